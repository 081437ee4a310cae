"""What every flow stands on: events, contexts, decisions, the router, and the ports."""
