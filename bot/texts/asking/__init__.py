"""From a request to a time that suits both, or to a kind end."""
