"""What somebody needs to take part, as they say it."""

from pydantic import Field

from bot.slack.forms import Form
from bot.trainings.rules.needs import Kind


class NeedsForm(Form):
    """What was ticked, and words of one's own; nothing at all takes back what was said."""

    needs: list[Kind] = Field(default_factory=list)
    other: str = ""
