"""The report: the numbers of a programme."""
