"""What is handed in for an open session."""

from pydantic import Field

from bot.slack.forms import Form
from bot.trainings.models import Topic


class HandInForm(Form):
    """A question, an idea or an offer; `signed` holds something if a name shall stand under it."""

    topic: Topic
    what: str
    signed: list[str] = Field(default_factory=list)
