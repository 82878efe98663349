"""What is said of texts that were read, and of those who keep them."""

from bot.home.mirror.entries import LEADS, Entry

POLICIES: dict[str, Entry] = {
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
}
