"""Scripts that hurt the running site and count what is lost. On this machine only; not part of `make test`."""
