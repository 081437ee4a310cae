"""Which of our fields a host works in. We have questions for these fields."""

from bot.cards.action_names import ActionName
from bot.cards.blocks import Block, Entry
from bot.cards.buttons import Action, Button
from bot.cards.rich_text import Text, Words, say
from bot.content.questions import field_of_id, nearest_fields
from bot.interview.hosting import OTHER_FIELD, HostProfile

NEAREST = 4
"""Together with "Something else", this many choices fit into a row of buttons."""
SHOWN = 100
CHANGE_BUTTON = Button(say("Change field"), Action(ActionName.HOST_FIELD))


def row(profile: HostProfile) -> tuple[Text, Text]:
    """The host's own name for their field, and the field whose questions seekers get."""
    field, own = field_of_id(profile.field_id), Words(profile.field, SHOWN)
    if field is None or field.name == profile.field.casefold():
        return say("Field"), own
    name = Words(field.name)
    return say("Field"), say("{field}, with questions about {name}", field=own, name=name)


def which(profile: HostProfile) -> tuple[Block, ...]:
    """The question which of the similar fields is theirs. Empty once they have chosen one."""
    near = () if profile.has_chosen_field else nearest_fields(profile.field, NEAREST)
    if not near:
        return ()
    choices = (Button(Words(field.name), _is(field.id)) for field in near)
    return (
        Entry(
            say("Which of these is your field?"),
            say(
                "You call it “{field}”. For the field you choose, seekers get questions that only "
                "an insider can answer. For something else, they get the general ones.",
                field=Words(profile.field, SHOWN),
            ),
            (*choices, Button(say("Something else"), _is(OTHER_FIELD))),
        ),
    )


def _is(field_id: str) -> Action:
    return Action(ActionName.HOST_FIELD_IS, arg=field_id)
