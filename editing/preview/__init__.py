"""The site as editors will see it: as of a day, from a draft, on their own machine only (docs/adr/0015)."""
