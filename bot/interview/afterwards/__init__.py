"""What both sides say after an interview: how it was, and what the host recommends."""
