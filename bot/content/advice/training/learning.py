"""Learns the points of bot.content.advice.learned from labelled messages. To learn them again, run
from the root of the repository:  python -m bot.content.advice.training
"""

from collections.abc import Iterator, Mapping

from bot.content.advice import learned
from bot.content.advice.answers import the_advice
from bot.content.advice.learned import FILE, NOTHING, features
from bot.content.languages import folder
from bot.language.intents.training import learning as intents
from bot.language.intents.training.labelled import rows
from bot.language.intents.training.regression import Example, heading, learn, table

HERE = folder(learned.__package__)
MESSAGES = HERE / "training"
WRITTEN = HERE / FILE
FILES = ("once_unseen", "once_unseen_2", "once_unseen_4", "once_unseen_5", "taught")
"""The files that once were test data were measured before anything was learned from them."""

ASK_FOR_NOTHING = frozenset(
    """find ask move note interviews contacts pause busy blocks settings quiet leave calendar
    privacy report crisis yes no where news journal reading organizers welcome job unsure cancel
    missed thank late questions answer host help organize""".split()
)
"""Intents whose messages ask for no advice, unless its phrases say so. Who is sad or wants to begin
may need advice."""

ROUNDS = 20
LEAST = 10
"""Points below this speak for no advice and are not written down. What speaks against advice is
only kept where it is about all of it."""


def learn_advice() -> str:
    """The content of the file."""
    taught, meanings = everything(), the_meanings()
    kept = {trait: _kept(given) for trait, given in learn(taught, meanings, ROUNDS).items()}
    return heading(taught, meanings) + table(
        {trait: given for trait, given in kept.items() if given}, meanings
    )


def the_meanings() -> list[str]:
    return sorted([*(each.id for each in the_advice().all), NOTHING])


def everything() -> list[Example]:
    return [*_taught(), *_others()]


def _taught() -> Iterator[Example]:
    """The first label of each message, and the titles."""
    for row in (row for name in FILES for row in rows(MESSAGES / f"{name}.tsv")):
        first = row["topics"].partition("|")[0]
        yield Example(first or NOTHING, features(row["message"]))
    yield from (Example(each.id, features(each.title)) for each in the_advice().all)


def _others() -> Iterator[Example]:
    taught = {row["message"] for name in FILES for row in rows(MESSAGES / f"{name}.tsv")}
    for row in (row for name in intents.FILES for row in rows(intents.HERE / f"{name}.tsv")):
        said = row["message"]
        is_other = row["intent"] in ASK_FOR_NOTHING and said not in taught
        if is_other and not the_advice().of(said):
            yield Example(NOTHING, features(said))


def _kept(given: Mapping[str, int]) -> dict[str, int]:
    return {name: each for name, each in given.items() if each >= LEAST or name == NOTHING}
