"""Organizers run the programme."""
