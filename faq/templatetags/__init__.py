"""Tags that put FAQ answers into pages."""
