"""Pages about the site itself: who runs it, words explained, accessibility."""
