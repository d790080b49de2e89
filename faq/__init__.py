"""The FAQ: one answer a topic and insurer, search, and the pages around them."""
