"""Letters that Askwell drafts, read as the host would."""
