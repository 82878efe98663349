"""What Herald says of each table that can name a person; a table that is missing fails a test."""

from bot.home.mirror.entries import TEAM, Entry, Mention
from bot.home.mirror.registry.people import PEOPLE
from bot.home.mirror.registry.policies import POLICIES
from bot.home.mirror.registry.stories import STORIES
from bot.home.mirror.registry.trainings import TRAININGS
from bot.home.mirror.registry.ways import WAYS

# In the order in which people read them.
ENTRIES: dict[str, Entry] = PEOPLE | POLICIES | STORIES | TRAININGS | WAYS

MENTIONS = (
    Mention(
        "programme", "pilot_people", "You are on the list of those who try the programme first."
    ),
    Mention("journal", "changed", "A line of record names you.", ("at", "act")),
    Mention("journal", "why", "A line of record names you.", ("at", "act")),
    Mention("delivery", "body", "A message to somebody else, or in a channel, names you."),
    Mention("delivery", "key", "A message is filed under your name.", ("due_at", "state")),
    Mention("lane", "target", "A way along which messages go leads to you.", ("name",)),
    Mention("card", "wanted", "A card in a channel names you.", ("name",)),
    Mention("once", "key", "A thing that happens only once is filed under your name."),
    Mention("reminder", "key", "A reminder is filed under your name.", ("due_at",)),
)

IT = (
    "Your IT team runs Herald's database and could read all of it, as with any of your "
    "organisation's systems. What you send Herald is a record of {whose}."
)
__all__ = ["ENTRIES", "IT", "MENTIONS", "TEAM", "Entry", "Mention"]
