"""Compile multilingual Markdown and a YAML registry into a course that needs no server."""
