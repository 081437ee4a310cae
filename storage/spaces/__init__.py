"""Where Askwell is installed, which spaces are asleep, and whom a member can see."""
