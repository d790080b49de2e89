"""The self-check: from a few answers to what to bring to the clinic and what to do next."""
