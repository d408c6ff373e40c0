"""Diagrams of flows: read from course/diagrams, laid out, and drawn as SVG beside a table."""
