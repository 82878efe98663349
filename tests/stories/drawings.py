"""Every drawing of a story in every state, by name."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from bot.hours.pay.rules.before import Before
from bot.slack.prose import At
from bot.stories.models import Letter, Story, StoryStatus
from bot.stories.rules.sharing import First, Noted, Sheet, Undone
from bot.stories.store.sharing import Listed, Shared
from bot.stories.store.stories import Dossier, Queue
from bot.stories.views import channel, first, forms, lists, notes, review, sheet
from tests import given
from tests.given import ANA, BEN, CHRIS, DANA, MONDAY

ONE, TWO = UUID(int=1), UUID(int=2)
LATER = MONDAY + timedelta(days=1)
PICTURE = {
    "picture_url": "https://example.gov/pool.jpg",
    "alt_text": "The outdoor pool with new blue tiles, filled",
    "picture_rights": True,
}
EVENING, MORNING = MONDAY.replace(hour=19), LATER.replace(hour=8)
BEFORE = {
    "sheet_off_duty": Before(EVENING, MORNING, given.TOWN, 2, may_share=True),
    "sheet_off_duty_exempt": Before(EVENING, MORNING, given.TOWN, None, may_share=True),
    "sheet_off_duty_waits": Before(EVENING, MORNING, given.TOWN, 2, may_share=False),
    "sheet_never_on_duty": Before(EVENING, None, given.TOWN, 2, may_share=True),
}
STATES: dict[str, dict[str, Any]] = {
    "suggested": {},
    "suggested_as_a_sentence": {"said": "The pool is back", "link": "", "headline": ""},
    "suggested_with_a_picture_only": {"picture_url": PICTURE["picture_url"]},
    "edited": {"changed_by": BEN, "version": 2},
    "asked_back": {"changed_by": BEN, "version": 2, "asked_version": 2, "asked_by": BEN},
    "objected_to": {"changed_by": BEN, "version": 2, "objection": "It is Saturday."},
    "leads_asked": {"leads_asked_version": 1, "leads_asked_by": BEN},
    "approved": {"status": StoryStatus.APPROVED, "decided_by": CHRIS},
    "held": {
        "status": StoryStatus.APPROVED,
        "decided_by": CHRIS,
        "held_at": MONDAY,
        "held_by": BEN,
    },
    "published": {
        **PICTURE,
        "status": StoryStatus.PUBLISHED,
        "decided_by": CHRIS,
        "published_at": MONDAY,
        "expires_at": MONDAY + timedelta(days=14),
        "networks": ["x", "facebook"],
    },
    "ended": {
        "status": StoryStatus.EXPIRED,
        "decided_by": CHRIS,
        "published_at": MONDAY,
        "expires_at": MONDAY + timedelta(days=14),
    },
    "ended_before_it_went_out": {"status": StoryStatus.EXPIRED, "expires_at": MONDAY},
    "declined": {
        "status": StoryStatus.DECLINED,
        "decided_by": BEN,
        "decline_note": "It is old news.",
    },
}


def dossier(state: str, *captions: str, **fields: Any) -> Dossier:
    """Make all that is shown of a story in a state."""
    story = given.story(**{"id": ONE, **STATES[state], **fields})
    goes_out = LATER if state == "approved" else None
    bare = state == "suggested_as_a_sentence" and not captions
    kept = [] if bare else given.captions(story, *captions)
    return Dossier(story, kept, given.NAMES, goes_out)


def open_sheet(*captions: str, shared: bool = False, **fields: Any) -> Sheet:
    """Make what a sheet shows."""
    one = dossier("published", *captions, **fields)
    return Sheet(one.story, one.captions, given.programme().disclosure, 0, shared)


def before_the_first(story: Story) -> First:
    """Make what comes before somebody's first share sheet."""
    points = ["Say that you work for the Town.", "Never share what is not public."]
    return First(story, "the Town of Willow Bend", TWO, points)


def listed(story: Story, *, shared: bool = False) -> Listed:
    """Make an entry of a list."""
    share_id = 7 if shared else None
    return Listed(story.id, story.headline, story.why, story.expires_at, share_id)


def messages(*captions: str, **fields: Any) -> dict[str, Any]:
    """Draw every message, with whatever words."""
    made = {state: dossier(state, *captions, **fields) for state in STATES}
    out, ended, story = made["published"], made["ended"], made["edited"].story
    ready = open_sheet(*captions, **fields)
    entry = listed(out.story)
    letter = Letter(id=TWO, member_id=ANA, text=story.said, sent_at=MONDAY)
    words = fields.get("said", "pool")[:100]
    return {
        **{f"review_{state}": review.review_card(one) for state, one in made.items()},
        "channel_card": channel.channel_card(out),
        "channel_card_ended": channel.channel_card(ended),
        "approved_note": notes.approved_note(made["approved"]),
        "accepted_note_held": notes.accepted_note(made["held"]),
        "declined_note": notes.declined_note(made["declined"].story),
        "is_this_right_note": notes.is_this_right_note(made["asked_back"]),
        "confirmed_note": notes.confirmed_note(made["approved"]),
        "objection_note": notes.objection_note(
            given.story(id=ONE, **{"objection": "It is Saturday.", "asked_by": BEN} | fields)
        ),
        "leads_note": notes.leads_note(made["edited"], BEN),
        "asked_note": notes.asked_note(given.NAMES[DANA]),
        "reminder_note": notes.reminder_note(out.story),
        "words_note": notes.words_note(ready.ready),
        "picture_note": notes.picture_note(out.story),
        "letter_note": notes.letter_note(letter, pictures=False),
        "letter_note_with_picture": notes.letter_note(letter, pictures=True),
        "forgotten_note": notes.forgotten_note(),
        "reminded": sheet.reminded(At(LATER)),
        "put_aside": sheet.put_aside(),
        "undone": sheet.undone(Undone(story.headline, None)),
        "undone_with_minutes": sheet.undone(Undone(story.headline, 2)),
        "open_list": lists.open_list([entry, listed(ended.story, shared=True)]),
        "open_list_with_more": lists.open_list([entry] * 6),
        "open_list_found": lists.open_list([entry] * 6, words=words, skip=5),
        "open_list_empty": lists.open_list([]),
        "open_list_nothing_found": lists.open_list([], words=words),
        "help_list": lists.help_list(),
        "queue_list": lists.queue_list(_queue(made), 2),
        "queue_list_empty": lists.queue_list(Queue([], {}), 1),
    }


def views(*captions: str, **fields: Any) -> dict[str, Any]:
    """Draw every form, with whatever words."""
    one = dossier("edited", *captions, **fields)
    bare = dossier("suggested_as_a_sentence")
    dated = dossier("approved", *captions, **{**PICTURE, **fields, "publish_at": LATER})
    ready = open_sheet(*captions, **fields)
    return {
        "review_view": review.review_view(one),
        "suggest_form": forms.suggest_form(),
        "suggest_form_filled": forms.suggest_form(one.story.said, letter_id=TWO),
        "suggested_view": forms.suggested_view(),
        "words_form": forms.words_form(one),
        "words_form_empty": forms.words_form(bare),
        "picture_form": forms.picture_form(dated),
        "picture_form_empty": forms.picture_form(bare),
        "schedule_form": forms.schedule_form(dated),
        "schedule_form_empty": forms.schedule_form(bare),
        "decline_form": forms.decline_form(one.story, 2),
        "object_form": forms.object_form(one.story, 2),
        "publish_form": forms.publish_form(dated.story, 1),
        "first_form": first.first_form(before_the_first(ready.story)),
        "first_form_without_a_policy": first.first_form(
            First(ready.story, "the Town of Willow Bend", None, [])
        ),
        "sheet": sheet.share_sheet(ready),
        "sheet_for_who_uses_one_network": sheet.share_sheet(ready._replace(networks=["x"])),
        "sheet_with_other_words": sheet.share_sheet(open_sheet("One.", "Two.", **fields)),
        "sheet_sent": sheet.share_sheet(ready, sent=True),
        "sheet_shared": sheet.share_sheet(open_sheet(*captions, shared=True, **fields)),
        "sheet_everywhere": sheet.share_sheet(open_sheet(*captions, **{**fields, "networks": []})),
        "thanks_view": sheet.thanks_view(ONE, Noted(plenty=False, minutes=None)),
        "thanks_view_plenty": sheet.thanks_view(ONE, Noted(plenty=True, minutes=None)),
        "thanks_view_off_duty": sheet.thanks_view(ONE, Noted(plenty=False, minutes=2)),
        **{name: sheet.share_sheet(ready._replace(before=one)) for name, one in BEFORE.items()},
    }


def sections(*captions: str, **fields: Any) -> dict[str, Any]:
    """Draw every section of the App Home, with whatever words."""
    made = {state: dossier(state, *captions, **fields) for state in STATES}
    out = made["published"].story
    return {
        "open_section": lists.open_section([listed(out)]),
        "open_section_empty": lists.open_section([]),
        "shares_section": lists.shares_section([Shared(ONE, out.headline, MONDAY)]),
        "waiting_section": lists.waiting_section([made["edited"].story] * 7),
        "waiting_section_empty": lists.waiting_section([]),
        "coming_up_section": lists.coming_up_section(_queue(made)),
        "coming_up_section_empty": lists.coming_up_section(Queue([], {})),
    }


def _queue(made: dict[str, Dossier]) -> Queue:
    first, held = made["approved"].story, made["held"].story
    held.id = TWO
    return Queue([first, held], {first.id: LATER})
