"""The one form in which people say what they wish."""

from datetime import datetime

from bot.members.ids import PREFERENCES, PREFERENCES_FORM, WAKE_UP
from bot.members.networks import LABELS
from bot.members.rules.preferences import News
from bot.members.store import Wished
from bot.members.views.consent import count_me_in_button, leave_button
from bot.slack.blocks import actions, button, calendar_day, checkboxes, field, modal, select
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, plain, prose
from bot.slack.types import Block, View

NEWS = {
    News.DIGEST.value: "The week in one message",
    News.REMINDERS.value: "Reminders of what I could do",
}
ANY = "any"
LANGUAGES = {
    ANY: "No wish",
    "en": "English",
    "es": "Español (Spanish)",
    "zh": "中文 (Chinese)",
    "vi": "Tiếng Việt (Vietnamese)",
    "ar": "العربية (Arabic)",
    "fr": "Français (French)",
    "ht": "Kreyòl ayisyen (Haitian Creole)",
    "ko": "한국어 (Korean)",
    "pl": "Polski (Polish)",
    "pt": "Português (Portuguese)",
    "ru": "Русский (Russian)",
    "so": "Soomaali (Somali)",
    "tl": "Tagalog",
    "de": "Deutsch (German)",
}
QUIET_HINT = "Until this day nothing comes that you didn't ask for. Answers always come."
NETWORKS_HINT = "The share sheet shows these. Tick none to see all."
LANGUAGE_HINT = "The share sheet offers words in it where a story has some."
SAVED = "Saved. It holds from now on."


def preferences_form(wished: Wished) -> View:
    """Draw what somebody wishes, to be changed."""
    preference = wished.preference
    chosen = [news for news in News if getattr(preference, news)]
    return modal(
        "My preferences",
        [
            *_standing(wished),
            field("news", "What may I bring you?", checkboxes(NEWS, chosen), optional=True),
            field(
                "quiet_until",
                "Quiet until",
                calendar_day(wished.quiet_on),
                hint=QUIET_HINT,
                optional=True,
            ),
            field(
                "networks",
                "Networks I use",
                checkboxes({n.value: label for n, label in LABELS.items()}, preference.networks),
                hint=NETWORKS_HINT,
                optional=True,
            ),
            field(
                "language",
                "Language of the words I share",
                select(LANGUAGES, preference.language or ANY),
                hint=LANGUAGE_HINT,
            ),
        ],
        callback_id=PREFERENCES_FORM,
        submit="Save",
    )


def saved_view() -> View:
    """Say that wishes hold."""
    return modal("My preferences", [prose(SAVED)])


def quiet_section(until: datetime) -> list[Block]:
    """Draw that news is held, and the way to end that."""
    return [
        prose(Bold("Quiet until "), At(until, "{date_long}"), ". What I'd bring you waits."),
        actions(button("Wake up now", WAKE_UP), button("My preferences", PREFERENCES)),
    ]


def awake_note(*, was_quiet: bool) -> Message:
    """Say that news comes again."""
    line = (
        "The quiet is over. What waited for you comes when you're on duty."
        if was_quiet
        else "There is no quiet to end; you get what you chose under “My preferences”."
    )
    return Message(plain(line), [prose(line)])


def _standing(wished: Wished) -> list[Block]:
    if wished.joined:
        return [prose("You take part in the programme."), actions(leave_button())]
    line = f"You haven't joined {wished.whose}'s programme, so only answers reach you."
    return [prose(line), actions(count_me_in_button())]
