"""What was recommended, recognised in a debrief as it was written. Nothing is invented."""

from bot.language.resources.recognise import resources_in

__all__ = ["resources_in"]
