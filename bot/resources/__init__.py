"""What was recommended, recognised in a debrief as it was written. Nothing is invented."""

from bot.resources.kinds import Kind, Resource
from bot.resources.recognise import resources_in

__all__ = ["Kind", "Resource", "resources_in"]
