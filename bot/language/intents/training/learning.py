"""The labelled messages from which the points of bot.language.intents.learned are learned. To learn
them again, run from the root of the repository:  python -m bot.language.intents.training
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bot.interview.members import NamedMember, Person
from bot.language.intents.catalogue import Intent, the_catalogue
from bot.language.intents.learned import FILE, MEANINGS, traits
from bot.language.intents.matching import NameIndex, read_sentences
from bot.language.intents.training.labelled import rows
from bot.language.intents.training.regression import Example, heading, learn, table

HERE = Path(__file__).parent
WRITTEN = HERE.parent / FILE
FILES = (
    *("tuned_on", "once_unseen_1", "once_unseen_2", "once_unseen_3", "in_context", "in_context_2"),
    *("worried_tuned_on", "worried_once_unseen", "worried_once_unseen_2", "in_context_3"),
    "taught",
)
"""The files that once were test data were measured before anything was learned from them."""

NAMES = (
    *("Daniel Okafor", "Priya Raman", "Lena Vogel", "Omar Haddad"),
    *("Will Turner", "Grace Kim", "María José Ortega"),
)
PEOPLE = tuple(
    NamedMember(number, Person("terminal", "town", name), name, None)
    for number, name in enumerate(NAMES)
)
"""The people whom the messages name."""

OPEN_WHEN: Mapping[str, Collection[Intent]] = {
    "asked": (Intent.YES, Intent.NO, Intent.MOVE, Intent.CANCEL, Intent.PAUSE),
    "offered": (Intent.YES, Intent.NO, Intent.MOVE, Intent.CANCEL),
    "waiting": (Intent.MOVE, Intent.CANCEL),
    "booked": (Intent.MOVE, Intent.CANCEL, Intent.LATE, Intent.WHERE),
    "running": (Intent.LATE, Intent.WHERE, Intent.MISSED),
    "later": (Intent.MOVE, Intent.CANCEL, Intent.WHERE),
    "over": (Intent.NEWS, Intent.NOTE, Intent.MISSED),
    "held": (Intent.NEWS, Intent.NOTE, Intent.MISSED),
}
"""The intents that are open for a writer, by the state of their interview."""


def learn_intents() -> str:
    """The content of the file."""
    taught = everything()
    return heading(taught, MEANINGS) + table(learn(taught, MEANINGS), MEANINGS)


def everything() -> list[Example]:
    return [each for name in FILES for each in examples(HERE / f"{name}.tsv")]


def examples(path: Path) -> Iterator[Example]:
    """Without those that are only labelled as not worried."""
    people, catalogue = NameIndex(PEOPLE, the_catalogue().known), the_catalogue()
    for row in rows(path):
        if row["intent"] in MEANINGS:
            said = read_sentences(row["message"], catalogue, people)
            open_for = _open_for(row.get("open") or "")
            yield Example(row["intent"], sorted(traits(said, row["message"], open_for)))


def _open_for(stands: str) -> set[Intent]:
    """From a text such as "asked:Daniel, booked:Priya"."""
    hows = (each.partition(":")[0] for each in stands.split(", ") if each)
    return {intent for how in hows for intent in OPEN_WHEN[how]}
