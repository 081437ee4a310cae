"""Messages to members and posts in channels."""
