"""Members' own calendars: fetched from a stranger's server, read apart from everything else."""
