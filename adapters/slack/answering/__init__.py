"""Answers what members do: in time, as messages and as forms."""
