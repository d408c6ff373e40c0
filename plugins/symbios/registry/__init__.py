"""The stakeholder registry: organisations, and what they offer and need, from files of strangers."""
