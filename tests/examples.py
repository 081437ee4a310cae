"""How often Hypothesis tries a property whose examples take long."""

from hypothesis import settings


def one_in(share: int) -> settings:
    """Try one in `share` of the examples that the profile in tests/conftest.py sets."""
    return settings(max_examples=settings().max_examples // share)
