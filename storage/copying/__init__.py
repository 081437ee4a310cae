"""Copies a whole database into another one."""
