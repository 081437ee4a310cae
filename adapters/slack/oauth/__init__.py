"""How Askwell is installed in a workspace, in a browser."""
