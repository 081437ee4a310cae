"""Programs for people who work on Askwell. The product imports none of them."""
