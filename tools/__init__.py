"""Programs for those who work on Askwell. Nothing of the product imports them."""
