"""The adapter to MkDocs: the only package that knows MkDocs, Markdown and templates."""
