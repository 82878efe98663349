"""Hearing what an app hears."""

from bot.sandbox import Answer


def told_to(sandbox):
    """Every event that reaches the app from now on, in order."""
    heard = []

    async def deliver(envelope):
        if envelope.kind == "events_api":
            heard.append(envelope.payload["event"])
        return Answer()

    sandbox.deliver = deliver
    return heard
