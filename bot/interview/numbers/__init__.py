"""The numbers that organizers show to a board, by their definitions; one a function."""
