"""Words about us, words that only answer, and lines that are no words at all: none is a field that
somebody would look for."""

import re

from bot.language.intents.matching import LONGEST_TEXT

_BAD = "(?:stupid|useless|annoying|dumb|crap|rubbish|terrible|bad)"
_US = "(?:bot|app|robot|machine|thing)"
_ANNOYED = re.compile(
    rf"(?:(?:you|this|the|what an?|such an?|fuck|fucking|damn|bloody) )*{_BAD} {_US}"
    rf"|(?:this|that|it|you|(?:this|the) {_US})(?: is|'s| are|'re|re)"
    rf"(?: (?:so|just|really|such|only|an?))* {_BAD}(?: {_US})?"
    r"|you (?:really |still |just )?(?:do not|don'?t|never) (?:understand|get)"
    r"(?: (?:me|it|this|anything))?"
    r"|(?:this|that)(?: is not|'s not| isn'?t) what i (?:meant|asked|said|want|wanted)"
    r"|(?:this|that|you) (?:does not|doesn'?t|do not|don'?t|did not|didn'?t) help"
    r"(?: me)?(?: at all)?"
    rf"|i (?:really )?hate (?:this|it|you)(?: {_US})?"
    r"|(?:you|this) sucks?|go away|idiots?|damn(?: it)?|argh+|ugh+",
    re.IGNORECASE,
)
_FOND = re.compile(
    r"(?:(?:i|we|have|really|just) )*"
    r"(?:like|love|miss(?:ed)?) (?:you(?: guys| all)?|askwell|it here|(?:this|the|your) "
    rf"{_US})(?: (?:so|very) much| a lot)?",
    re.IGNORECASE,
)
_BACK = re.compile(
    r"(?:(?:hi|hello|hey)(?: (?:there|all|again|everyone|everybody|askwell))?)?"
    r"(?:\b *(?:i am|i'?m) (?:now )?back(?: (?:again|now|home|here))?"
    r"(?: from (?:\w+ ){0,3}(?:holidays?|vacation|trip|leave|break|travels))?)?",
    re.IGNORECASE,
)
_PUTS_OFF = re.compile(
    r"(?:(?:no|nah|nope|ok|okay|oh|sorry|fine)[ ,]+)*"
    r"(?:no,? (?:thanks?|thank you|thx)|never ?mind|nvm|forget (?:it|about it)|(?:maybe |perhaps )?"
    r"(?:later|another time|some other time|next time)|not (?:today|yet)|nothing)"
    r"(?:[ ,]+(?:then|thanks?|thank you|sorry|maybe|please|for now))*",
    re.IGNORECASE,
)
_WANTS_NOTHING = re.compile(r"\b(?:no,? thank|never ?mind|nvm|nothing)", re.IGNORECASE)
_END_OF_PART = re.compile(r"[.,;:!?\n]+")
_SMALL = frozenset(
    """yes yeah yep no nope not maybe perhaps ok okay sure fine back undo quit exit end done sorry
    lol next again today tomorrow tonight yesterday now later soon at in on the this year
    week weekend morning afternoon evening sometime anytime monday tuesday wednesday thursday
    friday saturday sunday mon tue tues wed thu thurs fri sat sun""".split()
)
_YES_OR_NO = frozenset("yes yeah yep no nope nah sure ok okay not now maybe".split())
_POLITELY = frozenset("please thanks thank you thing of course very much".split())
_DATE = r"\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d"
_DAYS = r"\d{1,2}[./-]\d{1,2}\.? \d{1,2}[./-]\d{1,2}(?!\d)"
"""Such as "24/11 25/11", or hours: "9-11 14-16"."""
_EMAIL = r"(?<![\w.+-])[\w.+-]++@[\w-]++\.[\w.-]+"
"""It begins only where a word begins, so that a long line is read once, not from each letter."""
_PHONE = rf"(?<![\d./-])(?!{_DATE}|{_DAYS})\+?\(?(?:\d[ ()./-]{{0,2}}){{9,15}}(?![\d:])"
"""It has more digits than a date."""
_CONTACT = re.compile(f"{_EMAIL}|{_PHONE}")
_ONLY_STOPS = re.compile(
    r"(?:please )?(?:(?:stop|unsub|unsubscribe)(?: (?:it|this|all|everything|please|me))*"
    r"|(?:don'?t|do not|never) (?:write|message|text|contact)(?: to)? me"
    r"(?: (?:any ?more|again|ever|please))*)",
    re.IGNORECASE,
)
"""As members answer text messages. It does not say what is to stop."""
_NOT = r"(?:not|never|(?:do|does|did|would|wo|ca|could|should)n['’]?t)"
_WANTS_NO_CONTACT = re.compile(
    rf"\b(?:block|ban)\b|\bkeep\b.*\baway\b|\b{_NOT}\b[^.!?,;\n]*\bhear(?:ing)? from\b"
    r"|\bhear(?:ing)? from\b[^.!?,;\n]*\b(?:never|no more)\b|\bstop\b.*\bfrom\b"
    r"|\bmake\b.*\bstop\b",
    re.IGNORECASE,
)
""""I want to hear from the organizers" is no such wish."""
_LETTER = re.compile(
    r"^(?>(?:subject:.*?)?(?:dear|hi|hello|hey|good (?:morning|afternoon|evening))\b)"
    r"(?=.*\byour?\b).*?\b(?:would|could|grateful|appreciate|love|spare|available|open|welcome"
    r"|asking|ask)\b[^.!?]{0,60}\b\d\d[ -]?min(?:ute)?s?\b(?![^.!?]*\blate\b)",
    re.IGNORECASE | re.DOTALL,
)
"""It looks at the first greeting only (`?>`), so that a text of many greetings is read once."""
_POLITE_AFRAID = (
    r"afraid,? (?:not|so|(?:that )?(?:"
    r"(?:i|we)(?:'m)? (?:(?:really|just|also|still|am|are) )*"
    r"(?:can'?t|cannot|can not|have|need|must|won'?t|will not|already|busy|away|out)"
    r"|(?:it|this|that|\w+day) (?:is|isn'?t|won'?t|will not|does ?n'?t|does not|can'?t|cannot)))\b"
)
""""I'm afraid I can't this week" is a polite no, not fear."""
_NERVOUS = re.compile(
    r"(?:^|\b(?:i|im|i'm|am|me|feel|feeling|felt|getting|so|very|really|bit|little|too|super|just)"
    r"\b\W+(?:\w+\W+)?)(?<!not )(?<!less )(?<!never )"
    rf"(?!{_POLITE_AFRAID})"
    r"(?:scared|afraid|frightened|terrified|nervous|anxious|panick?(?:ing|ed)?|freak(?:ing|ed)? out"
    r"|freaking|insecure|shaking|shy)\b(?! (?:to be alone|of (?:him|her|them|my)))",
    re.IGNORECASE,
)
""""The host was nervous" speaks of somebody else."""
_FIRST_TIME = re.compile(
    r"(?:(?:i|i'm|i am|i've|have|this|it|it's|is|so|just|really|quite|all|that)[ ]+)*"
    r"(?:never (?:done|did|tried) (?:this|it|that|one|(?:one|any) of (?:these|those)"
    r"|anything like (?:this|that))"
    r"|no idea how (?:this|it|that|all this|any of this) works"
    r"|new (?:here|to (?:this|me|it)|for me)|(?:a |the )?(?:total |complete )?(?:beginner|newbie)"
    r"|(?:my |the )?(?:very )?first (?:time|one))(?: (?:before|yet|at all|here))?",
    re.IGNORECASE,
)
_CONSONANT = "[bcdfghjklmnpqrstvwxz]"
_MASHED = re.compile(
    "asdf|sdfg|dfgh|fghj|hjkl|qwer|zxcv|xcvb"
    f"|(?!sql|jpm)(?={_CONSONANT}{{0,2}}[jq](?!s$)){_CONSONANT}{{3}}|^{_CONSONANT}{{6,}}$"
)
"""Many consonants in a row may be a word ("knightsbridge"), but hardly with a j or a q among them
("MySQL", "JPMorgan", "NextJS"). A few without a vowel may be an abbreviation ("FMCG")."""
_LETTER_WORDS = 20
FEW_BESIDE = 6
_OF_PEOPLE_HERE = frozenset("i me my you your he him his she her they them we this that".split())


def is_annoyed(text: str) -> bool:
    """Whether somebody is fed up with us, and says nothing else. "I was laid off, and it's
    terrible" is a worry."""
    return all(map(_ANNOYED.fullmatch, _parts(text)))


def puts_off(text: str) -> bool:
    """Whether somebody wants nothing now, and says nothing else."""
    return _PUTS_OFF.fullmatch(text.strip(" .!…").replace("’", "'")) is not None


def puts_off_everything(text: str) -> bool:
    """Whether these words of somebody who wants nothing now cannot be about a booked interview.
    "Later" could move one, and "forget it" could cancel one."""
    return puts_off(text) and _WANTS_NOTHING.search(text) is not None


def is_fond(text: str) -> bool:
    """Whether somebody says that they like or miss us, and nothing else."""
    return all(map(_FOND.fullmatch, _parts(text)))


def is_nervous(text: str) -> bool:
    """Whether somebody says that they are nervous or afraid, perhaps among other things."""
    return _NERVOUS.search(text[:LONGEST_TEXT].replace("’", "'")) is not None


def is_first_time(text: str) -> bool:
    """Whether somebody says that they have never done this before, and nothing else."""
    return all(map(_FIRST_TIME.fullmatch, _parts(text)))


def is_back(text: str) -> bool:
    """Whether somebody says that they are here again, and nothing else."""
    return all(map(_BACK.fullmatch, _parts(text)))


def _parts(text: str) -> list[str]:
    parts = (each.strip() for each in _END_OF_PART.split(text.replace("’", "'")))
    return [each for each in parts if each] or [text]


def has_no_words(text: str) -> bool:
    """Whether it is only emoji or other signs."""
    return bool(text.strip()) and not _words(text)


def says_yes_or_no(text: str) -> bool:
    """Whether it says nothing but yes or no, however politely."""
    words = set(_words(text)) - _POLITELY
    return bool(words) and _YES_OR_NO.issuperset(words)


def is_mashed(text: str) -> bool:
    """Whether some word is no word of any language, but keys pressed at random: "asdkjh". Short
    words and capitals may be abbreviations."""
    return any(_MASHED.search(each) for each in re.findall(r"[^\W\d_]{4,}", text) if each.islower())


def is_contact_detail(text: str) -> bool:
    """Whether it is a phone number or an e-mail address, with few other words."""
    rest = _CONTACT.sub(" ", text)
    return rest != text and len(_words(rest)) <= FEW_BESIDE


def only_stops(text: str) -> bool:
    """Whether somebody says no more than that something is to stop."""
    return _ONLY_STOPS.fullmatch(text.strip(" .!").replace("’", "'")) is not None


def wants_no_contact(text: str) -> bool:
    """Whether somebody who complains about a person wants above all not to meet them any more. As
    much is read as for what they mean, because two words may stand far apart."""
    return _WANTS_NO_CONTACT.search(text[:LONGEST_TEXT]) is not None


def is_request_letter(text: str) -> bool:
    """Whether it is a letter to somebody that asks for some minutes of their time, such as one that
    was written as an e-mail."""
    return len(_words(text)) >= _LETTER_WORDS and bool(_LETTER.match(text.strip()))


def only_answers(text: str) -> bool:
    """Whether it is nothing but a yes, a no, a number or a time."""
    return all(each in _SMALL or each.isdecimal() for each in _words(text))


def names_nothing(text: str) -> bool:
    """Whether it only answers, or is about who talks or was talked about: "let me think" is no
    field."""
    return only_answers(text) or not _OF_PEOPLE_HERE.isdisjoint(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
