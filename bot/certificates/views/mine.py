"""Somebody's own title on their Home."""

from typing import NamedTuple

from bot.certificates import ids
from bot.certificates.models import Certificate, Withdrawal
from bot.certificates.store.certificates import Shape
from bot.certificates.views.hearing import own_blocks
from bot.certificates.views.words import lasts, title
from bot.policies.models import Slug
from bot.policies.views.reading import read_button
from bot.programme.models import Programme
from bot.slack.blocks import actions, button, divider
from bot.slack.prose import Bold, prose
from bot.slack.types import Block, Element

RESTS = "It rests, because the policy has a new version. It is valid again once you have read it."
NOT_JOINED = "You aren't taking part at present, so the title rests; the certificate stays yours."
ASKED = "Shall your colleagues hear of it?"
YES = "Your colleagues hear of it with the next morning's post in the programme's channel."
TOLD = "Your colleagues have read of it."
NO = "It stays between us."


class Mine(NamedTuple):
    """Somebody's certificate, how it stands, and what was proposed about it."""

    certificate: Certificate
    shape: Shape
    programme: Programme
    has_joined: bool
    pending: Withdrawal | None


def title_section(mine: Mine) -> list[Block]:
    """Draw somebody's title: number, until when, who hears of it, and the files again."""
    certificate, programme = mine.certificate, mine.programme
    return [
        prose(Bold(f"You are a {title(programme)}"), " · ", lasts(certificate, programme.tz)),
        *_rests(mine),
        prose(_told(certificate)),
        actions(*_buttons(certificate)),
        *(own_blocks(mine.pending, programme) if mine.pending else []),
        divider(),
    ]


def _rests(mine: Mine) -> list[Block]:
    if mine.shape is Shape.RESTING:
        return [prose(RESTS), actions(read_button(Slug.POLICY, "Read the policy"))]
    return [] if mine.has_joined else [prose(NOT_JOINED)]


def _told(certificate: Certificate) -> str:
    if certificate.told_at is not None:
        return TOLD
    return {None: ASKED, True: YES, False: NO}[certificate.announced]


def _buttons(certificate: Certificate) -> list[Element]:
    about = str(certificate.id)
    again = button("Send it again", ids.AGAIN, about, spoken="Send my certificate again")
    tell, keep = (
        button("Yes, tell them", ids.TELL, about),
        button("Keep it between us", ids.KEEP, about),
    )
    if certificate.told_at is not None:
        return [again]
    asked = {None: [tell, keep], True: [keep], False: [tell]}[certificate.announced]
    return [*asked, again]
