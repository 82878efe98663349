"""What a town says in one run: acts at random moments, people who talk and delete, and the sum."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import col, select

from bot import outbox
from bot.db import Session
from bot.outbox.models import Card
from bot.slack.messages import Message
from tests.chaos.slack import Wire
from tests.chaos.world import START, Pause, World, WorldDatabase

CHANNELS = {outbox.TEAM: "C0TEAM", outbox.SHARE: "C0SHARE"}
ON_DUTY = START + timedelta(seconds=90)
ANA, BEN = "U0ANA", "U0BEN"  # Ana gets what cannot wait, Ben what can


def resolve(session: Session, name: str) -> str | None:
    """Say which channel is which."""
    return CHANNELS.get(name)


def may_reach(session: Session, member_id: str, now: datetime, news: bool) -> datetime:
    """Let everybody be off duty at first."""
    return max(now, ON_DUTY)


class Script:
    """The acts of one run and what they leave to be read."""

    def __init__(self, world: World, db: WorldDatabase, wire: Wire) -> None:
        self.world, self.db, self.wire = world, db, wire
        self.said: dict[str, list[str]] = {}
        self.withdrawn: set[str] = set()
        self.cards: dict[str, str] = {}
        self.deleted: list[str] = []

    async def act(self, count: int) -> None:
        """Say things at random moments."""
        verbs = [self.say, self.say, self.tell, self.hold, self.answer, *[self.show] * 4]
        for n in range(count):
            await self.db.transact(self.random.choice(verbs), f"words {n}")
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

    def hold(self, session: Session, words: str) -> None:
        """Tell Ben something that can wait."""
        self.said.setdefault(BEN, []).append(words)
        outbox.tell(session, BEN, Message(words))

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
    def random(self) -> Any:
        """The world's dice."""
        return self.world.random

    async def pause(self, longest: float) -> None:
        """Let some time pass."""
        await Pause(self.random.uniform(0, longest))


def posted_cards(session: Session) -> list[Card]:
    """Give the cards that are somewhere."""
    return list(session.scalars(select(Card).where(col(Card.ts).is_not(None))))
