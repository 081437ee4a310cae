"""Every text that a member reads, as cards and forms, in the folders of the flows. What folders
share is at the top. Nothing here decides anything."""
