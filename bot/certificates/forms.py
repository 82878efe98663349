"""What forms about titles carry."""

from bot.slack.forms import Form


class FindForm(Form):
    """Whose title a lead looks up."""

    person: str


class ProposeForm(Form):
    """Why a title is to be taken back."""

    reason: str


class AnswerForm(Form):
    """What the person says about it."""

    answer: str


class WhyForm(Form):
    """Why a proposal is dropped, or a decision undone."""

    why: str
