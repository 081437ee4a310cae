"""When two members can meet, and when a nudge may reach them."""
