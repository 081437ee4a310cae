"""Members, their groups and their programmes."""
