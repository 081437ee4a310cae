"""Who is hurt at home or may hurt another is heard, and nobody who only uses the same words."""

import pytest

from bot.language.intents import (
    Intent,
    danger_in,
    in_danger,
    is_hurt_at_home,
    is_worried,
    threatens,
)

HURT = (
    "my boyfriend hits me and i am scared to go home",
    "my husband beat me again last night",
    "my dad chokes me when he is drunk",
    "im afraid to go home tonight because of my partner",
    "my wife keeps threatening me and i dont know what to do",
    "my girlfriend slapped me and now i cant think straight",
    "my ex threatened to kill me",
    "my stepfather is violent and i live with him",
    "i dont feel safe at home with my husband",
    "my roommate strangled me yesterday, sorry i missed the interview",
    "my mother used to beat me and now my brother does it",
    "my partner is abusive and hurts the kids",
)
THREATS = (
    "im going to hurt him when i see him at the meeting",
    "i swear ill shoot up that office",
    "i will bring a knife on friday",
    "im gonna kill him if he shows up",
    "i will shoot everyone at that event",
    "i'm going to beat her up on friday",
    "i'll bring a gun to the interview",
    "i want to stab my boss",
    "i swear to god i will burn that building down",
    "im bringing a knife to the meetup",
    "he will pay, i will hurt him badly",
    "i plan to blow up the office",
    "they will all be dead when i come on monday",
    "im going to punch him in the face when i see him",
)
HARMLESS = (
    "my boss hits his targets",
    "this deadline is killing me",
    "the market was hit",
    "my partner hits the gym",
    "I shoot weddings",
    "shooting for an office job",
    "I beat my husband at chess",
    "i will shoot you an email about the office",
    "i will bring a cake knife to the party on friday",
    "my wife beats me at tennis",
    "my dad choked up when i got the job",
    "my husband hits the road at six",
    "i take pills research seriously, any pharma hosts?",
    "my mother hurt her back so i have to move the interview",
    "i'm going to kill it at the interview",
    "i will be blown away by that office",
    "my partner threatens to quit his job",
    "i wont be around for the interview, i am travelling this week",
    "please cancel everything, i wont need it anymore",
    "i'll bring my host a gift and a swiss army knife brochure",
    "i design knives, can i bring one to show",
    "my father was a punch card operator",
    "i wont be around after this week, vacation",
    "it hits me when he talks about startups",
    "my ex boss is killing me with deadlines",
    "cancel everything, where im going there is no wifi",
    "my host beats everybody at sales, how?",
    "i work on domestic violence shelters, any hosts?",
    "i'm going to shoot a film in that office",
    "he hit me up on linkedin",
    "my brother hit me up about a job",
    "i take antidepressants research seriously",
    "my dad strangled his startup with debt",
    "my mom hits me up daily for news",
    "my dad never hit me",
    "my brother hit me with a great idea",
    "my cousin beat me to the job",
    "i will shoot him an email tomorrow",
    "i want to beat them at chess",
    "i will take a knife and fork to the picnic",
    "i am going to kill them with kindness",
    "i dont want to hurt him",
    "i wont be around for anything after 5pm",
    "my family has been hit by the layoffs, they are fine",
    "i will not hurt her feelings",
    "my sister was hurt in football",
)


@pytest.mark.parametrize("words", HURT)
def test_who_is_hurt_by_somebody_close_is_heard(words: str) -> None:
    assert is_hurt_at_home(words)
    assert is_worried(words)


@pytest.mark.parametrize("words", THREATS)
def test_who_may_hurt_another_is_heard(words: str) -> None:
    assert threatens(words)
    assert danger_in(words) is Intent.FOR_ANOTHER


@pytest.mark.parametrize("words", HARMLESS)
def test_who_only_uses_the_same_words_is_not_worried(words: str) -> None:
    assert not is_worried(words)
    assert danger_in(words) is None


def test_a_threat_hides_no_wish_to_die() -> None:
    words = "i will shoot up that office and then kill myself"
    assert in_danger(words)
    assert danger_in(words) is Intent.CRISIS
