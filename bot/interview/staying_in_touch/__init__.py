"""What comes after an interview: the journal, the people met, and writing again."""
