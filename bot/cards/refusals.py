"""What cards, forms and files refuse on creation, because no platform could show it."""


def refuse_if(broken: bool, *what: object) -> None:
    """Raises ValueError if `broken`."""
    if broken:
        raise ValueError(" ".join(map(str, ("No platform could show this:", *what))))
