"""The programme itself: its home, how it is opened, and who runs it."""
