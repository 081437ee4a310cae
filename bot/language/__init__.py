"""Words that somebody typed go in, values come out."""
