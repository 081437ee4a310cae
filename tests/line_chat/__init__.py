"""A platform as small as one can be: docs/developers/add-a-platform.md builds it step by step."""
