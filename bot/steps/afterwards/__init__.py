"""What flows after an interview share."""
