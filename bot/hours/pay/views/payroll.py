"""*Payroll*, for leads: what waits, the files that were made, and who is owed minutes."""

from bot.hours.pay import ids
from bot.hours.pay.store.exports import FILES, PEOPLE, Due, File, Made, Overview, Owed, Sums
from bot.hours.pay.views.parts import BY_NAME, BY_TIME, Page, days, minutes_of, pages
from bot.slack.blocks import actions, button, confirm, context, divider, modal
from bot.slack.messages import Message
from bot.slack.prose import At, Bold, Part, Person, listing, plain, prose
from bot.slack.text import counted
from bot.slack.types import Block, Element, View

TITLE = "Payroll"
WITHIN = (
    "The file holds name, e-mail address or Slack id, day, start, minutes, and whether they were "
    "confirmed. No story and no words."
)
ON_RECORD = "Who opens the file or the list of people is on record, and those named can see it."
MADE = "The pay period's file is made. What has come since goes into the next one."
FAILED = (
    "The file is made and kept, but Slack didn't take it just now. "
    "Nothing is lost: you can have the same file again."
)


def overview_view(seen: Overview) -> View:
    """Draw what waits for payroll and what went there; sums, no names."""
    return modal(
        TITLE,
        [
            prose(Bold(f"This pay period, {days(seen.now)}")),
            prose(_told(seen.so_far)),
            divider(),
            prose(Bold(f"The last pay period, {days(seen.last)}")),
            *_due(seen),
            divider(),
            *_files(seen),
            divider(),
            actions(button("Who is exempt…", ids.EXEMPT)),
            context(WITHIN, ON_RECORD),
        ],
    )


def people_view(owed: Owed) -> View:
    """Draw who is owed minutes that payroll has not been told of yet."""
    lines = [_person(one) for one in owed.people]
    some = [listing(lines)] if lines else [prose("No minutes wait for payroll.")]
    ways = pages(Page(owed.skip, PEOPLE, owed.has_more), ids.LAST_WHO, ids.NEXT_WHO, BY_NAME)
    return modal(
        "Who is owed minutes",
        [prose(Bold("Not in any file yet, by name")), *some, *ways, context(ON_RECORD)],
    )


def sent_view(file: File) -> View:
    """Say that the file is in the lead's direct messages."""
    again = "" if file.is_new else "It is the same file as before. "
    said = (
        f"{file.name} is in our direct messages. {again}Please delete it there when payroll has it."
    )
    return modal(TITLE, [prose(Bold(said)), context(WITHIN)])


def failed_view(file: File) -> View:
    """Say that the file is made and did not arrive, with the way to get it."""
    return modal(TITLE, [prose(Bold(FAILED)), actions(_send_button(str(file.id)))])


def file_note(file: File) -> Message:
    """Say what the file is that comes with this."""
    line = f"{file.name}, for payroll. Please delete it here when payroll has it."
    return Message(plain(line), [prose(line)])


def _told(sums: Sums) -> str:
    if not sums.entries:
        return "Nothing waits for payroll."
    entries = counted(sums.entries, "entry", "entries")
    people = counted(sums.people, "person", "people")
    unconfirmed = "all confirmed" if not sums.unconfirmed else f"{sums.unconfirmed} not confirmed"
    return f"{minutes_of(sums.minutes)} in {entries} of {people}, {unconfirmed}."


def _due(seen: Overview) -> list[Block]:
    if seen.due is None:
        return [prose(MADE), *([actions(_who())] if seen.so_far.entries else [])]
    if not seen.due.entries:
        return [prose(_told(seen.due)), *([actions(_who())] if seen.so_far.entries else [])]
    asked = confirm(
        "Make the file?",
        f"What is in the file of {days(seen.last)} changes no more. Corrections go into the next.",
        "Make the file",
    )
    last = seen.last.last_on.isoformat()
    make = button("Make the file", ids.MAKE_FILE, last, style="primary", confirm=asked)
    return [prose(_told(seen.due)), actions(make, _who())]


def _who() -> Element:
    return button("Who…", ids.WHO, spoken="Who is owed minutes; opening it is on record")


def _files(seen: Overview) -> list[Block]:
    if not seen.files:
        return [prose("No file has been made yet.")]
    drawn = [block for made in seen.files for block in _file(made)]
    ways = pages(Page(seen.skip, FILES, seen.has_more), ids.NEWER_FILES, ids.OLDER_FILES, BY_TIME)
    return [prose(Bold("Files")), *drawn, *ways]


def _file(made: Made) -> list[Block]:
    entries = counted(made.entries, "entry", "entries")
    facts = f"{days(made.period)}: {minutes_of(made.minutes)} in {entries}, made by "
    line = prose(facts, _maker(made.by), ", ", At(made.at))
    return [line, actions(_send_button(str(made.id), days(made.period)))]


def _send_button(export_id: str, of: str = "") -> Element:
    spoken = f"Send me the file of {of}" if of else None
    return button("Send me the file", ids.SEND_FILE, export_id, spoken=spoken)


def _maker(by: str) -> Part:
    return Person(by) if by[:1] in "UW" and by.isupper() else f"the {by}"


def _person(one: Due) -> list[Part]:
    unconfirmed = f", {one.unconfirmed} not confirmed" if one.unconfirmed else ""
    entries = counted(one.entries, "entry", "entries")
    return [Bold(one.name), f": {minutes_of(one.minutes)} in {entries}{unconfirmed}"]
