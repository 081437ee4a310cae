"""The limits that protect both sides, most of them from being flooded by one member. What happens
at each limit is decided in bot.interview.rules and in the flows; texts take the numbers from
here."""

from datetime import timedelta

A_WEEK = timedelta(weeks=1)

TIMES_PER_REQUEST = 3
"""Times that one side may propose at once."""

BREAK = timedelta(minutes=10)
"""The least time between two interviews of one member."""

OPEN_REQUESTS = 3
"""Requests that a seeker may have open at once: nobody can prepare for more interviews than
that."""

NEWCOMERS_OPEN_REQUESTS = 1
"""The same for a newcomer, so that an account made for flooding does not get far."""

NEW_AFTER_JOINING = A_WEEK
"""For how long somebody is a newcomer, if the platform tells when they joined the space."""

NEW_AFTER_ARRIVING = timedelta(days=2)
"""For how long somebody is a newcomer otherwise, counted from their first action here. It is short,
because a workspace only lets in people whom somebody knows."""

FIRST_WEEKS = timedelta(weeks=2)
"""In the first weeks of a community everybody is new, so nobody counts as a newcomer."""

REQUESTS_A_WEEK = 5
"""New requests of one seeker, including withdrawn ones: otherwise somebody could write to every
host by asking and withdrawing."""

DOOR_QUESTIONS_A_WEEK = 3
"""People who are no hosts yet and whom one member may ask to open their door."""

WITHDRAWN_A_WEEK = 2
"""How often in a week one seeker may ask the same host and withdraw again."""

AGAIN_AFTER = timedelta(days=90)
"""For how long a seeker cannot ask a host again who declined or did not answer, unless the host
allows it."""

MORE_MAY_WAIT = 3
"""How many more requests may wait for a host's month than there are free places in it. Some
requests come to nothing, so it may be more than one for each place, but everybody who waits should
have a chance. Only booked and held interviews take a place, so throw-away accounts, which nobody
books, cannot fill a month."""

PROPOSAL_ROUNDS = 3
"""How often the two sides may propose other times after the request. If they have not found a time
by then, they find one sooner by writing to each other."""

SILENCE = A_WEEK
"""A request that is not answered within this time ends, and its seeker is free to ask others."""

SILENCE_BEGINS_ANEW = 2
"""The first proposals, up to this number, give the other side the full time again to answer. Later
ones keep the day on which the request ends, so that no request stays open for ever."""

BETWEEN_UPDATES = timedelta(days=30)
"""Time between two updates of one seeker to one host."""

BETWEEN_WANTED_UPDATES = timedelta(days=1)
"""The same where the host asked to hear more, for the one update that follows."""

PLACES_TOLD = 2
"""How many changes of place are announced by a new message for one booking; one more is allowed
shortly before the interview. Other changes are shown on the last card about the place and in the
reminders."""

PLACE_IS_NEAR = timedelta(hours=1)

OPEN_CONCERNS = 5
"""Reports of one member that wait for organizers. Each notifies them at any hour, also if a removed
member sent it, so the number is limited."""

ADDED_TO_A_CONCERN = 5
"""How often a reporter may add something before the organizers answer, for the same reason."""

LATENESS_TOLD = 2
"""How often each side is told that the other will be late."""

MOST_MINUTES_LATE = 30
"""Somebody who will be later than this should find another time."""

LISTED_AT_MOST = 5
"""Interviews on one page of a list."""

OWED_AT_MOST = 10
"""Interviews that a card asks a seeker to say thank you for."""
