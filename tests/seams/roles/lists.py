"""Who applies Human Resources' list."""

from bot.hours.hr import ids
from tests.seams.roles import LEADS

ROWS = {("action", ids.APPLY): LEADS, ("action", ids.APPLY_AND_ADD): LEADS}
