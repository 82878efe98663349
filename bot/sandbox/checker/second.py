"""A second opinion: what the library slackblocks says of the blocks and views it can read.

It is asked only about what our own rules find sound. It has no words for `header.level`,
`section.expand`, `visible_to_user_ids`, `task_card.icon`, `auth_provider`, underlined text, and
dates, colours, broadcasts and everything of 2026 in a line of rich text. Such a block, or such a
piece of a line, is left out, and the library reads the rest; our own rules have read all of it.
"""

import inspect
from collections.abc import Callable
from functools import cache, partial
from typing import Any

import slackblocks as s
from slackblocks.errors import InvalidUsageError

from bot.sandbox.checker.flaws import Flaw
from bot.sandbox.types import Json

Maker = Callable[..., Any]
UNREADABLE = object()
BLOCKS: dict[str, Maker] = {
    "actions": s.ActionsBlock, "alert": s.AlertBlock, "card": s.CardBlock,
    "carousel": s.CarouselBlock, "container": s.ContainerBlock, "context": s.ContextBlock,
    "context_actions": s.ContextActionsBlock, "data_table": s.DataTableBlock,
    "data_visualization": s.DataVisualizationBlock, "divider": s.DividerBlock, "file": s.FileBlock,
    "header": s.HeaderBlock, "image": s.ImageBlock, "input": s.InputBlock,
    "markdown": s.MarkdownBlock, "plan": s.PlanBlock, "rich_text": s.RichTextBlock,
    "section": s.SectionBlock, "table": s.TableBlock, "task_card": s.TaskCardBlock,
    "video": s.VideoBlock,
}  # fmt: skip
ELEMENTS: dict[str, Maker] = {
    "button": s.Button, "workflow_button": s.WorkflowButton, "static_select": s.StaticSelectMenu,
    "multi_static_select": s.StaticMultiSelectMenu,
    "external_select": s.ExternalSelectMenu, "multi_external_select": s.ExternalMultiSelectMenu,
    "users_select": s.UserSelectMenu, "multi_users_select": s.UserMultiSelectMenu,
    "channels_select": s.ChannelSelectMenu, "multi_channels_select": s.ChannelMultiSelectMenu,
    "conversations_select": s.ConversationSelectMenu,
    "multi_conversations_select": s.ConversationMultiSelectMenu, "overflow": s.OverflowMenu,
    "checkboxes": s.CheckboxGroup, "radio_buttons": s.RadioButtonGroup,
    "datepicker": s.DatePicker, "timepicker": s.TimePicker, "datetimepicker": s.DateTimePicker,
    "plain_text_input": s.PlainTextInput, "email_text_input": s.EmailInput,
    "url_text_input": s.URLInput, "number_input": s.NumberInput,
    "rich_text_input": s.RichTextInput, "file_input": s.FileInput,
    "feedback_buttons": s.FeedbackButtons, "icon_button": s.IconButton, "url": s.URLSource,
    "icon": s.SlackIcon, "raw_text": s.RawText, "raw_number": s.RawNumber,
    "pie": s.PieChart, "bar": s.BarChart, "line": s.LineChart, "area": s.AreaChart,
    "text": s.RichText, "link": s.RichTextLink, "emoji": s.RichTextEmoji, "user": s.RichTextUser,
    "usergroup": s.RichTextUserGroup, "channel": s.RichTextChannel,
    "rich_text_section": s.RichTextSection, "rich_text_list": s.RichTextList,
    "rich_text_preformatted": s.RichTextCodeBlock, "rich_text_quote": s.RichTextQuote,
    "plain_text": partial(s.Text, type_=s.TextType.PLAINTEXT),
    "mrkdwn": partial(s.Text, type_=s.TextType.MARKDOWN),
}  # fmt: skip
WHOLE: dict[str, Maker] = {"modal": s.ModalView, "home": s.HomeTabView}
BY_FIELD: dict[str, Maker] = {  # objects that carry no `type`
    "options": s.Option, "initial_option": s.Option, "initial_options": s.Option,
    "option_groups": s.OptionGroup, "confirm": s.ConfirmationDialogue,
    "dispatch_action_config": s.DispatchActionConfiguration, "filter": s.ConversationFilter,
    "slack_file": partial(s.SlackFile, id=None, url=None), "workflow": s.Workflow,
    "trigger": partial(s.Trigger, customizable_input_parameters=None),
    "customizable_input_parameters": s.InputParameter, "positive_button": s.FeedbackButton,
    "negative_button": s.FeedbackButton, "segments": s.ChartSegment, "series": s.DataSeries,
    "data": s.DataPoint, "axis_config": s.AxisConfig, "column_settings": s.ColumnSettings,
}  # fmt: skip
RENAMED = {"initial_date_time": "initial_datetime", "usergroup_id": "user_group_id"}
OVERRULED = (  # what the library says against Slack's reference
    "Table cells must be one of",  # blocks/table-block: a cell may be rich_text
    "If using `option_groups` then",  # select-menu-element: the initial one is an option
)
MAY_SHRINK = ("blocks", "elements")  # lists that mean the same without one of their members
HOLDS_BLOCKS = ("", "blocks", "child_blocks")


def second_opinion(thing: Any, at: str = "/blocks") -> list[Flaw]:
    """The flaws that another reader of Slack's rules finds in sound blocks or in a sound view."""
    found: list[Flaw] = []
    read(thing, at, "", found)
    return found


def read(value: Any, at: str, field: str, found: list[Flaw]) -> Any:
    """The library's object for a piece of JSON, or UNREADABLE; complaints are added to `found`."""
    if isinstance(value, list):
        each = [read(one, f"{at}/{index}", field, found) for index, one in enumerate(value)]
        readable = [one for one in each if one is not UNREADABLE]
        may_shrink = field in MAY_SHRINK and bool(readable)
        return readable if may_shrink or len(readable) == len(each) else UNREADABLE
    return _built(value, at, field, found) if isinstance(value, dict) else value


def _built(value: Json, at: str, field: str, found: list[Flaw]) -> Any:
    maker = _maker(value.get("type"), field)
    given = {
        RENAMED.get(name, name): read(each, f"{at}/{name}", name, found)
        for name, each in _flat(value).items()
    }
    if maker is None or any(each is UNREADABLE for each in given.values()):
        return UNREADABLE
    if not _takes(maker, frozenset(given)):
        return UNREADABLE
    try:
        return maker(**given)
    except InvalidUsageError as error:
        if not str(error).startswith(OVERRULED):
            found.append(Flaw(str(error), at, "slackblocks", type(error).__name__))
        return UNREADABLE


def _flat(value: Json) -> Json:
    """The fields without the type, and the styles of a word in a line beside its other fields."""
    style = value.get("style")
    more = style if isinstance(style, dict) else {}
    left_out = ("type", "style") if more or style == {} else ("type",)
    return {name: each for name, each in value.items() if name not in left_out} | more


def _maker(kind: str | None, field: str) -> Maker | None:
    if kind is None:
        return BY_FIELD.get(field)
    if kind == "image" and field not in HOLDS_BLOCKS:
        return s.Image
    return BLOCKS.get(kind) or ELEMENTS.get(kind) or WHOLE.get(kind)


@cache
def _takes(maker: Maker, names: frozenset[str]) -> bool:
    """Whether the library has a word for each of these fields, and all that it needs."""
    try:
        inspect.signature(maker).bind(**dict.fromkeys(names))
    except TypeError:
        return False
    return True
