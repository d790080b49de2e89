"""Reads the leaflets' folders into frozen objects; a mistake in a folder stops the start with its place."""
