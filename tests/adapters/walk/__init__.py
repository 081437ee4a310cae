"""Draws one whole interview on each platform, as its members see it, for the docs: `make walk`."""
