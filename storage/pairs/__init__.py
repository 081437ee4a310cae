"""What stands between two members apart from their interviews."""
