"""What every flow is built on: events, contexts, decisions, the router, and the ports."""
