"""A member's own affairs: what they offer, how they want to be reached."""
