"""What is stored about a member, for the file that shows them all of it."""
