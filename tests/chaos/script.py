"""What a town says in one run: acts at random moments, people who talk and delete, and the sum."""

from datetime import UTC, datetime, timedelta
from typing import Any

from sqlmodel import col, select

from bot import outbox
from bot.db import Session
from bot.outbox import Enclosure, File
from bot.outbox.models import Card
from bot.slack.messages import Message
from tests.chaos.slack import Wire
from tests.chaos.world import START, Pause, World, WorldDatabase

CHANNELS = {outbox.TEAM: "C0TEAM", outbox.SHARE: "C0SHARE"}
ON_DUTY = START + timedelta(seconds=90)
NEWS_FROM = START + timedelta(seconds=150)
LEAVES = 0.03  # how likely Ben leaves the programme after one act
NEWS = "news to Ben"
ANA, BEN = "U0ANA", "U0BEN"  # Ana gets what cannot wait, Ben what can, and news


def leaf(_: Session, about: str) -> File:
    """Draw a file in no time."""
    return File(f"{about}.txt", "A leaf", b"words on a leaf")


def resolve(session: Session, name: str) -> str | None:
    """Say which channel is which."""
    return name if name.isupper() else CHANNELS.get(name)


class Script:
    """The acts of one run and what they leave to be read."""

    def __init__(self, world: World, db: WorldDatabase, wire: Wire) -> None:
        self.world, self.db, self.wire = world, db, wire
        self.said: dict[str, list[str]] = {}
        self.withdrawn: set[str] = set()
        self.is_news: set[str] = set()
        self.until: dict[str, datetime] = {}
        self.left_at: datetime | None = None
        self.cards: dict[str, str] = {}
        self.deleted: list[str] = []

    async def act(self, count: int) -> None:
        """Say things at random moments."""
        verbs = [self.say, self.say, self.tell, self.hold, self.hold, self.news, self.news]
        verbs += [self.answer, self.bring, *[self.show] * 4]
        for n in range(count):
            await self.db.transact(self.random.choice(verbs), f"words {n}")
            if self.left_at is None and self.random.random() < LEAVES:
                await self.db.transact(self.leave)
            if self.withdrawn and self.random.random() < 0.3:
                await self.db.transact(outbox.withdraw, self.random.choice(sorted(self.withdrawn)))
            await self.pause(14)

    async def talk(self, count: int) -> None:
        """Let people talk between Herald's messages, and delete a card now and then."""
        for n in range(count):
            await self.pause(18)
            channel = self.random.choice(list(self.wire.sandbox.workspace.channels))
            talk = {"user": BEN, "text": f"people talk {n}"}
            self.wire.sandbox.workspace.messages.post(channel, talk)
            if len(self.deleted) < 3 and self.random.random() < 0.3:
                self.delete(self.db._read(posted_cards))

    def say(self, session: Session, words: str) -> None:
        """Say something in a channel; some of it is taken back later."""
        to = self.random.choice([outbox.TEAM, outbox.SHARE])
        if self.random.random() < 0.2:
            self.withdrawn.add(words)
        else:
            self.said.setdefault(CHANNELS[to], []).append(words)
        outbox.say(session, to, Message(words), key=words)
        outbox.say(session, to, Message(f"{words} again"), key=words)

    def tell(self, session: Session, words: str) -> None:
        """Tell Ana something at once."""
        self.said.setdefault(ANA, []).append(words)
        outbox.tell(session, ANA, Message(words), because=outbox.Because.ANSWER)

    def bring(self, session: Session, words: str) -> None:
        """Bring Ana a file or two at once, or Ben when he is on duty."""
        files = [Enclosure("leaf", f"{n}") for n in range(self.random.randint(1, 2))]
        who, because = self.random.choice([(ANA, outbox.Because.ANSWER), (BEN, None)])
        self.said.setdefault(who, []).append(words)
        outbox.tell(session, who, Message(words), because=because, files=files)

    def hold(self, session: Session, words: str) -> None:
        """Tell Ben something that can wait; some of it turns stale, some is taken back."""
        if self.random.random() < 0.15:
            self.withdrawn.add(words)
        self.said.setdefault(BEN, []).append(words)
        outbox.tell(session, BEN, Message(words), key=words, until=self.stale_at(words))

    def news(self, session: Session, words: str) -> None:
        """Tell Ben what he hears only while he takes part, later than what is owed to him."""
        self.is_news.add(words)
        self.said.setdefault(NEWS, []).append(words)
        outbox.tell(session, BEN, Message(words), news=True, until=self.stale_at(words))

    def stale_at(self, words: str) -> datetime | None:
        """Roll the dice for whether something turns stale, and when."""
        if self.random.random() < 0.5:
            return None
        self.until[words] = START + timedelta(seconds=self.random.uniform(10, 260))
        return self.until[words]

    def leave(self, session: Session) -> None:
        """Let Ben leave the programme; what is owed to him still comes."""
        self.left_at = datetime.fromtimestamp(self.world.time, UTC)
        outbox.drop_news(session, BEN)

    def may_reach(
        self, session: Session, member_id: str, now: datetime, news: bool
    ) -> datetime | None:
        """Let everybody be off duty at first, and news come later than what is owed."""
        if news and self.left_at is not None:
            return None
        return max(now, NEWS_FROM if news else ON_DUTY)

    def show(self, session: Session, words: str) -> None:
        """Draw one of two cards."""
        card = self.random.choice(["card a", "card b"])
        self.cards[card] = f"{card} {words}"
        outbox.show(session, card, to=outbox.SHARE, message=Message(self.cards[card]))

    def answer(self, session: Session, words: str) -> None:
        """Say something in the thread of the card that nobody deletes."""
        if "card b" in self.cards:
            self.said.setdefault("card b", []).append(words)
            outbox.reply(session, "card b", Message(words))

    def delete(self, cards: list[Card]) -> None:
        """Let somebody delete a card: never one in doubt, nor one whose first reply may be."""
        places = self.wire.sandbox.workspace
        for card in cards:
            channel = places.channels.named(card.channel or "")
            message = channel.messages.get(card.ts or "", {})
            is_there = message.get("text", "").startswith("card ")
            if is_there and (card.name == "card a" or message.get("reply_count")):
                places.messages.remove(channel, message["ts"])
                self.deleted.append(card.name)

    @property
    def optional(self) -> set[str]:
        """What need not be read: taken back, turned stale, or news to who has left."""
        return self.withdrawn | self.until.keys() | (self.is_news if self.left_at else set())

    @property
    def random(self) -> Any:
        """The world's dice."""
        return self.world.random

    async def pause(self, longest: float) -> None:
        """Let some time pass."""
        await Pause(self.random.uniform(0, longest))


def posted_cards(session: Session) -> list[Card]:
    """Give the cards that are somewhere."""
    return list(session.scalars(select(Card).where(col(Card.ts).is_not(None))))
