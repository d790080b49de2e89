"""What is stored: urgent notices by staff, and counts without anything personal."""
