"""Every text that a member reads, as cards and forms. Nothing here decides anything."""
