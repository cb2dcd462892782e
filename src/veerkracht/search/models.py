"""The index behind search."""
