"""What is recognised in what seekers note: names, recommendations, and by when they will do it."""
