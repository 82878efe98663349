"""Many couriers at once: a lane belongs to one of them, and nobody else writes down its outcome."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from itertools import count

import pytest

from bot import outbox
from bot.outbox import claiming, looking, settling
from bot.outbox.claiming import House
from bot.outbox.models import Delivery, Lane, State
from bot.outbox.work import Instant, Opening, Posting, Sent
from bot.slack.messages import Message

THREADS, LANES, ROWS = 8, 10, 200


class Hands:
    """Couriers without a Slack: each thread claims a lane, writes down what it would send."""

    def __init__(self, db):
        self.db = db
        self.seconds, self.numbers = count(1000, 2), count(1)
        self.sent: list[tuple[str, str]] = []
        self.house = House(lambda session, member, now, news: now, lambda session, name: name, 1e9)

    def at(self):
        return Instant(datetime(2026, 11, 16, tzinfo=UTC), float(next(self.seconds)))

    def work(self, name):
        while self.is_waiting():
            for lane in self.db._read(looking.look, self.at()).lanes:
                token = f"{name} {next(self.numbers)}"
                work = self.db._write(claiming.claim, lane, token, self.at(), self.house)[0]
                self.do(work)

    def do(self, work):
        if isinstance(work, Opening):
            self.db._write(settling.opened, work, work.target, "0")
        if isinstance(work, Posting):
            self.sent.append((work.channel, work.body["text"]))
            self.db._write(settling.posted, work, Sent(f"{next(self.numbers)}.0"), self.at())

    def is_waiting(self):
        return self.db._read(outbox.depth).waiting > 0


@pytest.mark.both_databases
def test_eight_couriers_send_every_message_once_and_in_order(db):
    def say_much(session):
        for n in range(ROWS):
            outbox.say(session, f"C{n % LANES}", Message(f"{n // LANES}"))

    db._write(say_much)
    hands = Hands(db)
    with ThreadPoolExecutor(THREADS) as pool:
        list(pool.map(hands.work, range(THREADS)))

    by_lane = {f"C{n}": [t for c, t in hands.sent if c == f"C{n}"] for n in range(LANES)}
    in_order = [f"{n}" for n in range(ROWS // LANES)]
    assert by_lane == {f"C{n}": in_order for n in range(LANES)}


@pytest.mark.both_databases
def test_who_lost_the_lane_writes_down_nothing(db):
    hands = Hands(db)
    hands.house = House(hands.house.may_reach, hands.house.resolve, lease=10)
    db._write(outbox.say, "C1", Message("one"), key="k")
    hands.do(db._write(claiming.claim, "C1", "a", hands.at(), hands.house)[0])
    slow = db._write(claiming.claim, "C1", "b", hands.at(), hands.house)[0]
    for _ in range(10):
        hands.at()
    db._write(claiming.claim, "C1", "c", hands.at(), hands.house)

    db._write(settling.posted, slow, Sent("1.0"), hands.at())

    state, token = db._read(
        lambda s: (s.query(Delivery).filter_by(key="k").one().state, s.get(Lane, "C1").token)
    )
    assert (state, token) == (State.SENDING, "c")
