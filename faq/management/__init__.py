"""Commands of the FAQ."""
