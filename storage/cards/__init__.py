"""Cards on their way to members: put into the outbox, waiting, claimed, delivered, forgotten."""
