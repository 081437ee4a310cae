"""How a thank-you note sounds in each tone."""

from dataclasses import dataclass

from bot.content.drafting import Tone
from bot.texts.email_copy import BLANK


@dataclass(frozen=True, slots=True)
class Voice:
    """The sentences of a tone. In `{}` stands what the host's field is, what the seeker thanks
    for, or what they wished to learn; the three without are for where there is no such thing."""

    dear: str
    talked: str
    late: str
    thanks: str
    one_thing: str
    gap: str
    clearer: str
    clear: str
    promise: str
    close: str


VOICES = {
    Tone.WARM: Voice(
        dear="Dear",
        talked="Thank you for taking the time to talk with me about {}.",
        late="This comes later than I would have liked, and is meant no less.",
        thanks="Above all, thank you for {}.",
        one_thing="There is one thing I am especially grateful for: {}.",
        gap=f"What you said about {BLANK} has stayed with me.",
        clearer="You gave me a much clearer picture of {}.",
        clear="You gave me a much clearer picture of what it is really like.",
        promise="I will let you know what comes of it.",
        close="Warm regards,",
    ),
    Tone.SHORT: Voice(
        dear="Hi",
        talked="Thank you for talking with me about {}.",
        late="A little late, and meant no less.",
        thanks="Thank you above all for {}.",
        one_thing="One thing I am really grateful for: {}.",
        gap=f"What you said about {BLANK} has stayed with me.",
        clearer="",
        clear="I see it all much more clearly now.",
        promise="I will tell you what comes of it.",
        close="",
    ),
    Tone.FORMAL: Voice(
        dear="Dear",
        talked="Thank you for the time you took to speak with me about {}.",
        late="Please excuse that this note reaches you somewhat late.",
        thanks="I am particularly grateful to you for {}.",
        one_thing="There is one thing for which I am particularly grateful: {}.",
        gap=f"What you said about {BLANK} has stayed with me.",
        clearer="Our conversation gave me a far better understanding of {}.",
        clear="Our conversation gave me a far better understanding of the profession.",
        promise="I would be glad to let you know what comes of it.",
        close="Kind regards,",
    ),
}
