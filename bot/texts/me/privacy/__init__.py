"""What is stored about a member: to read, download and erase."""
