"""Cards, texts and forms as Discord shows them."""
