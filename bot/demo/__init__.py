"""A town to try Herald in: its people, its first week, and the two processes that play it."""
