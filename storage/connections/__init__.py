"""Opens a database and reaches it: threads, connections, and what one process uses alone."""
