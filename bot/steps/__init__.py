"""What several flows share, and what plain words are answered with."""
