"""Messages that people labelled, and what learns from them what a message likely means.

It is run by hand after one was added; what it learned stands in bot/language/intents/learned.tsv.
"""
