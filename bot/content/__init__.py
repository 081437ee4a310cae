"""What people who do not program edit: questions, coaching, drafts, each beside its reader."""
