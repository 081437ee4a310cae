"""What is done when Askwell starts."""
