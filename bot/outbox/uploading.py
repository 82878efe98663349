"""Bringing the files of a message to Slack: each is drawn as things are now, and handed over."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping

from bot.db import Database
from bot.errors import Unavailable
from bot.outbox.client import Slack
from bot.outbox.files import Enclosure, File, Maker
from bot.outbox.sharing import hand_over
from bot.outbox.views import UNDRAWN
from bot.outbox.work import Doubtful, Refused, Trouble, Upload, Uploaded, Uploading

LOST = Doubtful("another courier has the lane")

log = logging.getLogger(__name__)


class Press:
    """Draws files in the readers' threads, by their makers' names, and hands them to Slack.

    One at a time: a certificate takes a third of a second, and people are read to meanwhile.
    """

    def __init__(self, db: Database, slack: Slack, makers: Mapping[str, Maker]) -> None:
        self.db, self.slack, self.makers = db, slack, makers
        self.turn = asyncio.Lock()

    async def bring(
        self, work: Uploading, keep: Callable[[], Awaitable[bool]]
    ) -> Uploaded | Trouble:
        """Bring all files of a message; what Slack will not have is left out.

        Between two of them the lane is kept; what fails for now is begun anew as a whole.
        """
        uploads: list[Upload] = []
        missing: list[str] = []
        for enclosure in work.files:
            came = await self._brought(enclosure)
            match came:
                case Upload():
                    uploads.append(came)
                case Refused(reason):
                    missing.append(reason)
                case None:
                    continue
                case _:
                    return came
            if not await keep():
                return LOST
        return Uploaded(tuple(uploads), tuple(missing))

    async def _brought(self, enclosure: Enclosure) -> Upload | Trouble | None:
        file = await self._drawn(enclosure)
        return await hand_over(self.slack, file) if isinstance(file, File) else file

    async def _drawn(self, enclosure: Enclosure) -> File | Refused | None:
        """Draw a file; one that cannot be drawn keeps nobody from reading the words."""
        try:
            async with self.turn:
                return await self.db.read(self.makers[enclosure.maker], enclosure.about)
        except Unavailable:
            raise
        except Exception:
            log.exception("file %s of %s was not drawn", *enclosure)
            return Refused(UNDRAWN)
