"""What is booked: prepare, be reminded, be there."""
