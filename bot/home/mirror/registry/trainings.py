"""What is said of trainings, of who was there, and of the title."""

from bot.home.mirror.entries import LEADS, NOBODY, RECORDS, YOURS, Entry

HOSTS = "The hosts of the training and the digital team."
ADDRESS = "Whoever knows it gets in."

TRAININGS: dict[str, Entry] = {
    "programme": Entry(
        "What you do for the programme",
        "That you are the one in HR who hears what people need to take part in a training.",
        "Leads and the hosts of trainings.",
        "Until a lead changes it.",
        tells=("hr_person",),
    ),
    "seat": Entry(
        "Your seats in trainings",
        "Which training, and whether you are going, waiting, were offered a seat or gave it up.",
        HOSTS,
    ),
    "training_need": Entry(
        "What you need to take part in a training",
        "Your words.",
        "The hosts of the training and the one person in HR whom a lead has named.",
        "Until the training is over.",
    ),
    "attendance": Entry(
        "Trainings you were at, or were expected at",
        "There, late or not there; how that became known, when, and who entered it. Why it was "
        "corrected stands in the record of the training.",
        f"{HOSTS} No supervisor.",
        named=("by",),
    ),
    "check_in_attempts": Entry(
        "Wrong codes you typed at a training",
        "How many, so that nobody can guess a code.",
        NOBODY,
        "A day.",
    ),
    "check_in_asked": Entry(
        "That you asked to be checked in",
        "Which training, and when.",
        HOSTS,
        "Until they have answered; a day at the longest.",
    ),
    "guest": Entry(
        "People without Slack on the guest list",
        "Name and work e-mail of you as a guest, or of whom you entered.",
        "The hosts of trainings and the digital team.",
        named=("entered_by",),
    ),
    "open_session_submission": Entry(
        "What you handed in for an open session and signed",
        "Your words. What you handed in unsigned is not here, because nobody knows whose it is.",
        "The hosts of the session and the digital team.",
        "Thirty days after the session.",
    ),
    "calendar_feed": Entry(
        "Your calendar of trainings",
        "That your calendar reads your trainings from Herald, and since when.",
        YOURS,
        "Until you end it.",
        untold={"token": "Whoever knows it can read your calendar of trainings."},
    ),
    "training": Entry(
        "Trainings you planned",
        "Day, time, place and what became of it.",
        "Every member.",
        untold={"secret": "It makes the codes.", "door": ADDRESS},
    ),
    "training_host": Entry(
        "Trainings you host",
        "Which ones.",
        "Every member sees who hosts a training.",
    ),
    "host_window": Entry(
        "Windows with a training's code that you keep open",
        "Since when, so that the code in it is always the newest.",
        NOBODY,
        "Until you close it; a day at the longest.",
    ),
    "certificate": Entry(
        "Your certificates",
        "The number, the name on it, from when until when it is valid, and whether your "
        "colleagues may be told.",
        f"{LEADS} Whoever has the number learns only whether it is valid.",
        RECORDS,
    ),
    "certificate_withdrawal": Entry(
        "Certificates that were to be withdrawn",
        "Your own, or one you proposed or decided about: the reason, the answer, what came of it.",
        "The person whose certificate it is, and the leads.",
        named=("proposed_by", "decided_by"),
        through={"certificate_id": "certificate"},
    ),
    "group_member": Entry(
        "That Herald put you into the ambassadors' user group",
        "Since when.",
        "Everybody in your workspace sees who is in the group.",
        "As long as your certificate is valid.",
    ),
}
