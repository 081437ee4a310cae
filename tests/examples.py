"""How often Hypothesis tries a property whose examples take long."""

from hypothesis import Phase, settings


def one_in(share: int) -> settings:
    """Try one in `share` of the examples that the profile in tests/conftest.py sets. One that fails
    is shown as it was found: Hypothesis would look for a simpler one for five minutes, which is
    taken for a test that hangs."""
    return settings(
        max_examples=settings().max_examples // share, phases=[Phase.explicit, Phase.generate]
    )
