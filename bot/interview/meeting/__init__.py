"""The interview itself: what is asked, where it takes place, and who is late."""
