"""Rich text: sections, lists, quotes and what stands in them.

Limits: docs.slack.dev/reference/block-kit/blocks/rich-text-block.
"""

from bot.sandbox.checker.objects import URL
from bot.sandbox.checker.rules import Rule, choice, flag, items, shape, string, typed, whole

STYLES = (
    "bold",
    "italic",
    "strike",
    "code",
    "underline",
    "highlight",
    "client_highlight",
    "unlink",
)
STYLE = shape({}, dict.fromkeys(STYLES, flag))
STYLED: dict[str, Rule] = {"style": STYLE}
INLINE = typed(
    {
        "text": shape({"text": string(10**6)}, STYLED),
        "link": shape({"url": URL}, STYLED | {"text": string(), "unsafe": flag}),
        "emoji": shape(
            {"name": string()}, STYLED | {"unicode": string(), "skin_tone": whole(1, 6)}
        ),
        "user": shape({"user_id": string()}, STYLED),
        "usergroup": shape({"usergroup_id": string()}, STYLED),
        "channel": shape({"channel_id": string()}, STYLED),
        "broadcast": shape({"range": choice("here", "channel", "everyone")}, STYLED),
        "date": shape(
            {"timestamp": whole(0), "format": string()},
            STYLED | {"url": URL, "fallback": string()},
        ),
        "color": shape({"value": string()}, STYLED),
        "tag": shape({"text": string()}, STYLED),
        "citation": shape({"url": URL}, STYLED | {"text": string()}),
    }
)
SECTION = shape({"elements": items(INLINE, 0)}, {})
LIST = shape(
    {
        "elements": items(typed({"rich_text_section": SECTION}), 0),
        "style": choice("bullet", "ordered"),
    },
    {"indent": whole(0, 8), "offset": whole(0), "border": whole(0, 1)},
)
QUOTED = shape({"elements": items(INLINE, 0)}, {"border": whole(0, 1), "language": string()})
RICH_TEXT = shape(
    {
        "elements": items(
            typed(
                {
                    "rich_text_section": SECTION,
                    "rich_text_list": LIST,
                    "rich_text_preformatted": QUOTED,
                    "rich_text_quote": QUOTED,
                }
            ),
            0,
        )
    },
    {"block_id": string(255)},
)
