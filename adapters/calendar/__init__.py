"""Members' own calendars: fetched from somebody else's server, and parsed in a separate process."""
