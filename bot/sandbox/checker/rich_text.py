"""Rich text: sections, lists, quotes and what stands in them.

Limits: docs.slack.dev/reference/block-kit/blocks/rich-text-block and, for what stands in a line,
docs.slack.dev/reference/block-kit/block-elements (text-element, user-element, ...).
"""

from bot.sandbox.checker.objects import IDENTIFIER, URL
from bot.sandbox.checker.rules import (
    Rule,
    anything,
    choice,
    flag,
    items,
    shape,
    string,
    typed,
    whole,
)  # fmt: skip

STYLES = ("bold", "italic", "strike", "code", "underline", "highlight", "client_highlight",
          "unlink")  # fmt: skip
STYLE = shape({}, dict.fromkeys(STYLES, flag))


def inline(need: dict[str, Rule], **may: Rule) -> Rule:
    """Something in a line; everything may be styled."""
    return shape(need, {"style": STYLE, **may})


UNDESCRIBED = ("attachment_mention", "file", "salesforce_data_field", "tag",
               "work_object_mention", "workflow_mention")  # fmt: skip
NAME, WORDS = string(), string(10**6)
INLINE = typed(
    {
        "text": inline({"text": WORDS}),
        "link": inline({"url": URL}, text=NAME, unsafe=flag),
        "emoji": inline({"name": NAME}, unicode=NAME, skin_tone=whole(1, 6), url=URL),
        "user": inline({"user_id": NAME}, from_llm=flag),
        "usergroup": inline({"usergroup_id": NAME}),
        "team": inline({"team_id": NAME}),
        "channel": inline({"channel_id": NAME}),
        "broadcast": inline({"range": choice("here", "channel", "everyone")}),
        "date": inline({"timestamp": whole(0), "format": NAME}, url=URL, fallback=NAME),
        "color": inline({"value": NAME}),
        "citation": inline(
            {"url": URL}, text=NAME, index=whole(0), details=anything, from_llm=flag,
            is_slack_url=flag,
        ),
        "canvas": inline({"file_id": NAME}, label=NAME, hide_title=flag, section_id=NAME),
        "canvas_message_unfurl": inline({"root_message_ts": NAME, "root_message_channel": NAME}),
        "canvas_user_mention": inline({"user_id": NAME}, thread_id=NAME),
        "message_mention": inline(
            {"channel_id": NAME, "message_ts": NAME}, author_id=NAME, thread_ts=NAME, text=NAME,
            url=URL,
        ),
        "list_record": inline(
            {"file_id": NAME}, record_id=NAME, view_id=NAME, text=NAME, url=URL
        ),
        **dict.fromkeys(UNDESCRIBED, anything),
    }
)  # fmt: skip
LINE = {"elements": items(INLINE, 0)}
BORDER: dict[str, Rule] = {"border": whole(0, 1)}
SECTION = shape(LINE, {})
LIST = shape(
    {
        "elements": items(typed({"rich_text_section": SECTION}), 0),
        "style": choice("bullet", "ordered"),
    },
    BORDER | {"indent": whole(0, 8), "offset": whole(0)},
)
PARTS = typed(
    {
        "rich_text_section": SECTION,
        "rich_text_list": LIST,
        "rich_text_preformatted": shape(LINE, BORDER | {"language": string()}),
        "rich_text_quote": shape(LINE, BORDER),
    }
)
RICH_TEXT = shape({"elements": items(PARTS, 0)}, {"block_id": IDENTIFIER})
A_RICH_TEXT = typed({"rich_text": RICH_TEXT})
