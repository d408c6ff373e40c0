"""The content of the pages that every course gets beside its own, as pure functions."""
