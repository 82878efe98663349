"""Words on their way to Slack: escaped, shortened, dated."""

from datetime import datetime

ELLIPSIS = "…"


def escape(text: str) -> str:
    """Make anybody's words harmless in Slack's markup (docs.slack.dev, formatting-message-text).

    Nothing notifies and nothing turns into a link. A zero-width character is not used: people copy
    these words. Formatting signs stay literal only in `plain_text`, so show words there.
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """Read what Slack escaped in the text of a message event."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def shorten(text: str, limit: int) -> str:
    """Cut words to a number of characters, with an ellipsis where something is missing."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + ELLIPSIS


def mention(slack_id: str) -> str:
    """Name a person so that Slack draws their name."""
    return f"<@{slack_id}>"


def when(moment: datetime, form: str = "{date_short_pretty} at {time}") -> str:
    """Write a moment so that each reader sees it in their own zone (Slack's date token)."""
    fallback = moment.strftime("%d %b %Y, %H:%M %Z")
    return f"<!date^{int(moment.timestamp())}^{form}|{fallback}>"


def day(moment: datetime) -> str:
    """Write a moment's day so that each reader sees it in their own zone."""
    return when(moment, "{date_long}")


def counted(number: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun: "1 story", "3 stories"."""
    return f"{number} {one if number == 1 else many or one + 's'}"
