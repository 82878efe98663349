"""What is said of who people are, when they work, and what they do for the programme."""

from bot.home.mirror.entries import LEADS, NOBODY, YOURS, Entry

PEOPLE: dict[str, Entry] = {
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
}
