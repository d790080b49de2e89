"""For those who write the leaflets: check, start a folder, look ahead, compare. No visitor meets any of it."""
