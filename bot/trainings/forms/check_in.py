"""What the window for a code carries."""

from bot.slack.forms import Form


class CheckInForm(Form):
    """The code on the screen in the room."""

    code: str
