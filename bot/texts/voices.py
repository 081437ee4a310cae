"""What we say ourselves in a thank-you note, by tone."""

from dataclasses import dataclass

from bot.drafting import Tone


@dataclass(frozen=True, slots=True)
class Voice:
    """The sentences of a tone, and how many words a whole note has at most. Sentences that end in
    a colon introduce what the seeker wrote."""

    most: int
    dear: str
    thanks: str
    late: str
    learned: str
    wished: str
    plain: str
    recommended: str
    named: str
    promise: str
    close: str


VOICES = {
    Tone.WARM: Voice(
        most=119,
        dear="Dear",
        thanks="Thank you for taking the time to talk with me about",
        late="This comes later than I would have liked, and is meant no less.",
        learned="What stays with me most, from my notes:",
        wished="You gave me a much clearer picture of what I had hoped to learn:",
        plain="You gave me a much clearer picture of what it is really like.",
        recommended="What you recommended is next on my list:",
        named="I also hope to talk with the people you named:",
        promise="I will let you know what comes of it.",
        close="Warm regards,",
    ),
    Tone.SHORT: Voice(
        most=75,
        dear="Hi",
        thanks="Thank you for talking with me about",
        late="A little late, and meant no less.",
        learned="I keep this from it:",
        wished="I see this much more clearly now:",
        plain="I see it much more clearly now.",
        recommended="Next on my list:",
        named="",
        promise="I will tell you what comes of it.",
        close="",
    ),
    Tone.FORMAL: Voice(
        most=119,
        dear="Dear",
        thanks="Thank you for the time you took to speak with me about",
        late="Please excuse that this note reaches you somewhat late.",
        learned="From our conversation I noted in particular:",
        wished="It gave me a far better understanding of what I had asked you about:",
        plain="It gave me a far better understanding of the profession.",
        recommended="I will follow up on what you recommended:",
        named="I also intend to contact the people you named:",
        promise="I would be glad to let you know what comes of it.",
        close="Kind regards,",
    ),
}
