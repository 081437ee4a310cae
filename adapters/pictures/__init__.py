"""Draws charts as pictures, in a program of its own."""
