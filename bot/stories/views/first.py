"""What comes before somebody's first share sheet: the policy in a few lines, and the way in."""

from bot.members.views.consent import CAN_BE_LEFT, PROMISE
from bot.policies.models import Slug
from bot.policies.views.reading import read_button
from bot.slack.blocks import actions, context, divider, modal
from bot.slack.prose import Bold, listing, prose
from bot.slack.types import Block, View
from bot.stories import ids
from bot.stories.rules.sharing import First
from bot.stories.views import parts

FEW_LINES = "Before you share for the first time, this is our policy in a few lines:"


def first_form(first: First) -> View:
    """Draw the policy for somebody who wants to share and has not joined."""
    known = first.version_id is not None
    return modal(
        "Before you share",
        [
            parts.title(first.story),
            *(_policy(first) if known else []),
            divider(),
            prose(PROMISE.format(whose=first.whose)),
            context(CAN_BE_LEFT),
        ],
        callback_id=ids.COUNT_IN,
        submit="Read it, count me in" if known else "Count me in",
        close="Not now",
        about=f"{first.story.id}:{first.version_id or ''}",
    )


def _policy(first: First) -> list[Block]:
    return [
        prose(Bold(FEW_LINES)),
        listing([point] for point in first.points),
        actions(read_button(Slug.POLICY)),
    ]
