"""Events that wait to be decided, and what members changed lately."""
