"""Translations: which version of a source a page translates, and the interface's own strings."""
