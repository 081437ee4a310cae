"""The workspaces that Askwell serves, and the people in them."""
