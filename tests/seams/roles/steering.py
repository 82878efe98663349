"""Who may change the programme's settings, and look at the team channel again."""

from bot.steering import ids
from bot.steering.forms import FORMS
from bot.steering.listeners import OF_CHANNELS
from tests.seams.roles import LEADS, SLACK_ITSELF

ROWS = {
    ("action", ids.SETTINGS): LEADS,
    ("action", ids.EDIT): LEADS,
    ("action", ids.LOOK): LEADS,
    **{("view", form): LEADS for form in FORMS},
    **{("event", name): SLACK_ITSELF for name in OF_CHANNELS},
}
