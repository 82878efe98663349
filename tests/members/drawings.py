"""Every drawing about taking part, by name."""

from datetime import timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.members.models import Preference
from bot.members.rules.preferences import News
from bot.members.store import Wished
from bot.members.views import consent, inviting, pilot, preferences, stopping
from bot.slack.blocks import home
from bot.slack.messages import Message
from bot.slack.prose import prose
from tests.given import ANA, BEN, MONDAY, TOWN

WHOSE = "the Town of Willow Bend"


def wished(*, joined: bool = True, quiet_on: str | None = None, **fields: Any) -> Wished:
    """Make what somebody wishes."""
    preference = Preference(member_id=ANA, **fields)
    return Wished(preference, joined, WHOSE, ZoneInfo(TOWN.key), quiet_on)


def drawings(name: str = "Ana Ruiz", whose: str = WHOSE) -> dict[str, Any]:
    """Draw everything about taking part."""
    news = Message("News.", [prose("News."), stopping.stop_foot()])
    digest = Message("The week.", [prose("The week."), stopping.stop_foot(News.DIGEST)])
    return {
        "joining_section": home(consent.joining_section(whose)),
        "taking_part_section": home(consent.taking_part_section(MONDAY)),
        "joined_note": consent.joined_note(is_new=True).body(),
        "joined_note_again": consent.joined_note(is_new=False).body(),
        "left_note": consent.left_note(is_new=True).body(),
        "left_note_again": consent.left_note(is_new=False).body(),
        "invitation_card": inviting.invitation_card(whose).body(),
        "invitation_form": inviting.invitation_form(whose),
        "posted_view": inviting.posted_view(),
        "welcome_note": inviting.welcome_note(name, whose).body(),
        "no_thanks_note": inviting.no_thanks_note(takes_part=False).body(),
        "no_thanks_note_of_a_member": inviting.no_thanks_note(takes_part=True).body(),
        "pilot_form": pilot.pilot_form(on=False, people=[BEN], channels=[]),
        "pilot_form_on": pilot.pilot_form(on=True, people=[ANA, BEN], channels=["C0SHARE"]),
        "started_view": pilot.started_view(),
        "lifted_note": pilot.lifted_note().body(),
        "preferences_form": preferences.preferences_form(wished()),
        "preferences_form_filled": preferences.preferences_form(
            wished(digest=False, networks=["x", "bluesky"], language="es", quiet_on="2026-12-24")
        ),
        "preferences_form_not_joined": preferences.preferences_form(wished(joined=False)),
        "saved_view": preferences.saved_view(),
        "quiet_section": home(preferences.quiet_section(MONDAY + timedelta(days=9))),
        "awake_note": preferences.awake_note(was_quiet=True).body(),
        "awake_note_again": preferences.awake_note(was_quiet=False).body(),
        "news_that_can_be_stopped": news.body(),
        "digest_that_can_be_stopped": digest.body(),
        "stopped_note": stopping.stopped_note(News.REMINDERS).body(),
        "stopped_note_digest": stopping.stopped_note(News.DIGEST).body(),
    }
