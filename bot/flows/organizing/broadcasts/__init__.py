"""What organizers send to many members at once, and the sentences that they may quote."""
