"""What tests of held messages share: telling Ana something, and the moment of her duty."""

from bot import outbox
from bot.outbox.models import Delivery
from bot.slack.messages import Message

ANA, DM, POST = "U0ANA", "DU0ANA", "chat.postMessage"
BUNDLE = "This came while you were off duty: {} messages."


async def tell(db, words, **how):
    await db.transact(outbox.tell, ANA, Message(words), **how)


async def on_duty(courier, clock, moment):
    clock.stand_at(moment)
    await courier.run_dry()


def state_of(words):
    """Find how far a message has come."""

    def question(session):
        rows = session.query(Delivery).all()
        return [row.state for row in rows if row.body and row.body["text"] == words]

    return question
