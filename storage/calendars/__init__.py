"""Members' own calendars and feeds."""
