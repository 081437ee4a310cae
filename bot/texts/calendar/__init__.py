"""Interviews as calendar data, for any calendar that a member uses. Nothing is sent to anybody."""
