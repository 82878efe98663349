"""Duty: when a direct message that can wait may reach a person."""
