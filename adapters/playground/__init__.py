"""A platform of our own, in a web page: both sides of an interview, and a clock that can be
moved."""

from adapters.playground.world import Playground as Playground
