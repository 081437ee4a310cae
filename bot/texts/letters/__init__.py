"""What a seeker writes to a host: thanks and updates, and what the host answers."""
