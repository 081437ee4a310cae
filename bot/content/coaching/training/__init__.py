"""Sentences that people labelled, and what learns from them when a sentence asks for a job.

It is run by hand after a sentence was added; what it learned stands in points.tsv.
"""
