"""The servers that Askwell serves, and the people in them."""
