"""Every drawing of the settings, the first steps and the guard, in each of its states."""

from bot.programme.models import Programme
from bot.slack.blocks import home
from bot.slack.messages import Message
from bot.slack.types import View
from bot.steering.rules.groups import Group
from bot.steering.rules.guard import Trouble
from bot.steering.rules.steps import Step
from bot.steering.views import guard, settings, steps
from tests import given

FULL = given.programme(
    help_words="HR, room 12, 555 0111",
    country="US",
    subdivision="NY",
    free_days={"2026-12-24": "Christmas Eve"},
    welcomes=True,
)
EMPTY = Programme()


def messages() -> dict[str, Message]:
    """Draw what leads are told."""
    told = {
        f"trouble_{one}": guard.trouble_note(one, "C0TEAM", ["U0KIRA", "U0MIRA"]) for one in Trouble
    }
    seen = {"seen_trouble": guard.seen_note("archived"), "seen_well": guard.seen_note("")}
    return {**told, **seen, "mended": guard.mended_note()}


def views() -> dict[str, View]:
    """Draw the window, each form empty and filled, and the Home's part."""
    filled = {f"{group}_form": settings.settings_form(FULL, group) for group in Group}
    blank = {f"{group}_form_empty": settings.settings_form(EMPTY, group) for group in Group}
    windows = {
        "window": settings.settings_window(FULL),
        "window_empty": settings.settings_window(EMPTY),
        "window_saved": settings.settings_window(FULL, saved=True),
    }
    return {**filled, **blank, **windows, **_homes()}


def _homes() -> dict[str, View]:
    every, one = list(Step), [Step.PRESS, Step.APPROVERS]
    drawn = {
        "steps_all": steps.Progress(every, given.DANA, is_lead=True, lead="Dana Meyer"),
        "steps_one": steps.Progress(one, given.DANA, is_lead=True, lead="Dana Meyer"),
        "steps_of_others": steps.Progress(every, given.ANA, is_lead=False, lead="Dana Meyer"),
        "steps_without_a_lead": steps.Progress(every, given.ANA, is_lead=False, lead=None),
    }
    homes = {name: home(steps.steps_section(progress)) for name, progress in drawn.items()}
    wrong = guard.trouble_section(Trouble.OUTSIDER, "C0TEAM", ["U0KIRA"])
    return {**homes, "home_in_trouble": home(wrong)}
