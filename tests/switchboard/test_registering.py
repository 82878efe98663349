"""What the switchboard refuses at start."""

import pytest

from bot.switchboard import Switchboard


async def listener(db, user_id):
    """Want a thing and a name of Slack's."""


async def other(db):
    """Want a thing."""


def test_two_listeners_for_one_id_are_refused():
    switchboard = Switchboard(db=None)
    switchboard.on("action", "a", listener)
    with pytest.raises(ValueError, match="two listeners for action a"):
        switchboard.on("action", "a", other)


def test_a_wish_that_nobody_fulfils_is_refused():
    with pytest.raises(TypeError, match=r"listener wants {'db'}, which nobody gives"):
        Switchboard().on("action", "a", listener)


def test_a_kind_that_slack_does_not_know_is_refused():
    with pytest.raises(ValueError, match="Slack knows no gesture"):
        Switchboard(db=None).on("gesture", "a", listener)
