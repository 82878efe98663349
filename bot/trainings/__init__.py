"""Lessons, trainings, seats, check-in and the roster; what people say unsigned."""
