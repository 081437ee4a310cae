"""What people type: words in, values out. Nothing here writes a sentence or keeps anything."""
