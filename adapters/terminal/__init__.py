"""A platform without real people: simulated members use Askwell, and a terminal shows it."""
