"""What a question is about, and the part of a talk in which it is asked."""

from enum import StrEnum


class Part(StrEnum):
    """The parts of a talk, in its order."""

    WELCOME = "Welcome"
    STORY = "Their story"
    WORK = "The work"
    FIELD = "The field"
    ADVICE = "Advice, people, reading"
    CLOSE = "Close"


class Kind(StrEnum):
    """What a question is about, in the order of a talk."""

    PATH = "path"
    DAILY_WORK = "daily-work"
    REWARDS = "rewards"
    CULTURE = "culture"
    TRENDS = "trends"
    SKILLS = "skills"
    EXPERIENCE = "experience"
    EDUCATION = "education"
    GETTING_IN = "getting-in"
    ADVICE = "advice"
    PEOPLE = "people"
    READING_AND_MEDIA = "reading-and-media"
    CLOSING = "closing"

    @property
    def readable(self) -> str:
        return self.value.replace("-", " ")

    @property
    def part(self) -> Part:
        return next(part for part, kinds in KINDS.items() if self in kinds)

    @property
    def place(self) -> int:
        """Where in a talk it belongs."""
        return list(Kind).index(self)


KINDS = {
    Part.STORY: (Kind.PATH,),
    Part.WORK: (Kind.DAILY_WORK, Kind.REWARDS, Kind.CULTURE),
    Part.FIELD: (Kind.TRENDS, Kind.SKILLS, Kind.EXPERIENCE, Kind.EDUCATION, Kind.GETTING_IN),
    Part.ADVICE: (Kind.ADVICE, Kind.PEOPLE, Kind.READING_AND_MEDIA),
    Part.CLOSE: (Kind.CLOSING,),
}

ALSO_CALLED = {
    Kind.PATH: "career story background journey history",
    Kind.DAILY_WORK: "day week tasks routine job",
    Kind.REWARDS: "joys frustrations challenges satisfaction",
    Kind.CULTURE: "team environment colleagues atmosphere life",
    Kind.TRENDS: "future outlook changes news",
    Kind.SKILLS: "abilities strengths talents",
    Kind.EXPERIENCE: "practice projects portfolio internships",
    Kind.EDUCATION: "degree study studies studying courses training school university college",
    Kind.GETTING_IN: "breaking entry entering starting applying hiring",
    Kind.ADVICE: "tips hindsight lessons mistakes",
    Kind.PEOPLE: "contacts network networking mentors events",
    Kind.READING_AND_MEDIA: "blogs accounts newsletters podcasts books follow resources videos",
    Kind.CLOSING: "end ending last final goodbye",
}
