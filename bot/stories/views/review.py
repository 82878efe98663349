"""The card in the team channel: what a story is, what it needs, who stands behind it."""

from bot.members.networks import LABELS
from bot.slack.blocks import actions, button, modal
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Part, plain, prose
from bot.slack.text import shorten
from bot.slack.types import Block, Element, View
from bot.stories import ids
from bot.stories.models import Story, StoryStatus
from bot.stories.rules import networks, review
from bot.stories.rules.words import name_of
from bot.stories.store.stories import Dossier
from bot.stories.views import parts

STATES = {
    StoryStatus.SUGGESTED: "For review",
    StoryStatus.APPROVED: "Approved",
    StoryStatus.PUBLISHED: "Out",
    StoryStatus.EXPIRED: "Ended",
    StoryStatus.DECLINED: "Declined",
}


def card_name(story: Story) -> str:
    """Name the card of a story in the team channel."""
    return f"review:{story.id}"


def review_card(dossier: Dossier) -> Message:
    """Draw a story for those who decide about it."""
    story = dossier.story
    first = f"{STATES[story.status]}: {name_of(story)}"
    by = f"Suggested by {parts.name(dossier.names, story.suggested_by)}."
    return Message(
        plain(f"{first}. {by}"),
        [prose(Bold(first)), *_content(dossier), *_people(dossier), *_state(dossier)],
    )


def review_view(dossier: Dossier) -> View:
    """Draw the same for a person who comes from elsewhere."""
    return modal("Review", review_card(dossier).blocks)


def decision_row(story: Story) -> list[Block]:
    """Draw the buttons that fit the story's state."""
    match story.status:
        case StoryStatus.SUGGESTED:
            return [actions(*_review_buttons(story))]
        case StoryStatus.APPROVED:
            return [actions(*_queue_buttons(story), _edit(story), _decline(story))]
        case _:
            return []


def _content(dossier: Dossier) -> list[Block]:
    story = dossier.story
    hint = story.said not in (story.headline, story.link)
    return [
        *([prose("Suggested as: ", shorten(story.said, parts.LONG))] if hint else []),
        *parts.why(story),
        *parts.wordings(dossier.captions),
        *parts.picture(story),
        *([prose("Alt text: ", shorten(story.alt_text, parts.LONG))] if story.alt_text else []),
    ]


def _people(dossier: Dossier) -> list[Block]:
    story, names = dossier.story, dossier.names
    may = "may be named" if story.may_name else "not to be named"
    touched = story.changed_by != story.suggested_by
    changed = f"changed by {parts.name(names, story.changed_by)}" if touched else ""
    line = parts.joined(
        [parts.site(story.link)] if story.link else [],
        [f"suggested by {parts.name(names, story.suggested_by)} ({may})"],
        [changed] if changed else [],
        [", ".join(LABELS[n] for n in networks.chosen(story))] if story.networks else [],
        parts.until(story),
    )
    return [prose(*line)]


def _state(dossier: Dossier) -> list[Block]:
    return [*(prose(*line) for line in _lines(dossier)), *decision_row(dossier.story)]


def _lines(dossier: Dossier) -> list[list[Part]]:
    match dossier.story.status:
        case StoryStatus.SUGGESTED:
            return _open_lines(dossier)
        case StoryStatus.APPROVED:
            return [_approved_line(dossier)]
        case _:
            return [_closed_line(dossier)]


def _open_lines(dossier: Dossier) -> list[list[Part]]:
    story = dossier.story
    suggester = parts.name(dossier.names, story.suggested_by)
    needs = review.missing(story, dossier.captions)
    lines: list[list[Part]] = []
    if needs:
        lines.append([Bold("Still needed: "), ", ".join(needs), "."])
    if story.asked_version == story.version:
        asker = parts.name(dossier.names, story.asked_by)
        lines.append([f"{asker} asked {suggester}: is this right? No answer yet."])
    if story.leads_asked_version == story.version:
        asker = parts.name(dossier.names, story.leads_asked_by)
        lines.append([f"{asker} asked the leads to look at this. No answer yet."])
    if story.objection:
        lines.append(
            [Bold(f"{suggester} would change this: "), shorten(story.objection, parts.LONG)]
        )
    return lines


def _approved_line(dossier: Dossier) -> list[Part]:
    story = dossier.story
    line: list[Part] = [f"Approved by {parts.name(dossier.names, story.decided_by)}. "]
    if story.held_at is not None:
        return [*line, f"Held back by {parts.name(dossier.names, story.held_by)}."]
    goes_out = dossier.goes_out_at
    return [*line, "Goes out ", At(goes_out), "."] if goes_out else [*line, "Goes out soon."]


def _closed_line(dossier: Dossier) -> list[Part]:
    story = dossier.story
    decider = parts.name(dossier.names, story.decided_by)
    if story.status is StoryStatus.DECLINED:
        return [f"Declined by {decider}: ", shorten(story.decline_note, parts.LONG)]
    if story.published_at is None:
        return ["Its last day came before it went out. It is in nobody's list."]
    ended: list[Part] = [" It has ended."] if story.status is StoryStatus.EXPIRED else []
    return [f"Approved by {decider}. Out since ", At(story.published_at), ".", *ended]


def _review_buttons(story: Story) -> list[Element]:
    value = parts.seen(story)
    asks = story.changed_by != story.suggested_by and story.asked_version != story.version
    asks_leads = story.leads_asked_version != story.version
    ask = button(
        "Is this right?",
        ids.ASK_SUGGESTER,
        value,
        spoken="Is this right? Ask the suggester",
    )
    return [
        button("Approve", ids.APPROVE, value, style="primary"),
        _edit(story),
        _decline(story),
        *([ask] if asks else []),
        *([button("Ask the leads", ids.ASK_LEADS, value)] if asks_leads else []),
    ]


def _queue_buttons(story: Story) -> list[Element]:
    value = str(story.id)
    held = story.held_at is not None
    return [
        button("Let it go", ids.RELEASE, value) if held else button("Hold", ids.HOLD, value),
        button("Publish now", ids.PUBLISH_NOW, parts.seen(story)),
    ]


def _edit(story: Story) -> Element:
    return button("Edit", ids.EDIT, str(story.id))


def _decline(story: Story) -> Element:
    return button("Decline", ids.DECLINE, parts.seen(story))
