"""What flows of organizers share."""
