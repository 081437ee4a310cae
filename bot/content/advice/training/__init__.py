"""Which advice messages ask for is learned here, before they are read. Askwell itself never runs
this."""
