"""Settings, addresses and the way the site is served."""
