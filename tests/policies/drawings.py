"""Every drawing of a document in every state, by name."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

from bot.policies.models import (
    Acknowledgement,
    Change,
    Document,
    Slug,
    Upload,
    Version,
)
from bot.policies.rules import changes, texts
from bot.policies.rules.reading import Figures
from bot.policies.store.documents import Outline, Shelved, Text
from bot.policies.store.readers import Names, Reading
from bot.policies.texts import first_texts
from bot.policies.views import desk, drafting, notes, reading
from tests import given
from tests.given import ANA, DANA, MONDAY

ONE, TWO = UUID(int=1), UUID(int=2)
LATER = MONDAY + timedelta(days=1)
MANY, FEW, NEARLY = Figures(12, 40), Figures(3, 40), Figures(38, 40)
PROGRAMME = given.programme(emergency_number="911", press_number="555 0100")
FIRST = {slug: texts.read(text).sections for slug, text in first_texts().items()}


def version(slug: Slug = Slug.POLICY, **fields: Any) -> Version:
    """Make the text that holds."""
    usual: dict[str, Any] = {"id": ONE, "number": 1, "correction": 0, "by": "herald", "at": MONDAY}
    sections = fields.pop("sections", FIRST[slug])
    sha = texts.hash_of(texts.TITLES[slug], sections)
    made = {"slug": slug, "sections": sections, "hash": sha, "change": Change.NEW_VERSION}
    return Version(**usual | made | fields)


def text(slug: Slug = Slug.POLICY, **fields: Any) -> Text:
    """Make a text as people read it."""
    one, title = version(slug, **fields), texts.TITLES[slug]
    sections = texts.filled(one.sections, texts.values(PROGRAMME))
    sha = texts.hash_of(title, sections)
    return Text(slug, title, "Town of Willow Bend", one, sections, sha)


def said(member_id: str = ANA, **fields: Any) -> Acknowledgement:
    """Make what somebody said about version 1."""
    usual: dict[str, Any] = {"number": 1, "version_id": ONE, "name": given.NAMES[member_id]}
    return Acknowledgement(member_id=member_id, **usual | {"at": MONDAY, "hash": "0" * 64} | fields)


def on_paper() -> Acknowledgement:
    """Make what somebody signed on paper."""
    return said(signed_on=date(2026, 11, 12), sheet="Folder 3, sheet 12", entered_by=DANA)


def document(slug: Slug = Slug.POLICY, **fields: Any) -> Document:
    """Make a document."""
    return Document(slug=slug, title=texts.TITLES[slug], version_id=ONE, **fields)


def shelf(**fields: Any) -> list[Shelved]:
    """Make the documents of the house."""
    return [Shelved(document(slug, **fields), version(slug), False) for slug in Slug]


def outline(seen: int = 0, slug: Slug = Slug.POLICY, **fields: Any) -> Outline:
    """Make what a lead works on."""
    one = version(slug)
    draft = {"by": "Dana Meyer", "at": LATER} if seen else {}
    made = {"version": one, "sections": list(one.sections), "seen": seen, **draft, **fields}
    return Outline(slug, texts.TITLES[slug], **made)


def changed(sections: list[dict[str, str]]) -> list[changes.Changed]:
    """Tell the first text from another."""
    return changes.between(FIRST[Slug.POLICY], sections)


def sections_with(words: str) -> list[dict[str, str]]:
    """Put somebody's words into the first section."""
    first = {"heading": words[:120].replace("\n", " "), "text": words[:2500]}
    return [first, *FIRST[Slug.POLICY][1:4]]


def messages(words: str = "May I share photos of the pool?") -> dict[str, Any]:
    """Draw every message, with whatever words."""
    upload = Upload(id=TWO, title=words[:100], sections=FIRST[Slug.POLICY], by=DANA, at=MONDAY)
    untitled = upload.model_copy(update={"title": ""})
    return {
        "is_this_note": notes.is_this_note(upload, Slug.POLICY),
        "is_this_note_untitled": notes.is_this_note(untitled, Slug.TOOLS),
        "please_read_note": notes.please_read_note(2),
        "please_read_note_first": notes.please_read_note(1),
        "review_note": notes.review_note(Slug.POLICY, texts.TITLES[Slug.POLICY]),
        "question_note": notes.question_note(words[:50], words, given.member(name=words[:80])),
        "page_note": notes.page_note(texts.TITLES[Slug.POLICY]),
    }


def views(words: str = "Ask before you take a photo.") -> dict[str, Any]:
    """Draw every form, with whatever words."""
    other = sections_with(words)
    joined = given.member(joined_at=MONDAY)
    mended = version(number=2, correction=1)
    return {
        **_read(words, joined),
        "list_view": reading.list_view(shelf(), None),
        "list_view_team": reading.list_view(shelf(), MANY),
        "list_view_few": reading.list_view(shelf(), FEW),
        "acknowledged_view": reading.acknowledged_view(said(), is_new=True),
        "acknowledged_view_again": reading.acknowledged_view(on_paper(), is_new=False),
        "question_form": reading.question_form(Slug.TOOLS),
        "asked_view": reading.asked_view(),
        "page_sent_view": reading.page_sent_view(),
        "outline_view": drafting.outline_view(outline()),
        "outline_view_draft": drafting.outline_view(outline(3, sections=other)),
        "outline_view_moved_on": drafting.outline_view(outline(3), "Ben Carter changed this."),
        "outline_view_full": drafting.outline_view(outline(1, sections=[other[0]] * 40)),
        "section_form": drafting.section_form(outline(3, sections=other), 0),
        "section_form_new": drafting.section_form(outline(3, sections=other), 4),
        "publish_form": drafting.publish_form(outline(3, sections=other), changed(other)),
        "publish_form_other": drafting.publish_form(
            outline(1, Slug.GOALS, version=mended), changed([other[0]] * 40)
        ),
        "unchanged_view": drafting.unchanged_view(outline(1)),
        "published_view": drafting.published_view("Tools", 2, 1),
        "discarded_view": drafting.discarded_view("Tools"),
        "desk_view": desk.desk_view(shelf(), MANY),
        "desk_view_nearly": desk.desk_view(shelf(review_on=date(2027, 1, 4)), NEARLY),
        "names_view": desk.names_view(Names(1, 0, [said(), on_paper()], True)),
        "names_view_nobody": desk.names_view(Names(1, 0, [], False)),
        "names_view_hostile": desk.names_view(Names(1, 0, [said(name=words[:80])] * 40, False)),
        "paper_form": desk.paper_form(1),
        "entered_view": desk.entered_view(on_paper()),
        "review_form": desk.review_form(document(review_on=date(2027, 1, 4))),
        "review_form_empty": desk.review_form(document()),
    }


def sections(words: str = "Policy and guidelines") -> dict[str, Any]:
    """Draw every section of the App Home and of other features' forms."""
    one = document()
    one.title = words[:100]
    return {
        "unread_section": reading.unread_section(2),
        "review_section": reading.review_section([one]),
    }


def _read(words: str, joined: Any) -> dict[str, Any]:
    mine, whole = text(sections=sections_with(words)), text()
    others = text(Slug.TOOLS)
    return {
        "read_view": reading.read_view(Reading(whole, given.member(), None, None)),
        "read_view_joined": reading.read_view(Reading(mine, joined, None, None)),
        "read_view_said": reading.read_view(Reading(mine, joined, said(), None)),
        "read_view_for_reading": reading.read_view(Reading(others, given.member(), None, None)),
    }
