"""What flows before and during an interview share."""
