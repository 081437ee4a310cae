"""Sentences that people labelled, and what learns from them when a sentence asks for a job.

The sentences stand in en/training. It is run by hand after one was added; what it learned stands
in en/points.tsv.
"""
