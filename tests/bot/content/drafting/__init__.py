"""Letters that Askwell drafts, read as a host would read them."""
