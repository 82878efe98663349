"""What may happen to a story, by whom, and what becomes of it."""
