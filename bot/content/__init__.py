"""What people who do not program edit: questions, coaching, drafts. Each is next to the code that
reads it."""
