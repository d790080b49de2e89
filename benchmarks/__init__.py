"""What the site costs: run by hand, never by the tests."""
