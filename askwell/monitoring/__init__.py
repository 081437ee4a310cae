"""What operators and other processes learn of how the process is."""
