"""What free text is answered with, once it is read: one part for each kind of meaning."""
