"""What Askwell serves under its public address, besides what a platform calls."""
