"""Answers to what members write in plain words."""
