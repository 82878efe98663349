"""What the forms about documents carry."""

from datetime import date

from pydantic import field_validator

from bot.policies.models import Change
from bot.policies.rules.texts import tidy
from bot.slack.forms import NEEDED, Form


class SectionForm(Form):
    """One section."""

    heading: str = ""
    text: str


class PublishForm(Form):
    """What kind of change a new text is."""

    change: Change


class PaperForm(Form):
    """Who signed which sheet, and when."""

    person: str
    signed_on: date
    sheet: str


class ReviewForm(Form):
    """When a document is to be looked at again."""

    review_on: date | None = None


class QuestionForm(Form):
    """A question or a remark."""

    question: str

    @field_validator("question")
    @classmethod
    def _visible(cls, question: str) -> str:
        if not tidy(question).strip():
            raise ValueError(NEEDED)
        return question
