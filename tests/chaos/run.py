"""One run: a town, a Slack with bad luck, one to three couriers that die, and what is left."""

from collections import Counter
from itertools import count

from sqlmodel import SQLModel, select

from bot import outbox
from bot.db import Session
from bot.outbox.courier import AT_ONCE, Courier
from bot.outbox.models import STALE, Card
from tests.chaos.script import ANA, BEN, NEWS, Script, leaf, resolve
from tests.chaos.slack import LATE, QUIET, TIMEOUT, Luck, Wire
from tests.chaos.world import START, Fate, Pause, World, WorldClock, WorldDatabase

CHANNELS = ("C0TEAM", "C0SHARE")
THREAD = "card b"
STORM = 240.0  # virtual seconds of bad luck; then everything works, and all must arrive
PATIENCE = 1800.0


class Run:
    """A seed made into a world."""

    def __init__(self, seed: int, db: WorldDatabase, quiet: float = QUIET) -> None:
        self.seed, self.db, self.quiet = seed, db, quiet
        self.world = World(seed)
        dice = self.world.random
        db.world = self.world
        luck = Luck(
            post=dice.uniform(0, 0.6), update=dice.uniform(0, 0.6), read=dice.uniform(0, 0.2)
        )
        self.wire = Wire(self.world, luck, skew=dice.uniform(-240, 240))
        self.wire.sandbox.switches.honour_client_msg_id = dice.random() < 0.2
        self.script = Script(self.world, db, self.wire)
        self.dies, self.sleeps = dice.choice([0, 0.02, 0.05, 0.15]), dice.choice([0, 0.01, 0.03])
        self.names = count(1)
        self.retried = False

    def play(self) -> list[str]:
        """Play the run to its end and say what is wrong then."""
        self.world.start(self.script.act(self.world.random.randint(10, 18)))
        self.world.start(self.script.talk(12))
        for _ in range(self.world.random.randint(1, 3)):
            self.be_born()
        end = START.timestamp() + STORM
        self.world.run(end)
        self.world.calm = True
        while self.is_unfinished() and self.world.time < end + PATIENCE:
            self.world.run(self.world.time + 15)
        self.world.run(self.world.time + LATE + TIMEOUT)
        self.wire.sandbox.workspace.files.contents.close()
        return self.judge()

    def be_born(self) -> None:
        """Start a courier, as a supervisor does when one has died."""
        fate = Fate(self.dies, self.sleeps, heir=self.be_born)
        self.world.start(self.live(), self.world.random.uniform(0, 20), fate)

    async def live(self) -> None:
        """Deliver until death."""
        courier = Courier(
            self.db,
            WorldClock(self.world),
            self.wire,
            may_reach=self.script.may_reach,
            resolve=resolve,
            makers={"leaf": leaf},
            quiet=self.quiet,
            name=f"courier {next(self.names)}",
        )
        while True:
            if not await courier.turn():
                await Pause(self.world.random.uniform(0.5, 6))

    def is_unfinished(self) -> bool:
        """Whether something is still owed; what was parked for failing alone is sent again."""
        depth = self.db._read(outbox.depth)
        if depth.parked:
            self.retried = True
            self.db._write(outbox.retry)
        stale = self.db._read(stale_cards)
        return bool(depth.waiting or depth.held or depth.parked or stale)

    def judge(self) -> list[str]:
        """Compare what people can read with what was said."""
        unfinished = ["something is still owed"] if self.is_unfinished() else []
        wrong = [*self.wrong_words(), *self.wrong_moments(), *self.wrong_cards()]
        return [*unfinished, *wrong, *self.mistakes()]

    def wrong_words(self) -> list[str]:
        """Find what was said and is not read once, or not in its order."""
        wrong = []
        optional = self.script.optional
        for place in (*CHANNELS, ANA, BEN, NEWS, THREAD):
            said = [words for words in self.script.said.get(place, []) if words not in optional]
            read = self.read(place)
            lucky = [words for words in read if words in optional]
            kept = [words for words in read if words not in optional]
            once = Counter(kept) == Counter(said) and len(lucky) == len(set(lucky))
            if not once or (kept != said and not self.retried):
                wrong.append(f"{place}: said {said}, read {read}")
        return wrong

    def wrong_moments(self) -> list[str]:
        """Find what was sent when it was stale already, or news after Ben had left."""
        ends = {words: until.timestamp() for words, until in self.script.until.items()}
        if left_at := self.script.left_at:
            for words in self.script.is_news:
                ends[words] = min(ends.get(words, left_at.timestamp()), left_at.timestamp())
        return [
            f"{words} was sent too late"
            for at, text in self.wire.posts
            for words in text.split("\n")
            if at > ends.get(words, at) + AT_ONCE
        ]

    def wrong_cards(self) -> list[str]:
        """Find cards that are there twice, or show an old drawing; who is deleted may be gone."""
        wrong = []
        for name, last in self.script.cards.items():
            shown = [text for text in self.texts("C0SHARE") if text.startswith(name)]
            may_be_gone = name in self.script.deleted
            if shown != [last] and not (may_be_gone and not shown):
                wrong.append(f"{name}: last drawn {last!r}, shown {shown}")
        return wrong

    def mistakes(self) -> list[str]:
        """Give what the sandbox holds against us."""
        return self.wire.sandbox.problems

    def read(self, place: str) -> list[str]:
        """Give what people read from Herald in a place, bundles taken apart."""
        if place == THREAD:
            return self.texts("C0SHARE", replies=True)
        channel = place if place in CHANNELS else self.direct(BEN if place == NEWS else place)
        lines = [line for text in self.texts(channel) for line in text.split("\n")]
        words = [line for line in lines if line.startswith("words ")]
        return [line for line in words if (line in self.script.is_news) == (place == NEWS)]

    def direct(self, member_id: str) -> str:
        """Find somebody's direct messages with Herald."""
        return self.wire.sandbox.workspace.direct(member_id).id

    def texts(self, channel: str, *, replies: bool = False) -> list[str]:
        """Give Herald's texts in a channel, or in its threads, oldest first."""
        messages = self.wire.sandbox.workspace.channels.named(channel).messages.values()
        own = [m for m in messages if m.get("bot_id") and m.get("subtype") != "tombstone"]
        return [m["text"] for m in own if (m.get("thread_ts", m["ts"]) != m["ts"]) == replies]


def stale_cards(session: Session) -> bool:
    """Tell whether a card shows less than its last drawing."""
    return session.scalar(select(Card.name).where(STALE).limit(1)) is not None


def forget(session: Session) -> None:
    """Empty every table, for the next run."""
    for table in reversed(SQLModel.metadata.sorted_tables):
        session.execute(table.delete())
