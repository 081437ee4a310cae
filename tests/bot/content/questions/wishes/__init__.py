"""What seekers wish to learn, written and labelled before there was any code to understand it.

`right` names what a fitting question must be about: one of several subjects, separated by spaces.
`+` separates two wishes in one. `-` says that no question fits, so none must be offered. `field` is
the field of the host, if it matters.

`tuned_on.tsv` was used for development from the beginning. The others were not looked at until
their first run, and have been learned from since. The results of the first runs are in
docs/developers/decisions/wishes.md.
"""
