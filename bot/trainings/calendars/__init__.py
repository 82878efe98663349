"""Trainings as calendars understand them (RFC 5545, 5546, 7986): files and a subscription."""
