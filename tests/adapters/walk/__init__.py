"""Draws one whole interview on each platform, as its members see it, for the documentation: `make
walk`."""
