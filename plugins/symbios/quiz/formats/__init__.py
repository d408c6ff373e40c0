"""Questions in the formats of other programs: read into our model, and written from it."""
