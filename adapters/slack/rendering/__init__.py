"""Cards, texts and forms as Slack shows them."""
