"""All gestures of a person together."""

from bot.sandbox.gestures.forms import Forms
from bot.sandbox.gestures.managing import Managing
from bot.sandbox.gestures.marking import Marking
from bot.sandbox.gestures.press import Press
from bot.sandbox.gestures.talk import Talk


class Hands(Talk, Press, Forms, Marking, Managing):
    """Everything a person can do at a screen."""
