"""A member who was treated badly, who is sad, or who may hurt themselves is never sent to look for
hosts.

Each `once_unseen` file was written before the rules were tuned the next time. One person wrote all
of them, and the rules that followed. The first two have been learned from since. In its first run,
the second had 3 of 40 reports, 4 of 20 sad and 3 of 20 desperate messages right. The third has not
been learned from: in its first run, 30, 18 and 20 were right, none of the rest got a confident
wrong answer, and 5 of 60 harmless ones were answered kindly or offered the form. Rules that were
narrowed afterwards lost four of these, and four phrases were added again for them. An answer to a
message that is not understood names the contact, so that everybody can reach a person.
"""

from collections import Counter
from pathlib import Path

import pytest

from bot.content.coaching import asks_for_job
from bot.language.intents import Intent, hear
from bot.language.intents.training.labelled import rows
from tests.bot.language.intents.labelled import LABELLED, PEOPLE, labelled

WORRIED = {Intent.REPORT, Intent.HARD, Intent.CRISIS}


def heard(name: str) -> tuple[Counter[str], list[str], list[str]]:
    """How many messages of each label were right; the harmless messages that were taken for worried
    ones; and the worried ones that were confidently taken for something else."""
    right: Counter[str] = Counter()
    alarms: list[str] = []
    unheard: list[str] = []
    own = Path(__file__).with_name(f"{name}.tsv")
    path = own if own.exists() else LABELLED / own.name
    for row in rows(path):
        first = surely_heard(row["message"])
        if row["intent"] in WORRIED:
            right[row["intent"]] += first == row["intent"]
            if first and first not in WORRIED:
                unheard.append(row["message"])
        elif first in WORRIED:
            alarms.append(row["message"])
    return right, alarms, unheard


@pytest.mark.parametrize(
    ("name", "report", "hard", "crisis", "most_alarms"),
    [
        ("worried_tuned_on", 10, 3, 1, 0),
        ("worried_once_unseen", 40, 20, 20, 0),
        ("worried_once_unseen_2", 40, 20, 20, 0),
        ("worried_once_unseen_3", 30, 18, 20, 5),
    ],
)
def test_worried_messages(name: str, report: int, hard: int, crisis: int, most_alarms: int) -> None:
    right, alarms, unheard = heard(name)
    assert right["report"] >= report, right
    assert right["hard"] >= hard, right
    assert right["crisis"] >= crisis, right
    assert len(alarms) <= most_alarms, alarms
    assert not unheard


BESIDE_OTHER_THINGS = (
    "i quit my job and i want to die",
    "i wanted to learn about law but now i want to die",
    "i spoke to someone in HR and now i want to kill myself",
    "there is no prevention for this, i want to end my life",
    "who knows, i dont want to be here anymore",
    "everybody is better than me, i should not be here anymore",
    "i want to end my life, who works here that i can tell",
    "i met someone in a bar and took too many pills",
    "I want to die. Who works in suicide prevention?",
    "I want to kill myself, I will end it on Sunday",
    "I feel suicidal. My sister works in suicide prevention.",
    "I have no reason to live. Let's end it at five today.",
    "I took an overdose. I know somebody who works on a suicide hotline.",
)
A_DEED_BESIDE_OTHER_THINGS = (
    "Daniel touched my leg. Who works in design?",
    "my host groped me, who knows what I can do?",
    "My host insulted me. I still want to learn about finance",
    "someone in this server sends me nude pictures",
    "People in HR here ignore it, but my mentor keeps harassing me",
    "I met someone in finance here and he kissed me",
    "I was harassed by a host, tell me about what I can do",
)
ABOUT_THE_FIELD = (
    "i want to learn about suicide prevention",
    "someone in suicide prevention",
    "who works in suicide prevention",
    "somebody who knows about suicide hotlines",
    "I want to learn about crisis counselling",
    "i would like to talk to someone in crisis intervention",
    "dying to talk to someone in design",
    "I work in suicide prevention. Who knows about suicide research?",
    "I want to learn about harassment law",
    "who works on bullying prevention",
    "she follows my work, who works in design?",
)


def test_a_crisis_is_heard_beside_words_that_are_about_something_else() -> None:
    missed = [each for each in BESIDE_OTHER_THINGS if surely_heard(each) is not Intent.CRISIS]
    assert not missed


def test_a_deed_is_heard_beside_words_that_are_about_something_else() -> None:
    missed = [
        each for each in A_DEED_BESIDE_OTHER_THINGS if surely_heard(each) is not Intent.REPORT
    ]
    assert not missed


def test_a_field_that_deals_with_worries_is_no_worry() -> None:
    alarms = [each for each in ABOUT_THE_FIELD if surely_heard(each) in WORRIED]
    assert not alarms


def test_danger_is_heard_beside_a_harmless_sentence() -> None:
    """Written before `unless` was read by sentence: 19 of 20 were heard then."""
    said = labelled("danger_in_two_sentences")
    assert len(said) == 20
    assert [each for each in said if surely_heard(each.message) != each.intent] == []


MANNERS_OF_SPEAKING = (
    "this job market is suicide",
    "the job hunt is pure suicide",
    "quitting now would be career suicide",
    "she touched me deeply with her story",
    "touched me deeply with her story",
    "his words really touched me",
    "I was touched by her kindness",
    "can we write, because phone calls freak me out",
    "Her kindness touched me, and so did his courage",
    "I was ten minutes late and I feel awful",
    "I might burst into tears during the call because she is so nice",
    "Zoom calls freak me out since the lockdown",
    "what if I cry in the call?",
)
NO_MANNER_OF_SPEAKING = (
    "he touched me deeply",
    "his calls freak me out",
    "her phone calls freak me out",
    "I was touched by him",
    "he read my letter and touched me",
    "after his speech he touched me",
    "His story touched me. Then he touched my leg.",
    "her words touched me, then she grabbed my breasts",
    "Her kindness touched me. His hand touched me, too.",
    "I came late to the call and he touched me. I feel terrible.",
    "I might burst into tears during the call because he threatened me last time",
    "Zoom calls freak me out since a host exposed himself to me",
    "My boss insulted me yesterday. My host did the same: she called me stupid",
)


def test_a_manner_of_speaking_is_no_alarm() -> None:
    assert [each for each in MANNERS_OF_SPEAKING if surely_heard(each) in WORRIED] == []
    also_meant = (
        "This job market is suicide, and I want to kill myself",
        "The deadline is suicide, and so is how I feel: I will end my life",
        "I was late and feel awful, I want to die",
        "What if I cry in the call? I cry every day and see no point in living",
        "I am gonna bail on life, I cannot go on",
    )
    assert [each for each in also_meant if surely_heard(each) is not Intent.CRISIS] == []


def test_a_wish_to_die_is_heard_in_languages_that_are_not_read() -> None:
    said = list(rows(Path(__file__).with_name("foreign_worries.tsv")))
    worried = [each["message"] for each in said if each["worried"] == "yes"]
    assert [each for each in worried if surely_heard(each) is not Intent.CRISIS] == []
    others = [each["message"] for each in said if each["worried"] == "no"]
    assert [each for each in others if surely_heard(each) in WORRIED] == []


def test_who_is_only_worn_out_by_work_is_heard_in_languages_that_are_not_read() -> None:
    worn_out = (
        "je n'en peux plus de ce boulot",
        "não aguento mais este emprego",
        "ich kann nicht mehr in diesem Job",
        "non ne posso più di questo lavoro",
    )
    assert [each for each in worn_out if surely_heard(each) is not Intent.WORN_OUT] == []


def test_no_english_word_is_taken_for_a_foreign_one() -> None:
    said = ("I want to mourn", "I would like to mourn for a while")
    assert [each for each in said if surely_heard(each) in WORRIED] == []


NO_DANGER = (
    "I want to stop everything",
    "i cut myself while cooking",
    "I burned myself on the oven",
    "I can't make it through the whole hour",
    "rather jump off a bridge than cold call",
    "I'd rather die than present in front of people",
    "i wanted to die when my camera was on",
    "I was burning myself out",
    "they will notice that I am new",
    "I wish I had never asked",
    "I don't want to wake her with my message",
    "suicide prevention",
    "hospice",
    "crisis counselling",
    "find suicide prevention",
    "a crisis line volunteer",
    "I can't go on Tuesday",
    "please kill the weekly reminder",
    "this is the last message you get from me before the holidays",
)
DANGER = (
    "I reached the end of my road",
    "I won't be around for Christmas, I have decided",
    "to pensando em acabar com tudo",
    "I am done",
    "I cut myself while everybody was asleep",
    "I'd rather die than go on like this",
    "i wanted to die when my wife left me",
    "I can't make it through the night",
    "I burned myself again on purpose",
    "Hospice told me it is weeks. I want to die before that.",
    "My brother killed himself and I want to follow him",
    "which tablets kill you",
    "I just can't carry on living without her",
    "I can't go on today",
    "I can't go on another day",
    "i cant go on for one more day",
    "i no longer want to live",
    "this is the last message you will ever read from me",
    "i pray death takes me",
    "I am afraid of what I might do when I am alone",
)
GRIEF = (
    "My brother killed himself last year",
    "my best friend took his own life in spring",
    "we lost our cousin to suicide",
    "my uncle died by suicide",
)


def test_a_field_an_accident_and_a_figure_of_speech_are_no_danger() -> None:
    assert [each for each in NO_DANGER if hears_danger(each)] == []


def test_danger_is_heard_in_words_that_are_near_harmless_ones() -> None:
    assert [each for each in DANGER if not hears_danger(each)] == []


def test_who_lost_somebody_by_suicide_grieves() -> None:
    assert [each for each in GRIEF if surely_heard(each) is not Intent.HARD] == []


def test_what_is_no_certain_wish_to_die_may_be_one() -> None:
    alarming = ("i have no wish to be alive", "there is nothing that keeps me alive")
    assert [each for each in alarming if not hears_danger(each)] == []
    others = ("find me a nurse", "I don't want to be a host anymore", "can I move my talk")
    assert [each for each in others if hears_danger(each)] == []


def test_the_gravest_words_are_heard_in_languages_that_are_not_read() -> None:
    desperate = (
        "me quiero morir",
        "no quiero vivir más",
        "estoy muy triste, no puedo más",
        "não quero mais viver",
        "ich will nicht mehr leben",
        "ich möchte einfach nicht mehr leben",
        "Ich kann nicht mehr",
        "So kann ich nicht mehr",
        "je veux mourir",
        "je n'en peux plus",
        "voglio morire",
        "me voy a matar",
        "voy a suicidarme",
        "quiero acabar con mi vida",
        "vou me matar",
        "não quero viver mais",
        "quero acabar com a minha vida",
        "ich wäre lieber tot",
        "ich möchte einfach tot sein",
        "j’en peux plus",
        "je veux en finir",
        "mi voglio ammazzare",
        "mi uccido",
    )
    assert [each for each in desperate if surely_heard(each) is not Intent.CRISIS] == []
    harmless = (
        "no quiero vivir en Madrid",
        "tengo ganas de vivir en Berlin",
        "ich will lernen",
        "ich kann nicht mehr kommen",
        "je ne veux plus vivre ici",
        "je veux en finir avec ce stage",
        "me voy a Madrid",
        "vou me apresentar",
        "je veux mourir de rire",
        "quiero morir de risa",
        "ich will vor Lachen sterben",
        "am Dienstag kann ich nicht mehr",
    )
    assert [each for each in harmless if surely_heard(each) in WORRIED] == []


def test_nobody_is_heard_in_one_word() -> None:
    assert surely_heard("noone wants to talk with me. i think im to old for this") is Intent.HARD


def test_a_deed_is_no_manner_of_speaking() -> None:
    missed = [each for each in NO_MANNER_OF_SPEAKING if surely_heard(each) is not Intent.REPORT]
    assert not missed


def test_an_exception_silences_only_its_own_sentence() -> None:
    """Only somebody at work is spoken of onwards, until a member here is named."""
    report = "Please stop messaging me about hosts. Omar insulted me."
    assert surely_heard(report) is Intent.REPORT
    assert surely_heard("Questions any. My host insulted me.") is Intent.REPORT
    assert surely_heard("I am stuck in traffic. I feel so hopeless.") is Intent.HARD
    assert surely_heard("My boss bullies me every day. He called me stupid.") is Intent.HARD
    here = "My boss bullies me every day. My host here called me stupid, too."
    assert surely_heard(here) is Intent.REPORT


def hears_danger(message: str) -> bool:
    heard = hear(message, asks_for_job, PEOPLE)
    return heard.alarming or (heard.sure and heard.guesses[0].intent is Intent.CRISIS)


def surely_heard(message: str) -> Intent | None:
    found = hear(message, asks_for_job, PEOPLE)
    return found.guesses[0].intent if found.sure else None
