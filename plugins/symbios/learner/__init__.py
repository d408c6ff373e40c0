"""The learner: what stays on their device, and what they hand over."""
