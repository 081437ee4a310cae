"""Nobody is flooded: how much one member may bring to another, in numbers. What follows from each
stands in bot.interview.rules and in the flows; texts say them from here."""

from datetime import timedelta

A_WEEK = timedelta(weeks=1)

OPEN_REQUESTS = 3
"""At once: whoever waits for more answers than these cannot prepare for them all."""

NEWCOMERS_OPEN_REQUESTS = 1
"""At once, for who has just come: an account that was made for flooding gets no further."""

NEW_AFTER_JOINING = A_WEEK
"""So long somebody is a newcomer, where the platform tells when they joined the space."""

NEW_AFTER_ARRIVING = timedelta(days=2)
"""So long they are one elsewhere, since they were here first: whoever a workspace lets in, somebody
knows."""

FIRST_WEEKS = timedelta(weeks=2)
"""Of a community, in which everybody is new."""

REQUESTS_A_WEEK = 5
"""New ones of one seeker, those that were withdrawn among them: else by asking and withdrawing
somebody would write to every host there is."""

DOOR_QUESTIONS_A_WEEK = 3
"""So many people who do not host may one member ask to open their door."""

WITHDRAWN_A_WEEK = 2
"""So often a host may be asked and let go by the same seeker in a week."""

AGAIN_AFTER = timedelta(days=90)
"""So long a host has peace of a seeker whom they declined, did not answer, or cancelled on, unless
they say that they may be asked again."""

MORE_MAY_WAIT = 3
"""So many more requests may wait for a host's month than it has room for. Some come to nothing, so
it needs more than one a place; but who waits should have a chance. Only what is booked or held
takes a place: throw-away accounts, which nobody books, cannot close a month."""

ROUNDS = 3
"""So many times are proposed after those of the request, by either side in turn: two who have not
found a time by then find it sooner by writing to each other."""

SILENCE = A_WEEK
"""After so long without an answer a request ends, and its seeker is free."""

SILENCE_BEGINS_ANEW = 2
"""So many proposals begin it anew; later ones keep the day on which the request ends, so that none
is kept open for ever."""

BETWEEN_UPDATES = timedelta(days=30)
"""From one seeker to one host."""

BETWEEN_WANTED_UPDATES = timedelta(days=1)
"""Where the host asked to be kept posted: for the one update that follows."""

PLACES_TOLD = 2
"""So often a place that changed rings for one booking, and once more when the interview is near.
Other changes show on the card that told the last one, and in the reminders."""

PLACE_IS_NEAR = timedelta(hours=1)

OPEN_REPORTS = 5
"""Of one member, that wait for organizers: each rings at any hour, also from who was removed."""

ADDED_TO_A_REPORT = 5
"""So often somebody adds to their report before organizers answer, for the same reason."""

LATENESS_TOLD = 2
"""So often who waits for an interview is told that the other comes late."""

MOST_MINUTES_LATE = 30
"""Who comes later than that had better find another time."""

LISTED_AT_MOST = 5
"""So many interviews are on one page of a list."""
