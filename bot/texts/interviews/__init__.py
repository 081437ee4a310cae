"""An interview as its two sides see it, and what may be said about it at any stage."""
