"""The call-center desk: one screen to read an answer aloud from."""
