"""What an operator sets up, and the checks of it by `askwell doctor`."""
