"""What stands in people's calendars about a training, and the ways into them."""

from collections.abc import Sequence
from datetime import UTC, datetime
from html import escape as in_html
from urllib.parse import quote

from bot.programme.models import Programme
from bot.slack.blocks import button, context
from bot.slack.messages import Message
from bot.slack.prose import Bold, plain, preformatted, prose
from bot.slack.text import shorten
from bot.slack.types import Element
from bot.trainings.ids import calendar as ids
from bot.trainings.models import Lesson, Training, TrainingKind
from bot.trainings.rules.calendar import line, paragraph
from bot.trainings.rules.names import title

SUMMARY = "Training: {title}"
ORGANISER = "{organisation} (Herald)"
PART = "Part of the ambassador programme of {whose}."
VIDEO = "Video: {link}"
CAPTIONS = "Captions are on."
CHECK_IN = (
    "On the day: the host shows a code of six digits, from 15 minutes before the start to 15 "
    "minutes after it. Write /training here and the code in Slack, or ask the host."
)
WORKING_TIME = "It counts as working time."
BREAK = "It does not count as working time: your break is used."
DECIDED = "The decision: {decision}"
COUNT_ALL = "Trainings count as working time."
BREAK_ALL = "Trainings do not count as working time: your break is used."
UPDATE = "Open the file below to update your calendar; an entry you made by a link, change there."
CANCELLED = (
    "Open the file below to update your calendar: it takes the entry out. One you made by a link, "
    "delete there."
)
GIVEN_UP = (
    "Open the file below to take it out of your calendar; an entry you made by a link, delete "
    "there."
)
GIVEN_UP_ALL = (
    "Open the files below, one by one, to take them out of your calendar; entries you made by a "
    "link, delete there."
)
ASK = "Words to ask your supervisor with; copy them and change what you like."
NEVER = "I never write to supervisors, and nobody learns that you asked."
REQUEST = (
    "I would like to take part in a training of the ambassador programme of {whose}: “{title}”, on "
    "{day} from {start} to {end}{place}. {time} Does that work for you?"
)
COUNTS = "It counts as working time."
USES_BREAK = "It does not count as working time, so I would use my break for it."
PLACE = 150
URL = 3000  # characters of a button's address (docs.slack.dev, button element)
SHORT = 60  # characters; in an address each can take twelve
GOOGLE = "https://calendar.google.com/calendar/render?action=TEMPLATE"
# Accounts of organisations; personal ones have a host of their own. There is no official
# description; what is used here is what add-event-to-calendar-docs has tried out.
OUTLOOK = (
    "https://outlook.office.com/calendar/deeplink/compose"
    "?path=/calendar/action/compose&rru=addevent"
)


def summary(training: Training, lesson: Lesson | None) -> str:
    """Call a training as it stands in a calendar, among everything else."""
    named = title(training, lesson)
    if lesson is None or training.kind is not TrainingKind.LESSON:
        return named
    return SUMMARY.format(title=named)


def organiser(programme: Programme) -> str:
    """Name who invites: the programme, since hosts change."""
    return ORGANISER.format(organisation=programme.organisation or "Ambassador programme")


def description(training: Training, programme: Programme) -> Sequence[str]:
    """Say what is to know about a training, a paragraph a line."""
    video = [f"{VIDEO.format(link=training.link)}\n{CAPTIONS}"] if training.link else []
    return [PART.format(whose=programme.whose), *video, CHECK_IN, working_time(programme)]


def working_time(programme: Programme) -> str:
    """Say whether trainings count as working time, and if not, who decided it and why."""
    if programme.training_paid:
        return WORKING_TIME
    decision = programme.training_decision
    return f"{BREAK} {DECIDED.format(decision=decision)}" if decision else BREAK


def of_all(programme: Programme) -> str:
    """Say of trainings as such whether they count as working time, to whoever asks."""
    if programme.training_paid:
        return COUNT_ALL
    decision = programme.training_decision
    return f"{BREAK_ALL} {DECIDED.format(decision=decision)}" if decision else BREAK_ALL


def where(training: Training) -> str:
    """Say where a training is: in a place, or else under a link."""
    return training.place or training.link


def add_buttons(
    training: Training, lesson: Lesson | None, programme: Programme
) -> Sequence[Element]:
    """Draw the ways to put a training into Outlook or Google by a link."""
    return [
        button("Add to Outlook", ids.OUTLOOK, url=outlook_link(training, lesson, programme)),
        button("Add to Google", ids.GOOGLE, url=google_link(training, lesson, programme)),
    ]


def mine_button() -> Element:
    """Draw the way to the calendar that one subscribes to."""
    return button("My calendar", ids.MINE)


def ask_button(training: Training) -> Element:
    """Draw the way to words with which somebody asks their supervisor."""
    spoken = "Ask my supervisor: ready words to copy"
    return button("Ask my supervisor", ids.ASK, str(training.id), spoken=spoken)


def ask_note(training: Training, lesson: Lesson | None, programme: Programme) -> Message:
    """Give the words with which somebody asks their supervisor, to copy and send themself."""
    words = request(training, lesson, programme)
    return Message(
        plain(ASK, " ", words),
        [prose(Bold(ASK)), preformatted(words), context(NEVER)],
    )


def request(training: Training, lesson: Lesson | None, programme: Programme) -> str:
    """Ask for the time of a training, in plain words that hold wherever they are sent."""
    start, end = (one.astimezone(programme.tz) for one in _when(training))
    place = line(shorten(where(training), PLACE))
    return REQUEST.format(
        title=shorten(line(title(training, lesson)), PLACE),
        day=f"{start:%A}, {start.day} {start:%B %Y}",
        start=f"{start:%H:%M}",
        end=f"{end:%H:%M}",
        place=f" ({place})" if place else "",
        whose=programme.whose,
        time=COUNTS if programme.training_paid else USES_BREAK,
    )


def google_link(training: Training, lesson: Lesson | None, programme: Programme) -> str:
    """Give the address at which Google shows the entry, filled in; times are in UTC."""
    dates = "/".join(f"{_utc(one):%Y%m%dT%H%M%SZ}" for one in _when(training))
    facts = {"text": summary(training, lesson), "dates": dates, "location": where(training)}
    words = paragraph("\n\n".join(description(training, programme)))
    return _link(GOOGLE, facts, "details", words)


def outlook_link(training: Training, lesson: Lesson | None, programme: Programme) -> str:
    """Give the address at which Outlook shows the entry, filled in; its words are HTML."""
    start, end = (f"{_utc(one):%Y-%m-%dT%H:%M:%SZ}" for one in _when(training))
    facts = {"subject": summary(training, lesson), "startdt": start, "enddt": end}
    words = in_html(paragraph("\n\n".join(description(training, programme))), quote=False)
    facts["location"] = where(training)
    return _link(OUTLOOK, facts, "body", words.replace("\n", "<br>"))


def _link(base: str, facts: dict[str, str], name: str, words: str) -> str:
    """Put an address together; where Slack would find it too long, with fewer words."""
    lines = {key: line(value) for key, value in facts.items()}
    whole = _address(base, lines | {name: words})
    if len(whole) <= URL:
        return whole
    return _address(base, {key: shorten(value, SHORT) for key, value in lines.items()})


def _address(base: str, facts: dict[str, str]) -> str:
    return base + "".join(
        f"&{key}={quote(value, safe='')}" for key, value in facts.items() if value
    )


def _when(training: Training) -> tuple[datetime, datetime]:
    return training.starts_at, training.ends_at


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
