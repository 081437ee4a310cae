"""What is shown: cards, forms and texts. They refuse what a platform could not show."""
