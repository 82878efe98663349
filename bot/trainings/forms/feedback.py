"""What the one question after a training carries."""

from pydantic import Field

from bot.slack.forms import Form


class FeedbackForm(Form):
    """How it was, from one to five, and why, in words of one's own."""

    rating: int = Field(ge=1, le=5)
    comment: str = ""
