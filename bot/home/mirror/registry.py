"""What Herald says of each table that can name a person; a table that is missing fails a test."""

from bot.home.mirror.entries import LEADS, TEAM, YOURS, Entry, Mention

NOBODY = "Nobody; only Herald uses it."
STORY_ENDS = "Until the story ends."
# fmt: off
COURIERS = (
    "seq", "id", "key", "lane", "urgency", "hold", "news", "for_lead", "waited", "look_at",
    "report", "unwanted", "bundle", "channel", "thread_ts", "since", "version",
    "tried", "doubted", "ts",
)
# fmt: on

# In the order in which people read them.
ENTRIES: dict[str, Entry] = {
    "member": Entry(
        "Who you are here",
        "Your name, e-mail address and time zone, your roles, when you joined or left, your "
        "department, and whether you are paid by the hour: from Slack, from HR's file, from a "
        "lead, or from you.",
        "Colleagues see your name on what you let it stand on. " + LEADS,
    ),
    "preference": Entry(
        "What you wish",
        "Digest, reminders, quiet days, networks and language, as you chose them.",
        YOURS,
        "Until you change it.",
    ),
    "department_part": Entry(
        "What you do for a department",
        "That you write stories for a department, or answer on its behalf.",
        "Leads and the digital team.",
        "Until a lead changes it.",
    ),
    "own_hours": Entry(
        "Your own hours",
        "Days, hours and time zone, as you set them.",
        YOURS,
        "Until you change it.",
    ),
    "away": Entry("Your days away", "The days on which you are away, as you set them.", YOURS),
    "quiet": Entry(
        "Your do-not-disturb in Slack",
        "The last stretch that Slack told of, so that messages wait for its end.",
        NOBODY,
        "Until Slack tells of the next.",
    ),
    "paid_time": Entry(
        "Your paid minutes",
        "The day, the time and the minutes off the clock, and whether you confirmed them. No "
        "story and no words.",
        "You, payroll and the leads who make payroll's file. No supervisor.",
    ),
    "pay_export": Entry(
        "Files you made for payroll",
        "The days that each file covers, and when you made it.",
        "The leads and payroll.",
        untold={"contents": "It holds other people's minutes."},
    ),
    "acknowledgement": Entry(
        "What you have read",
        "Which version of the policy you acknowledged, when, under which name, and the "
        "fingerprint of its text; on paper also the sheet and who entered it.",
        "The digital team sees numbers. " + LEADS,
        named=("entered_by",),
    ),
    "document_version": Entry(
        "Texts you put into force",
        "The policy and the other documents, in each version that you saved.",
        "Every member reads the text; leads see who saved it.",
    ),
    "document_draft": Entry(
        "Texts you are working on",
        "A document as you left it.",
        "The leads.",
        "Until it is in force or thrown away.",
    ),
    "document_upload": Entry(
        "Texts you sent as a file",
        "The text, until you say which document it is.",
        "The leads.",
        "A day.",
    ),
    "story": Entry(
        "Stories you had a part in",
        "What you suggested, wrote, decided or put in its place, and when.",
        "The digital team; once a story is out, everybody reads it, and your name if you agreed.",
        named=("decided_by", "asked_by", "changed_by"),
        words={
            "said": ("suggested_by",),
            "objection": ("suggested_by",),
            "decline_note": ("suggested_by", "decided_by"),
        },
    ),
    "share": Entry(
        "Stories you shared",
        "That you told Herald so, and when. Herald cannot see your accounts or your posts.",
        "You alone; everybody else sees numbers.",
    ),
    "dismissal": Entry(
        "Stories you put aside", "Which ones you don't want to see.", YOURS, STORY_ENDS
    ),
    "reminder": Entry(
        "Stories you want to hear of again", "Which ones, and when.", YOURS, STORY_ENDS
    ),
    "letter": Entry(
        "What you wrote to Herald and chose nothing for", "Your words.", YOURS, "A day."
    ),
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
