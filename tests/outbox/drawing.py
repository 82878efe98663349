"""Files for messages: makers that draw little, and a person who is told something with files."""

from bot import outbox
from bot.outbox import Because, Enclosure, File
from bot.slack.messages import Message

ANA, DM = "U0ANA", "DU0ANA"
URL, COMPLETE, INFO = (
    "files.getUploadURLExternal",
    "files.completeUploadExternal",
    "files.info",
)
WITHOUT = "A file belongs here, but I could not attach it. The digital team knows."


class UndrawableError(Exception):
    """What a maker runs into that has a mistake."""


def picture(session, about):
    return File("certificate.png", "Certificate", b"picture of " + about.encode(), "A certificate")


def document(session, about):
    return File("certificate.pdf", "Certificate to keep", b"document of " + about.encode())


def nothing(session, about):
    return None


def broken(session, about):
    raise UndrawableError(about)


MAKERS = {"picture": picture, "document": document, "nothing": nothing, "broken": broken}
BOTH = (Enclosure("picture", "7"), Enclosure("document", "7"))
NAMES = ["certificate.png", "certificate.pdf"]


async def tell(db, words="Well done", files=BOTH, **how):
    """Tell Ana something with files, now unless told otherwise."""
    now = {"because": Because.ANSWER} if not how.keys() & {"because", "due", "hold"} else {}
    how.pop("hold", None)
    await db.transact(outbox.tell, ANA, Message(words), files=files, **now, **how)


def arrived(slack):
    """Give what Ana reads: words, and the names of the files with them."""
    return [(m["text"], m.get("files", [])) for m in slack.messages(DM)]
