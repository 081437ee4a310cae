"""Who is suggested to whom, and when."""
