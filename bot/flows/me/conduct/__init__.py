"""A member does not want to meet another one, reports one, or was warned."""
