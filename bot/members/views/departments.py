"""Departments as leads set them, and as each person chooses one."""

from collections.abc import Sequence
from uuid import UUID

from bot.members.departments import EIGHT, Page
from bot.members.models import Department, Member, Part
from bot.members.rules.departments import MOST, NAME, SAID_BY, Wish, as_it_is, fingerprint
from bot.slack.blocks import (
    actions,
    button,
    channel_menu,
    confirm,
    context,
    field,
    modal,
    people_menu,
    select,
    text_input,
    words,
)
from bot.slack.messages import Message
from bot.slack.prose import Bold, Person, plain, prose
from bot.slack.prose import Part as Words
from bot.slack.text import counted
from bot.slack.types import Block, Element, View

DEPARTMENTS = "members.departments"
PAGE_BACK, PAGE_ON = "members.page_back", "members.page_on"
ADD = "members.add_department"
EDIT = "members.edit_department"
REMOVE = "members.remove_department"
DEPARTMENT_FORM = "members.department_form"
PLACE = "members.place"
PLACE_FORM = "members.place_form"
MINE = "members.my_department"
MINE_FORM = "members.my_department_form"

NONE = "none"  # the choice of no department
NONE_YET = "No departments are set up yet."
WHAT_FOR = (
    "A department can have a share channel of its own, contributors who write stories straight "
    "into review, and contacts whom Herald asks on its behalf."
)
PRECEDENCE = (
    "A lead's word on who belongs where goes first, then Human Resources' file, then the Slack "
    "profile, then the person's own choice."
)
PEOPLE_HINT = "Full members of this workspace. Each new one is told."
CHANNEL_HINT = "Empty: the programme's. Invite Herald there, or nothing can be posted."
NONE_HINT = "None takes back what a lead has said."
REMOVED = "Its people belong to no department until somebody says so."
OTHERS_SAY = (
    "{said} that you belong to {name}. If that is wrong, please tell a lead of the programme."
)
ALONE = "Nobody else has said where you belong, so your word counts. It can be changed any time."
CHOSEN = "Saved."
TITLE, MY_TITLE = "Departments", "My department"
ROLES = {
    Part.CONTRIBUTOR: "You write stories for {name} now. Suggest one, and it goes to review.",
    Part.CONTACT: "Herald asks you on behalf of {name} now, when the public wants to know.",
}


def departments_list(page: Page, said: str = "") -> View:
    """Draw a page of the departments, each with a button to change it."""
    lines = [block for one in page.departments for block in _line(one, page)]
    first = [words(said)] if said else []
    body = lines or [prose(NONE_YET)]
    row = [button("Add a department", ADD, style="primary")]
    if page.total:
        row.append(button("Say where people belong", PLACE))
    blocks = [*first, prose(WHAT_FOR), *body, *_pages(page), actions(*row), context(PRECEDENCE)]
    return modal(TITLE, blocks)


def department_form(department: Department | None = None, page: Page | None = None) -> View:
    """Draw a department to be added or changed."""
    wish = as_it_is(department, page.parts) if department and page else Wish("")
    title = "Change a department" if department else "Add a department"
    return modal(
        title,
        [*_fields(wish), *([_removal(department)] if department else [])],
        callback_id=DEPARTMENT_FORM,
        submit="Save",
        close="Cancel",
        about=f"{department.id}:{fingerprint(wish)}" if department else "",
    )


def place_form(departments: Sequence[Department]) -> View:
    """Ask a lead who belongs where."""
    return modal(
        TITLE,
        [
            field("people", "People", people_menu(), hint="As many as you like."),
            field("department", "Belong to", _menu(departments), hint=NONE_HINT),
            context(PRECEDENCE),
        ],
        callback_id=PLACE_FORM,
        submit="Save",
        close="Cancel",
    )


def my_department_form(
    member: Member, departments: Sequence[Department], mine: Department | None
) -> View:
    """Let somebody say where they belong, or say who has said so already."""
    if not departments:
        return modal(MY_TITLE, [prose(NONE_YET)])
    if member.department_by in SAID_BY and mine:
        said = OTHERS_SAY.format(said=SAID_BY[member.department_by], name=mine.name)
        return modal(MY_TITLE, [words(said)])
    return modal(
        MY_TITLE,
        [
            field("department", "I belong to", _menu(departments, mine)),
            context(ALONE),
        ],
        callback_id=MINE_FORM,
        submit="Save",
        close="Cancel",
    )


def chosen_view(mine: Department | None) -> View:
    """Say that a choice holds."""
    where = f"You belong to {mine.name}." if mine else "You belong to no department here."
    return modal(MY_TITLE, [words(f"{CHOSEN} {where}")])


def part_note(*, department_name: str, part: Part, by: str) -> Message:
    """Tell somebody what they do for a department now, and who said so."""
    first: list[Words] = [Bold(ROLES[part].format(name=department_name)), " ", Person(by)]
    more = " named you. If that is a mistake, please tell them."
    return Message(plain(*first, more), [prose(*first, more)])


def _fields(wish: Wish) -> list[Block]:
    return [
        field("name", "Name", text_input(wish.name, longest=NAME)),
        field(
            "share_channel",
            "Share channel of its own",
            channel_menu(wish.share_channel),
            hint=CHANNEL_HINT,
            optional=True,
        ),
        field(
            "contributors",
            "Contributors",
            people_menu(wish.contributors),
            hint=PEOPLE_HINT,
            optional=True,
        ),
        field("contacts", "Contacts", people_menu(wish.contacts), hint=PEOPLE_HINT, optional=True),
    ]


def _removal(department: Department) -> Block:
    ask = confirm("Remove it?", REMOVED, "Remove")
    value = str(department.id)
    return actions(button("Remove this department", REMOVE, value, style="danger", confirm=ask))


def _line(department: Department, page: Page) -> list[Block]:
    edit = button(
        "Change…", EDIT, str(department.id), spoken=f"Change the department {department.name}"
    )
    told = [counted(page.sizes.get(department.id, 0), "person", "people")]
    does = {part: len(page.parts.get((department.id, part), ())) for part in Part}
    told += [counted(number, part.value) for part, number in does.items()]
    if department.share_channel:
        told.append("a share channel of its own")
    return [words(department.name, accessory=edit), context(" · ".join(told))]


def _pages(page: Page) -> list[Block]:
    last = min(page.start + EIGHT, page.total)
    row: list[Element] = []
    if page.start:
        row.append(button("Earlier", PAGE_BACK, str(page.start - EIGHT)))
    if last < page.total:
        row.append(button("More", PAGE_ON, str(page.start + EIGHT)))
    told = context(f"{page.start + 1} to {last} of {page.total}")
    return [told, actions(*row)] if row else []


def _menu(departments: Sequence[Department], mine: Department | None = None) -> Element:
    choices = {NONE: "None", **{str(one.id): one.name for one in departments[:MOST]}}
    return select(choices, str(mine.id) if mine else NONE)


def read_choice(chosen: str) -> UUID | None:
    """Read what was chosen in a menu of departments."""
    return None if chosen == NONE else UUID(chosen)
