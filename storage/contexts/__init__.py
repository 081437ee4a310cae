"""Loads what flows read (bot.engine.contexts), a file for each subject. A part has the name of the
field that it fills, and is read only if a context has that field.

Members who may be changed are locked first and read afterwards, so that what a flow reads is still
true when its decision is saved.
"""
