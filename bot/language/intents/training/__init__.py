"""Messages that people labelled, and the training that learns from them what a message likely
means.

It is run by hand after a message was added. The result is in bot/language/intents/learned.tsv.
"""
