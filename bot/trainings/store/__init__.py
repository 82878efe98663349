"""Questions about the course, its dates, seats, and who was there."""
