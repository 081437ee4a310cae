"""What a person reads who may not take part here, or not yet."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import body
from bot.cards.cards import Card
from bot.cards.rich_text import Text, Words, say
from bot.engine.belonging import Barrier
from bot.interview.members import Member
from bot.interview.organizing.groups import NAME_LENGTH
from bot.interview.organizing.programme_settings import DEFAULT_SETTINGS, Admits, ProgrammeSettings
from bot.texts import buttons, contact

_WHY: dict[Barrier, Text] = {
    Barrier.OUTSIDER: say(
        "Askwell is here for the people of this workspace. You are very welcome to "
        "suggest it to your own."
    ),
    Barrier.GUEST: say(
        "Askwell is here for members of this workspace, and you are here as a guest. Those who "
        "organize it can open it to guests, too."
    ),
    Barrier.UNKNOWN: say(
        "I could not find out whether you are a member here, because this workspace did not answer "
        "me. Nothing was changed: please try again in a minute."
    ),
    Barrier.HIDDEN: say(
        "This workspace does not let me see who you are, so I cannot let you in. Trying again will "
        "not help. Please tell the person who brought Askwell here: its log says what is missing."
    ),
    Barrier.SEEKER_INVITED: say(
        "Asking for interviews is by invitation here. Tell the organizers that "
        "you would like to: they will be glad to hear it."
    ),
    Barrier.HOST_INVITED: say(
        "Hosting is by invitation here. Tell the organizers that you would like "
        "to: they will be glad to hear it."
    ),
}


def may_not_take_part(
    why: Barrier, whom: Member | None, settings: ProgrammeSettings = DEFAULT_SETTINGS
) -> Card:
    """`whom`: somebody they can ask, if there is anybody. `settings` name the groups that may take
    part."""
    more = body(contact.looks_after(whom)) if whom else ()
    told = _WHY.get(why) or _of_group(why, settings)
    return Card(say("Not yet"), body(told, *more), links=contact.links(whom))


def _of_group(why: Barrier, settings: ProgrammeSettings) -> Text:
    if why is Barrier.SEEKER_GROUP:
        return say(
            "To ask somebody for an interview here, you need to be in the group {group}. The "
            "organizers can add you.",
            group=_name(settings.seekers),
        )
    return say(
        "To be asked for interviews here, you need to be in the group {group}. The organizers can "
        "add you.",
        group=_name(settings.hosts),
    )


def _name(admits: Admits) -> Words:
    return Words(admits.group.name if admits.group else "", NAME_LENGTH)


def programme_not_open(whom: Member | None) -> Card:
    """`whom`: somebody they can ask. None if there is no organizer yet: then the reader may be the
    one who sets up the programme."""
    if whom:
        begin = buttons.run(say("Open my door"), ActionName.HOST)
    else:
        begin = buttons.run(say("I run this place"), ActionName.ORGANIZE)
    opens = say("The organizers are getting it ready, and will tell you once it is open.")
    hosts = say("Would you answer questions about your work? You can already open your door.")
    return Card(
        say("Askwell is not open here yet"),
        body(*(body(opens, hosts) if whom else ()), contact.looks_after(whom)),
        (
            begin,
            buttons.SOMETHING_WRONG,
            buttons.KEPT_ABOUT_ME,
        ),
        contact.links(whom),
    )
