"""*My calendar*: the address of somebody's subscribed trainings, and what it reveals."""

from urllib.parse import quote

from bot.programme.models import Programme
from bot.slack.blocks import actions, button, confirm, context, modal
from bot.slack.prose import At, Bold, preformatted, prose
from bot.slack.types import Block, Element, View
from bot.trainings.ids import calendar as ids
from bot.trainings.models import Feed
from bot.trainings.store.feeds import Mine

TITLE = "My calendar"
NAME = "Trainings, {organisation}"
FIRST = "Your trainings in your own calendar, kept up to date."
FILES = "Each seat you take brings a file for your calendar, and each change another."
NO_ADDRESS = (
    "Subscribing needs a web address, and Herald has none here. What you have is the file that "
    "comes with each seat."
)
OFFER = "Subscribe, and your calendar looks by itself: new seats, changes, cancellations."
REVEALS = (
    "Whoever has the address can read which trainings you have a seat in: when, where, and the "
    "link. Your name is not in it, and neither is anybody else's. Give it to nobody; if somebody "
    "has it, make a new one and the old one ends."
)
ENDS = "It ends when you leave the programme."
COPY = "Copy the first into your calendar program, or open the second on your device:"
REACH = (
    "Google and Outlook on the web read it only if {address} can be reached from the internet. "
    "Google looks about once a day, so changes show late there."
)
SINCE = "Made on "
GOOGLE = "https://calendar.google.com/calendar/r?cid="
OUTLOOK = "https://outlook.office.com/calendar/0/addfromweb?url="


def title(programme: Programme) -> str:
    """Name the subscribed calendar; it says nothing about whose it is."""
    return NAME.format(organisation=programme.organisation or "ambassador programme")


def calendar_view(mine: Mine) -> View:
    """Draw what somebody can do about their subscribed calendar."""
    return modal(TITLE, [prose(Bold(FIRST)), *_state(mine)])


def address(programme: Programme, feed: Feed) -> str:
    """Write the address at which a calendar program reads somebody's trainings."""
    return f"{programme.address}/calendar/{feed.token}.ics"


def _state(mine: Mine) -> list[Block]:
    if not mine.programme.address:
        return [prose(NO_ADDRESS), *_end(mine.feed)]
    return _subscribed(mine.programme, mine.feed) if mine.feed else _offer()


def _offer() -> list[Block]:
    subscribe = button("Subscribe to my trainings", ids.SUBSCRIBE, style="primary")
    return [prose(OFFER), prose(REVEALS), actions(subscribe), context(FILES, ENDS)]


def _subscribed(programme: Programme, feed: Feed) -> list[Block]:
    web = address(programme, feed)
    device = f"webcal://{web.partition('://')[2]}"
    named = f"&name={quote(title(programme), safe='')}"
    return [
        prose(COPY),
        preformatted(web),
        preformatted(device),
        actions(
            button("Open in Google", ids.AT_GOOGLE, url=GOOGLE + quote(device, safe="")),
            button("Open in Outlook", ids.AT_OUTLOOK, url=OUTLOOK + quote(web, safe="") + named),
        ),
        prose(REVEALS),
        prose(SINCE, At(feed.made_at), ". ", ENDS),
        actions(_renew(), _end_button()),
        context(REACH.format(address=programme.address), FILES),
    ]


def _renew() -> Element:
    sure = "The old address ends at once. Calendars that read it show nothing new any more."
    asked = confirm("Make a new address?", sure, "Make a new one")
    return button("New address", ids.RENEW, confirm=asked)


def _end_button() -> Element:
    sure = "Calendars that read the address show nothing new any more. Your seats stay."
    asked = confirm("End the subscription?", sure, "End it")
    return button("End it", ids.END, confirm=asked, spoken="End the subscription")


def _end(feed: Feed | None) -> list[Block]:
    return [actions(_end_button())] if feed else []
