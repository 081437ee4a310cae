"""How the answers begin that ask what somebody meant."""

UNSURE = ("Which of these is it?", "Is it this?", "Shall I look for", "I did not understand")
