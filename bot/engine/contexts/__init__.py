"""What flows read, a file for each subject. A flow names one of these classes, and the store loads
it before the flow runs. The file of the same name in storage.contexts says how.

The store fills each field by its name. A new context can use field names that others have; for a
new field name, storage.contexts needs one small function. Everything belongs to one community.
Members whom I do not meet any more because of a block (bot.interview.conduct.blocks) are left out
unless a field says otherwise. Members who may be changed are locked until the decision is saved.
`me` is the member who acts; for a timer it is the seeker.
"""
