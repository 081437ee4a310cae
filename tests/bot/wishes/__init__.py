"""What seekers wish to learn, written and labelled before any code that understands it.

`right` names what a fitting question must be about: any one of several subjects parted by a space;
`+` parts two wishes in one; `-` says that no question fits, so that none must be brought. `field`
is the field of the host, where it matters.

`tuned_on.tsv` was there to learn from. The others were kept aside until their first run, and have
been learned from since; what came of each at first stands in docs/developers/decisions/wishes.md.
"""
