"""How a member wants to be reached: time zone, language, quiet hours, nudges, calendar."""
