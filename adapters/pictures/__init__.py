"""Draws charts as pictures, in a separate process."""
