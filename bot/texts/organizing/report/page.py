"""The report as one page to print on A4 or Letter, in a file that needs no other files.

The page is a file, so its texts are rendered for their reader when it is made, and members' words
are escaped here.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from html import escape

from bot.cards.charts import Chart, in_words
from bot.cards.plain_text import plain
from bot.cards.reader import Reader
from bot.cards.rich_text import Moment, MomentStyle, Text, Words, joined, say
from bot.engine.store.ports import DrawnPicture
from bot.interview.afterwards.assessments import ANSWERS, Assessed
from bot.interview.numbers.report import Measured, NumberName, Report
from bot.texts.interviews import review
from bot.texts.organizing.report import figures as numbers
from bot.texts.organizing.report.report import NAMES

FIRST_ON_PAGE = (NumberName.PARTICIPATION, NumberName.SEEKERS_SERVED, NumberName.INTERVIEWS_HELD)
"""What the board of an organisation asks first."""
IN_VAIN_SHOWN = 8
NONE = Words("–")

_STYLE = """
@page { margin: 14mm; }
* { box-sizing: border-box; }
body { max-width: 182mm; margin: 0 auto; padding: 8mm 0; background: #fff; color: #1a1a1a;
  font: 10pt/1.4 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
@media print { body { padding: 0; } }
h1 { margin: 0; font-size: 19pt; line-height: 1.2; }
h2 { margin: 7mm 0 2mm; font-size: 12.5pt; break-after: avoid; }
header p { margin: 1mm 0 0; color: #4d4d4d; }
.first { display: flex; gap: 4mm; margin: 5mm 0 0; padding: 0; list-style: none; }
.first li { flex: 1; padding: 3mm 4mm; border: 0.3mm solid #1a1a1a; border-radius: 1.5mm; }
.first strong { display: block; font-size: 18pt; line-height: 1.2; }
.first span { display: block; color: #4d4d4d; font-size: 9pt; }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
table { font-size: 9pt; line-height: 1.25; }
th, td { padding: 0.62mm 2mm; border-bottom: 0.2mm solid #bfbfbf; text-align: right; }
th:first-child, td:first-child { padding-left: 0; text-align: left; }
thead { display: table-header-group; }
thead th { border-bottom: 0.4mm solid #1a1a1a; font-size: 9pt; vertical-align: bottom; }
tr, figure, li { break-inside: avoid; }
figure { margin: 4mm 0 0; }
figure svg { display: block; width: 100%; height: auto; max-height: 100mm; }
.first + figure svg { max-height: 52mm; }
dl { margin: 0; columns: 2; column-gap: 8mm; font-size: 8.5pt; line-height: 1.3; }
dl div { margin-bottom: 1.6mm; break-inside: avoid; }
dt { font-weight: 600; }
dd { margin: 0; color: #4d4d4d; }
ul.plain { margin: 0; padding-left: 5mm; }
footer { margin-top: 2.5mm; color: #4d4d4d; font-size: 8pt; }
@media print { footer { break-after: page; } }
"""


def page(
    report: Report,
    charts: Sequence[Chart],
    drawn: Sequence[DrawnPicture | None],
    *,
    title: Text,
    reader: Reader,
    now: datetime,
) -> str:
    """HTML without scripts that loads nothing. Words replace a picture that could not be drawn."""
    figures = [_figure(*each, reader) for each in zip(charts, drawn, strict=True)]
    parts = [
        _header(report, title, reader, now),
        _first(report, reader),
        *figures[:1],
        _table(report, reader),
        _footer(reader),
        *figures[1:],
        *_came_of_it(report, reader),
        *_in_vain(report, reader),
        _definitions(report, reader),
    ]
    language = escape(reader.language)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f"<title>{_told(title, reader)}</title><style>{_STYLE}</style></head>"
        f"<body>{''.join(parts)}</body></html>\n"
    )


def _told(text: Text, reader: Reader) -> str:
    return escape(plain(text, reader))


def _header(report: Report, title: Text, reader: Reader, now: datetime) -> str:
    earlier = say("Before: {earlier}.", earlier=numbers.span(report.period.before))
    before = numbers.NOTHING_BEFORE if report.is_first else earlier
    made = say("Made on {day}.", day=Moment(now, MomentStyle.DAY))
    below = _told(joined([before, made], " "), reader)
    return f"<header><h1>{_told(title, reader)}</h1><p>{below}</p></header>"


def _first(report: Report, reader: Reader) -> str:
    of = {each.name: each for each in report.numbers}
    shown = "".join(_large(of[name], reader) for name in FIRST_ON_PAGE if name in of)
    return f'<ul class="first">{shown}</ul>'


def _large(measured: Measured, reader: Reader) -> str:
    name = _told(NAMES[measured.name], reader)
    n, before = measured.now.n, _before(measured)
    both = say("n = {n}, before {before}", n=n, before=before)
    ground = both if measured.before else say("n = {n}", n=n)
    value = _told(numbers.written(measured.now), reader)
    return f"<li>{name}<strong>{value}</strong><span>{_told(ground, reader)}</span></li>"


def _before(measured: Measured) -> Text:
    return numbers.written(measured.before) if measured.before else NONE


def _table(report: Report, reader: Reader) -> str:
    heads = (
        say("Every number"),
        say("Now"),
        # Translators: how many a rate or a mean stands on.
        say("n"),
        say("Before"),
        say("Not known"),
    )
    head = "".join(f"<th>{_told(each, reader)}</th>" for each in heads)
    in_order = sorted(report.numbers, key=lambda each: each.name not in FIRST_ON_PAGE[:1])
    rows = "".join(_row(each, reader) for each in in_order)
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _row(measured: Measured, reader: Reader) -> str:
    name = _told(NAMES[measured.name], reader)
    unknown = measured.now.unknown
    cells = (
        numbers.written(measured.now),
        say("{number}", number=measured.now.n),
        _before(measured),
        say("{number}", number=unknown) if unknown else NONE,
    )
    told = "".join(f"<td>{_told(each, reader)}</td>" for each in cells)
    return f"<tr><td>{name}</td>{told}</tr>"


def _came_of_it(report: Report, reader: Reader) -> Iterator[str]:
    """How many seekers gave each answer."""
    if not report.came_of_it:
        return
    answers = (
        say("{label}: {text}", label=review.LABELS[each], text=say("{n}", n=n))
        for each in ANSWERS[Assessed.CAME_OF_IT]
        if (n := report.came_of_it.get(each))
    )
    yield _list(say("What came of it, as seekers say"), answers, reader)


def _in_vain(report: Report, reader: Reader) -> Iterator[str]:
    if not report.in_vain:
        return
    sought = (
        say("{label}: {text}", label=Words(each.words, 60), text=say("{n}", n=each.people))
        for each in report.in_vain[:IN_VAIN_SHOWN]
    )
    yield _list(say("Looked for by three people or more, and not found"), sought, reader)


def _definitions(report: Report, reader: Reader) -> str:
    title = _told(say("How each number is counted"), reader)
    told = "".join(
        f"<div><dt>{_told(NAMES[each.name], reader)}</dt>"
        f"<dd>{_told(numbers.COUNTED_AS[each.name], reader)}</dd></div>"
        for each in report.numbers
    )
    return f"<h2>{title}</h2><dl>{told}</dl>"


def _list(title: Text, items: Iterator[Text], reader: Reader) -> str:
    told = "".join(f"<li>{_told(each, reader)}</li>" for each in items)
    return f'<h2>{_told(title, reader)}</h2><ul class="plain">{told}</ul>'


def _figure(chart: Chart, drawn: DrawnPicture | None, reader: Reader) -> str:
    """The drawn picture contains its texts as text. Its description is for readers who cannot see
    it."""
    words = _told(in_words(chart), reader)
    if drawn is None:
        return f"<figure>{words}</figure>"
    return f'<figure role="img" aria-label="{words}">{drawn.svg}</figure>'


def _footer(reader: Reader) -> str:
    few = say(
        "Rates and averages are shown from five on. Askwell counts what members did and "
        "pressed; nobody’s words are read for it."
    )
    return f"<footer>{_told(few, reader)}</footer>"
