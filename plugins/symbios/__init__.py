"""Compile multilingual Markdown and a YAML registry into a course that needs no server."""

__version__ = "0.1.0"
