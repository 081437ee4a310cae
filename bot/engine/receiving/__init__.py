"""What is done with an event before a flow answers to it."""
