"""Finding stories, captions, shares, reminders and letters."""
