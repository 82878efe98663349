"""What the forms about lessons carry."""

from uuid import UUID

from bot.slack.forms import Form


class LessonForm(Form):
    """What a lesson is called."""

    title: str


class RetireForm(Form):
    """Which lesson stands in for the one that goes; nothing: none."""

    instead: UUID | None = None
