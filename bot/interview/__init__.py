"""The domain: interviews, members, plans, hours and calendars as values, and their rules."""
