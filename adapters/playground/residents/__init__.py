"""Who lives in the demo community. Everybody here is invented."""
