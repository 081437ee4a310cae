"""Sentences that people labelled, and the training that learns from them when a sentence asks for a
job.

The sentences are in en/training. The training is run by hand after one was added. The result is in
en/points.tsv.
"""
