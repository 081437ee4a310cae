"""Interviews as calendar data, to be read by whatever calendar a member keeps. Nothing is sent."""
