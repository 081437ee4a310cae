"""A platform of its own, in a web page: both sides of an interview, and a clock that moves."""

from adapters.playground.world import Playground as Playground
