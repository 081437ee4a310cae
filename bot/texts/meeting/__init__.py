"""A booked interview: prepare, be reminded, be there."""
