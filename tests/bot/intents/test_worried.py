"""Who was treated badly, who is sad, and who may hurt themselves is never sent to look for hosts.

Both files were written before the rules that were tuned next. With rules written for the first
(which says little, since one person wrote both), 35 of 40 reports, 20 of 20 sad and 20 of 20
desperate messages were heard rightly, and none of 60 harmless ones as any of these. The second came
then, unseen: 3 of 40, 4 of 20 and 3 of 20 at first, and 1 of 50 harmless ones wrongly. What is not
understood names the contact, so that nobody is left without a person. Both have since been learned
from.
"""

import csv
from collections import Counter
from pathlib import Path

import pytest

from bot.content.coaching import asks_for_job
from bot.language.intents import Intent, hear
from tests.bot.intents.labelled import PEOPLE

WORRIED = {Intent.REPORT, Intent.HARD, Intent.CRISIS}


def heard(name: str) -> tuple[Counter[str], list[str]]:
    """How many of each label were heard rightly; and harmless messages that were taken for worried
    ones."""
    right: Counter[str] = Counter()
    alarms: list[str] = []
    path = Path(__file__).with_name(f"{name}.tsv")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            found = hear(row["message"], asks_for_job, PEOPLE)
            first = found.guesses[0].intent if found.sure else None
            if row["intent"] in WORRIED:
                right[row["intent"]] += first == row["intent"]
            elif first in WORRIED:
                alarms.append(row["message"])
    return right, alarms


@pytest.mark.parametrize(
    ("name", "report", "hard", "crisis", "most_alarms"),
    [("worried_once_unseen", 35, 20, 20, 0), ("worried_once_unseen_2", 3, 4, 3, 1)],
)
def test_worried_messages(name: str, report: int, hard: int, crisis: int, most_alarms: int) -> None:
    right, alarms = heard(name)
    assert right["report"] >= report, right
    assert right["hard"] >= hard, right
    assert right["crisis"] >= crisis, right
    assert len(alarms) <= most_alarms, alarms
