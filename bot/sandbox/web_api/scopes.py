"""Which scopes allow what in which kind of channel."""

PREFIXES = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}
FINE = frozenset(
    {"channels:write.invites", "channels:write.topic", "groups:write.invites",
     "groups:write.topic", "im:write.topic", "mpim:write.topic"}
)  # fmt: skip


def scopes_of(kind: str, purpose: str) -> tuple[str, ...]:
    """The scopes of which one is enough, the broad one first.

    `purpose` is what stands behind the colon: read, history, write, write.invites, write.topic
    (docs.slack.dev/reference/scopes).
    """
    own = f"{PREFIXES[kind]}:{purpose}"
    if not purpose.startswith("write"):
        return (own,)
    broad = "channels:manage" if kind == "public" else f"{PREFIXES[kind]}:write"
    return (broad, own) if own in FINE else (broad,)
