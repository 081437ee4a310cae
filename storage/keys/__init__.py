"""The keys that protect addresses, tokens and the hashes of erased people."""
