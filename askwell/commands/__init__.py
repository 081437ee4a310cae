"""The commands of the terminal, besides `askwell run`."""
