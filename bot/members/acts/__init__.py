"""What happens to what Herald knows about people; one function is one transaction."""

from bot.members.acts.people import departed, entered, make_lead, read_people, read_team

__all__ = ["departed", "entered", "make_lead", "read_people", "read_team"]
