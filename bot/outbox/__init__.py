"""Everything Herald says to anybody: acts leave words here, the courier takes them to Slack.

The verbs are for acts: session first, in the act's own transaction. They write no journal lines;
`retry` and `mended`, which stand alone, leave that to the layer that calls them.
"""

from bot.outbox.cards import move
from bot.outbox.files import Enclosure, File, Maker
from bot.outbox.homes import refresh
from bot.outbox.models import LEADS, PROGRAMME, SHARE, TEAM, Because
from bot.outbox.parking import Depth, Parked, depth, mended, retry
from bot.outbox.speaking import (
    drop_all,
    drop_for_lead,
    drop_news,
    last_file,
    reconsider,
    reconsider_all,
    reply,
    say,
    show,
    tell,
    unsay,
    withdraw,
    withdraw_all,
)

__all__ = [
    "LEADS",
    "PROGRAMME",
    "SHARE",
    "TEAM",
    "Because",
    "Depth",
    "Enclosure",
    "File",
    "Maker",
    "Parked",
    "depth",
    "drop_all",
    "drop_for_lead",
    "drop_news",
    "last_file",
    "mended",
    "move",
    "reconsider",
    "reconsider_all",
    "refresh",
    "reply",
    "retry",
    "say",
    "show",
    "tell",
    "unsay",
    "withdraw",
    "withdraw_all",
]
