"""A member's own affairs: their interviews, how they want to be reached, what is stored."""
