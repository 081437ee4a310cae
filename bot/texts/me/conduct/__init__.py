"""A member does not want to meet another one, or reports one."""
