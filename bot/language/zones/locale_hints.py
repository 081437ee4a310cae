"""Where somebody may live, judging by their language: a hint, never a setting."""

CITIES = {
    "bg": "Sofia",
    "cs": "Prague",
    "da": "Copenhagen",
    "de": "Berlin",
    "el": "Athens",
    "en-GB": "London",
    "es-ES": "Madrid",
    "es-419": "Mexico City",
    "fi": "Helsinki",
    "fr": "Paris",
    "hi": "Kolkata",
    "hr": "Zagreb",
    "hu": "Budapest",
    "id": "Jakarta",
    "it": "Rome",
    "ja": "Tokyo",
    "ko": "Seoul",
    "lt": "Vilnius",
    "nl": "Amsterdam",
    "no": "Oslo",
    "pl": "Warsaw",
    "pt-BR": "Sao Paulo",
    "ro": "Bucharest",
    "ru": "Moscow",
    "sv-SE": "Stockholm",
    "th": "Bangkok",
    "tr": "Istanbul",
    "uk": "Kyiv",
    "vi": "Ho Chi Minh",
    "zh-CN": "Shanghai",
    "zh-TW": "Taipei",
}
"""By Discord's locales. en-US is missing, because it is what most people leave unchanged."""


def likely_city(locale: str | None) -> str:
    """A city in the form that `time_zones.read_zone` reads. Empty if the language does not show
    it."""
    return CITIES.get(locale or "", "")
