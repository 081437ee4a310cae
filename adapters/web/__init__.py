"""What Askwell serves under its public address, in addition to what platforms call."""
