"""What follows in the same transaction when somebody takes a step towards the title.

A feature below hands it on to whoever stands above: `build` says who that is.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TypeAlias

from sqlalchemy.orm import Session

# Given the person, and when they took the step: a lesson attended, the policy acknowledged.
Milestone: TypeAlias = Callable[[Session, str, datetime], None]

# Given people as Slack describes them now, and when: something may have waited for them.
Arrival: TypeAlias = Callable[[Session, Sequence[str], datetime], None]
