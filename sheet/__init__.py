"""The leaflet itself: one sheet of A4, both sides, made from an insurer's folder, as a page and as PDF."""
