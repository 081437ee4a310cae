"""The numbers that organizers show to a board, one function for each definition."""
