"""The one thing that a seeker wants to do after an interview, in their own words."""

from datetime import datetime

from bot.interview.frozen import frozen

WORDS_AT_MOST = 300
NEWS_AT_MOST = 400


@frozen
class NextStep:
    """Visible to the seeker only. `ask_at` is when they are asked whether it is done (UTC), None if
    they are not, or no longer, asked. `put_off`: they were asked once, and it was not done yet.
    `done_at` (UTC) is None until it is done; `news` is what came of it."""

    words: str
    ask_at: datetime | None = None
    put_off: bool = False
    done_at: datetime | None = None
    news: str = ""

    @property
    def is_open(self) -> bool:
        return self.done_at is None
