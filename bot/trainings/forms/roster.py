"""What the forms about a roster carry; names come in fields of ten."""

from pydantic import Field, field_validator

from bot.slack.forms import NEEDED, Form
from bot.trainings.rules import pasted
from bot.trainings.rules.roster import LONGEST_NAME, Rest, is_address

NO_ADDRESS = "This is not an e-mail address, such as sam.lee@example.gov. Please look at it again."


class Tens(Form):
    """Names that were ticked, in fields of ten."""

    there_0: list[str] = Field(default_factory=list)
    there_1: list[str] = Field(default_factory=list)
    there_2: list[str] = Field(default_factory=list)
    there_3: list[str] = Field(default_factory=list)
    there_4: list[str] = Field(default_factory=list)
    there_5: list[str] = Field(default_factory=list)
    there_6: list[str] = Field(default_factory=list)
    there_7: list[str] = Field(default_factory=list)
    there_8: list[str] = Field(default_factory=list)
    there_9: list[str] = Field(default_factory=list)

    @property
    def there(self) -> list[str]:
        """All that were ticked."""
        named = self.model_dump()
        return [one for place in range(10) for one in named[f"there_{place}"]]


class RosterForm(Tens):
    """Who was there, who came late, what of the others, who came without a seat, and why."""

    late: list[str] = Field(default_factory=list)
    rest: Rest = Rest.LEAVE
    walk_ins: list[str] = Field(default_factory=list)
    why: str = ""


class GuestForm(Form):
    """Somebody without Slack."""

    name: str
    email: str

    @field_validator("name")
    @classmethod
    def _visible(cls, name: str) -> str:
        tidy = " ".join(name.split())[:LONGEST_NAME]
        if not any(sign.isalnum() for sign in tidy):
            raise ValueError(NEEDED)
        return tidy

    @field_validator("email")
    @classmethod
    def _address(cls, email: str) -> str:
        small = email.strip().casefold()
        if not is_address(small):
            raise ValueError(NO_ADDRESS)
        return small


class PasteForm(Form):
    """A list of names or addresses, one a line."""

    names: str

    @field_validator("names")
    @classmethod
    def _few(cls, names: str) -> str:
        if len(pasted.read(names)) > pasted.MOST:
            raise ValueError(pasted.TOO_MANY)
        return names


class NamesForm(Tens):
    """Who of a pasted list is put down; `new` are guests, `pick` are choices among namesakes."""

    new_0: list[str] = Field(default_factory=list)
    new_1: list[str] = Field(default_factory=list)
    new_2: list[str] = Field(default_factory=list)
    new_3: list[str] = Field(default_factory=list)
    new_4: list[str] = Field(default_factory=list)
    new_5: list[str] = Field(default_factory=list)
    new_6: list[str] = Field(default_factory=list)
    new_7: list[str] = Field(default_factory=list)
    new_8: list[str] = Field(default_factory=list)
    new_9: list[str] = Field(default_factory=list)
    pick_0: str = ""
    pick_1: str = ""
    pick_2: str = ""
    pick_3: str = ""
    pick_4: str = ""
    pick_5: str = ""
    pick_6: str = ""
    pick_7: str = ""
    pick_8: str = ""
    pick_9: str = ""

    @property
    def new(self) -> list[str]:
        """All guests that were ticked."""
        named = self.model_dump()
        return [one for place in range(10) for one in named[f"new_{place}"]]

    @property
    def picked(self) -> list[str]:
        """Whoever was chosen among namesakes."""
        named = self.model_dump()
        return [named[f"pick_{place}"] for place in range(10) if named[f"pick_{place}"]]
