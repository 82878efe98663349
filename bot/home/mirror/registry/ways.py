"""What is said of messages and their ways, and of the record."""

from bot.home.mirror.entries import NOBODY, Entry

# fmt: off
COURIERS = (
    "seq", "id", "key", "lane", "urgency", "hold", "news", "for_lead", "waited", "look_at",
    "report", "unwanted", "bundle", "channel", "thread_ts", "since", "version",
    "tried", "doubted", "ts",
)
# fmt: on

WAYS: dict[str, Entry] = {
    "delivery": Entry(
        "Messages Herald sent you, or will send you",
        "What it said, when it is due, and how far it has come.",
        "You; whoever looks after Herald sees that a message could not be sent, not its words.",
        named=("body",),
        marks=COURIERS,
        counted=False,
    ),
    "lane": Entry(
        "The way to your direct messages",
        "Your conversation with Herald in Slack, and when it was last used.",
        NOBODY,
        marks=("unset", "until", "after", "last_ts", "went", "failures", "strikes"),
    ),
    "open_home": Entry(
        "That you have this page open",
        "When you opened Herald's Home last, so that it is drawn anew when something changes.",
        NOBODY,
        "Until you have not opened it for a while.",
    ),
    "journal": Entry(
        "The record of what you did here, and of what was done about you",
        "A line each: what, on what, and when; for changes what was before and after.",
        "Leads, and whoever your organisation's law lets read its records.",
        named=("by", "thing"),
        words={"why": ("by",)},
        counted=False,
    ),
    "look": Entry(
        "Who opened a list with your name on it",
        "Which lead, which list, and when.",
        "You.",
        named=("by",),
        elsewhere={"by": "Whoever opens a list finds it in their own record, one line a list."},
    ),
}
