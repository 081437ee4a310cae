"""Prints the plan that a seeker would get, for organizers, contributors and measurements."""

import json
import tomllib
from argparse import Namespace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from askwell.terminal import complain
from bot.cards.plain_text import plain
from bot.cards.reader import ANYBODY, Reader
from bot.cards.rich_text import Words, say
from bot.content.questions import Occasion, choose, the_bank
from bot.content.questions.fields import field_for, field_of_id
from bot.engine.errors import Explained
from bot.interview.frozen import frozen
from bot.interview.hosting import HostProfile
from bot.interview.meeting.plan import Planned
from bot.interview.members import Member, Person, Situation
from bot.texts.meeting.prepare import reason_for_question

HOST = Member(1, 1, Person("terminal", "terminal", "host"), "the host")


@frozen
class HostFile:
    """What a host says about themselves. `field` may also be a field's id."""

    headline: str = ""
    field: str = ""
    topics: tuple[str, ...] = ()
    gladly: str = ""
    role: str = ""
    organisation: str = ""

    @property
    def profile(self) -> HostProfile:
        known = field_of_id(self.field)
        sure = field_for(self.field) or field_for(self.role)
        return HostProfile(
            self.headline,
            self.field,
            self.topics,
            self.gladly,
            field_id=known.id if known else sure,
            role=self.role,
            organisation=self.organisation,
        )


class WrongHostFile(Explained):
    """A file that does not describe a host."""


def _unreadable(path: str, error: str) -> WrongHostFile:
    why = say("{file} cannot be read: {error}", file=Words(path), error=Words(error))
    return WrongHostFile(why)


def _malformed(path: str, key: str) -> WrongHostFile:
    value = '["night shifts", "exams"]' if key == "topics" else '"a few words"'
    why = say(
        "{file}: write {key} like this: {example}",
        file=Words(path),
        key=Words(key),
        example=Words(f"{key} = {value}"),
    )
    return WrongHostFile(why)


def read_host(path: str) -> HostFile:
    """Raises WrongHostFile."""
    try:
        written = tomllib.loads(Path(path).read_text("utf-8"))
        return TypeAdapter(HostFile).validate_python(written)
    except OSError as error:
        raise _unreadable(path, str(error.strerror)) from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise _unreadable(path, str(error)) from error
    except ValidationError as error:
        raise _malformed(path, str(error.errors()[0]["loc"][0])) from error


def plan(asked: Namespace, reader: Reader) -> int:
    """`askwell plan`, as it was typed. Return the exit status."""
    try:
        host = read_host(asked.host)
    except WrongHostFile as wrong:
        complain(wrong.why, reader)
        return 2
    situation = Situation(asked.situation) if asked.situation else None
    occasion = Occasion(
        asked.seed, asked.minutes, wish=asked.wish, situation=situation, profile=host.profile
    )
    tell_plan(occasion, reader, as_json=asked.json)
    return 0


def tell_plan(occasion: Occasion, reader: Reader, *, as_json: bool) -> None:
    """What would be asked, what is kept in reserve, and why."""
    choice = choose(the_bank(), occasion)
    if as_json:
        found = {"questions": choice.questions, "reserve": choice.reserve}
        print(json.dumps({name: [_json(each) for each in these] for name, these in found.items()}))
        return
    for number, each in enumerate((*choice.questions, *choice.reserve), 1):
        if number == len(choice.questions) + 1:
            print(f"\n{plain(say('In reserve:'), reader)}")
        print(f"{number}. {each.text} ({plain(reason_for_question(each, HOST), reader)})")


def _json(question: Planned) -> dict[str, str]:
    why = plain(reason_for_question(question, HOST), ANYBODY)
    return {"id": question.id, "kind": question.kind, "text": question.text, "why": why}
