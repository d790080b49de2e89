"""Filters that all templates may use."""
