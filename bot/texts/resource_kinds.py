"""What the kinds of things are called that somebody recommended."""

from bot.cards.rich_text import say
from bot.interview.afterwards.resources import ResourceKind

KINDS = {
    # Translators: the kind of something that was recommended: a page in the web.
    ResourceKind.ADDRESS: say("Page"),
    # Translators: somebody's account in a social network.
    ResourceKind.ACCOUNT: say("Account"),
    ResourceKind.BOOK: say("Book"),
    ResourceKind.PODCAST: say("Podcast"),
    ResourceKind.BLOG: say("Blog"),
    ResourceKind.NEWSLETTER: say("Newsletter"),
    ResourceKind.COURSE: say("Course"),
    ResourceKind.VIDEO: say("Video"),
    ResourceKind.ARTICLE: say("Article"),
    ResourceKind.MAGAZINE: say("Magazine"),
    ResourceKind.COMMUNITY: say("Community"),
    # Translators: a title of which nobody said whether it is a book, a film or something else.
    ResourceKind.TITLE: say("Title"),
    # Translators: a line as somebody wrote it, in which no title was recognised.
    ResourceKind.NOTE: say("Note"),
}
