"""Charts, drawn without a library: what a picture shows, as texts and numbers. Each bar is
labelled, so that no legend is needed, and everything that is drawn can also be said in words."""

from enum import StrEnum

from bot.cards.refusals import refuse_if
from bot.cards.rich_text import Text, joined, say
from bot.interview.frozen import frozen

GROUPS_AT_MOST, COLUMNS_AT_MOST = 12, 12


class BarTone(StrEnum):
    """Two tones that also differ in grey and for colour-blind readers."""

    STRONG = "strong"
    LIGHT = "light"


@frozen
class Bar:
    """`shown` stands at the end of the bar: the number, and what it counts if that is not
    obvious."""

    number: float
    shown: Text
    tone: BarTone = BarTone.STRONG


@frozen
class BarGroup:
    """Bars one below the other, with a common label."""

    label: Text
    bars: tuple[Bar, ...]


@frozen
class BarChart:
    title: Text
    subtitle: Text
    groups: tuple[BarGroup, ...]

    def __post_init__(self) -> None:
        refuse_if(not 0 < len(self.groups) <= GROUPS_AT_MOST, "so many groups:", self.title)


@frozen
class ColumnPanel:
    """A row of columns with a name: one number for each label of the chart."""

    name: Text
    numbers: tuple[int, ...]


@frozen
class ColumnChart:
    title: Text
    subtitle: Text
    labels: tuple[Text, ...]
    panels: tuple[ColumnPanel, ...]

    def __post_init__(self) -> None:
        refuse_if(not 0 < len(self.labels) <= COLUMNS_AT_MOST, "so many columns:", self.title)
        lengths = {len(each.numbers) for each in self.panels}
        refuse_if(lengths != {len(self.labels)}, "columns without a number:", self.title)


Chart = BarChart | ColumnChart


def in_words(chart: Chart) -> Text:
    """Everything that the picture shows, including its numbers, for readers who do not see it.
    Platforms accept 1,000 characters of it."""
    lines = _bar_lines(chart) if isinstance(chart, BarChart) else _column_lines(chart)
    return joined([joined([chart.title, chart.subtitle], ", "), *lines], "; ")


def _bar_lines(chart: BarChart) -> list[Text]:
    return [_line(each.label, [bar.shown for bar in each.bars]) for each in chart.groups]


def _column_lines(chart: ColumnChart) -> list[Text]:
    return [
        _line(
            panel.name,
            [
                say("{label} {number}", label=label, number=number)
                for label, number in zip(chart.labels, panel.numbers, strict=True)
            ],
        )
        for panel in chart.panels
    ]


def _line(label: Text, parts: list[Text]) -> Text:
    return say("{label}: {text}", label=label, text=joined(parts, ", "))
