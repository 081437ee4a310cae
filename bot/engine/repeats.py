"""A member does once more what they have just done: a double click, or an event that a platform
delivered to two processes. The interview knows which action changed it last, so the second one is
recognized. It changes nothing and needs no answer, because the first one was answered."""

from dataclasses import replace

from bot.engine.contexts.interview import InterviewContext
from bot.engine.contexts.member import Context
from bot.engine.decisions import Decision, Saved
from bot.engine.events import FromMember, Press, Submit
from bot.interview.model import Interview


def is_repeat(context: InterviewContext, event: Press | Submit) -> bool:
    """Whether this very action, by this member, is the only change since the button was drawn."""
    current = context.interview
    is_next = current.revision == event.action.revision + 1
    return is_next and current.last_action == _action(context, event)


def with_action_noted(decision: Decision, context: Context | None, event: FromMember) -> Decision:
    """The decision, with the action noted in the interview that it changes."""
    if not isinstance(context, InterviewContext) or not isinstance(event, Press | Submit):
        return decision
    interview, action = context.interview, _action(context, event)

    def noted(saved: Saved) -> Saved:
        if isinstance(saved, Interview) and saved.id == interview.id:
            return replace(saved, last_action=action)
        return saved

    return replace(decision, save=tuple(map(noted, decision.save)))


def _action(context: InterviewContext, event: Press | Submit) -> str:
    """The same button means the same. A form that is sent again may contain other words, so only
    the same event means the same."""
    action = event.action
    what = f"{action.name}:{action.arg}" if isinstance(event, Press) else event.id
    return f"{context.side}:{what}"
