"""What the core needs from the store and from platforms, a protocol for each subject."""
