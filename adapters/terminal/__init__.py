"""A platform without people: simulated members talk with Askwell, and a terminal shows it."""
