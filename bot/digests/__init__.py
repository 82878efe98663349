"""The week in one message."""
