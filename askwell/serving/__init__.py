"""`askwell run`: Askwell on its platforms or in the playground, until it is stopped."""
