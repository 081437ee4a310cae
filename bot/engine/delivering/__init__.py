"""When cards go out and together with what, and what becomes of those that do not arrive."""
