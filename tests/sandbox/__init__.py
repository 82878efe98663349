"""The sandbox, seen by people, by apps, and by those who send nonsense."""
