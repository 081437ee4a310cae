"""Plans, read and saved one at a time. To save one, its seeker's row must be locked.

The part of a question that comes from the question bank is stored once, as a wording
(storage.statements.wordings), and so is the frame of a question that is made of the seeker's wish.
A plan contains only the wording's id, or a list of the id and whatever else there is to say, such
as why the question was chosen, and the wish as it stands in its frame. Plans of earlier versions
contain an object in place of such a list, or each question as a whole.
"""

from collections.abc import Collection, Iterator, Mapping, ValuesView
from dataclasses import replace
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from pydantic_core import from_json, to_json
from sqlalchemy import Connection, bindparam, select

from bot.content.questions import the_bank
from bot.content.questions.frames import the_frames
from bot.interview.meeting.plan import Plan, Planned, without_hosts_words
from storage.lazy import lazy
from storage.statements import wordings
from storage.statements.dialect import Insert, Upsert
from storage.statements.driver import Row
from storage.statements.mapping import names_of, values_of
from storage.statements.prepared import Prepared, PreparedChange, PreparedWithLists
from storage.tables import columns_of, interviews, plans

Questions = tuple[Planned, ...]

_NAMES = names_of(Plan)
_QUESTIONS = ("questions", "reserve")
_PLANS = select(*columns_of(plans, _NAMES))
_OF_SEEKER = _PLANS.where(plans.c.seeker == bindparam("seeker"))
_ALL_OF_SEEKER = Prepared(_OF_SEEKER.order_by(plans.c.interview))
_ONE_OF_SEEKER = Prepared(_OF_SEEKER.where(plans.c.interview == bindparam("interview")))

_OF_HOSTS = PreparedWithLists(
    _PLANS.where(
        plans.c.interview.in_(
            select(interviews.c.id).where(interviews.c.host.in_(bindparam("hosts", expanding=True)))
        )
    )
)

_OF_BANK = ("id", "kind", "text", "minutes", "insiders")
_WORDING = "is"
"""The key for the id of a wording, in place of the text of the question."""
_WISH = "wish"
"""The key for what stands in a frame in place of `_PLACE`. It is true for what `because` quotes."""
_PLACE = "{wish}"
_LISTED = (_WORDING, "why", "because", "pinned", "worked", _WISH)
"""The order of the values in a list. A missing value is null, and null values at the end are left
out."""


@cache
def _planned() -> TypeAdapter[Questions]:
    return TypeAdapter(Questions)


def _upsert(insert: Insert) -> Insert:
    changed = {name: insert.excluded[name] for name in ("questions", "reserve", "dropped")}
    return insert.on_conflict_do_update(index_elements=[plans.c.interview], set_=changed)


_UPSERT = PreparedChange(Upsert(plans, _upsert).on)


class OfSeeker(Mapping[str, Plan]):
    """All plans of a seeker, by interview. One plan is read when it is looked up; all are read when
    somebody iterates over them. It can be read until its transaction ends."""

    def __init__(self, db: Connection, seeker: int) -> None:
        self._db = db
        self._seeker = seeker

    def __getitem__(self, interview: str) -> Plan:
        row = _ONE_OF_SEEKER.first(self._db, seeker=self._seeker, interview=interview)
        if row is None:
            raise KeyError(interview)
        return _plan(self._db, row)

    def __iter__(self) -> Iterator[str]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)

    def values(self) -> ValuesView[Plan]:
        return self._all.values()

    @lazy
    def _all(self) -> dict[str, Plan]:
        rows = _ALL_OF_SEEKER.rows(self._db, seeker=self._seeker)
        return {plan.interview: plan for plan in (_plan(self._db, row) for row in rows)}


def forget_hosts(db: Connection, hosts: Collection[int]) -> None:
    """Delete these hosts' words from seekers' plans. The questions themselves stay as they are."""
    for row in _OF_HOSTS.rows(db, hosts=list(hosts)):
        plan = _plan(db, row)
        questions = without_hosts_words(plan.questions)
        save(db, replace(plan, questions=questions, reserve=without_hosts_words(plan.reserve)))


def save(db: Connection, plan: Plan) -> None:
    values = values_of(plan)
    questions = {name: _stored(db, values[name]) for name in _QUESTIONS}
    _UPSERT.run(db, [values | questions])


def read(db: Connection, row: str) -> Questions:
    """The questions in a column's value."""
    held = [_named(each) for each in from_json(row)]
    words = wordings.texts_of(db, (each[_WORDING] for each in held if _WORDING in each))
    return _planned().validate_python([_full_form(each, words) for each in held])


def wordings_in(row: str) -> Iterator[str]:
    """The ids of the wordings to which a column's value refers."""
    held = map(_named, from_json(row))
    return (each[_WORDING] for each in held if _WORDING in each)


def _plan(db: Connection, row: Row) -> Plan:
    values = dict(zip(_NAMES, row, strict=True))
    return Plan(**values | {name: read(db, values[name]) for name in _QUESTIONS})


def _named(held: str | list[Any] | dict[str, Any]) -> dict[str, Any]:
    if isinstance(held, dict):
        return held
    listed = [held] if isinstance(held, str) else held
    return {name: each for name, each in zip(_LISTED, listed, strict=False) if each is not None}


def _full_form(held: dict[str, Any], words: dict[str, str]) -> dict[str, Any]:
    rest = dict(held)
    wording, wish = rest.pop(_WORDING, None), rest.pop(_WISH, None)
    if wording is None:
        return rest
    full: dict[str, Any] = from_json(words[wording]) | rest
    if wish is None:
        return full
    stands = _quoted(full) if wish is True else wish
    return full | {"text": full["text"].replace(_PLACE, stands)}


def _stored(db: Connection, questions: Questions) -> str:
    dumped = _planned().dump_python(questions, mode="json", exclude_defaults=True)
    held = list(map(_framed, dumped))
    ids = wordings.save(db, (_of_bank(each) for each in held if each["text"] in _ours()))
    return to_json([_short_form(each, ids) for each in held]).decode()


def _framed(question: dict[str, Any]) -> dict[str, Any]:
    """A question that is made of the seeker's wish, with its frame as the text, and the wish. All
    others stay as they are."""
    frame, text = the_frames().texts.get(question["id"], ""), question["text"]
    before, _, after = frame.partition(_PLACE)
    wish = text.removeprefix(before).removesuffix(after)
    if _PLACE not in frame or frame.replace(_PLACE, wish) != text:
        return question
    return question | {"text": frame, _WISH: wish == _quoted(question) or wish}


def _quoted(question: dict[str, Any]) -> str:
    """The wish that is the reason for a question, as it mostly stands in a frame."""
    wish: str = question.get("because", "").strip("“”").rstrip(".!")
    return wish[:1].lower() + wish[1:]


def _short_form(question: dict[str, Any], ids: dict[str, str]) -> dict[str, Any] | list[Any] | str:
    wording = ids.get(_of_bank(question))
    if wording is None:
        return question
    listed = [wording, *(question.get(name) for name in _LISTED[1:])]
    while listed[-1] is None:
        listed.pop()
    return listed if len(listed) > 1 else wording


def _of_bank(question: dict[str, Any]) -> str:
    return to_json({key: question[key] for key in _OF_BANK if key in question}).decode()


@cache
def _ours() -> frozenset[str]:
    """The texts of the bank, and all frames."""
    return frozenset((*(each.text for each in the_bank()), *the_frames().texts.values()))
