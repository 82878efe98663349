"""What the forms about departments and leads carry."""

from pydantic import Field

from bot.members.rules.departments import Wish
from bot.members.views.departments import NONE
from bot.slack.forms import Form


class DepartmentForm(Form):
    """A department as a lead wishes it."""

    name: str = ""
    share_channel: str = ""
    contributors: list[str] = Field(default_factory=list)
    contacts: list[str] = Field(default_factory=list)

    def wish(self) -> Wish:
        """Give what the form says; a name is one line with single blanks."""
        name = " ".join(self.name.split())
        return Wish(name, self.share_channel, self.contributors, self.contacts)


class PlaceForm(Form):
    """Who belongs where."""

    people: list[str] = Field(default_factory=list)
    department: str = NONE


class MyDepartmentForm(Form):
    """Where somebody says they belong."""

    department: str = NONE


class LeadsForm(Form):
    """Who leads the programme."""

    leads: list[str] = Field(default_factory=list)
