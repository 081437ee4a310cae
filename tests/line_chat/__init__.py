"""The smallest possible platform. docs/developers/add-a-platform.md builds it step by step."""
