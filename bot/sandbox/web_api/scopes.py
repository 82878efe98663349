"""Which scopes allow what in which kind of channel."""

PREFIXES = {"public": "channels", "private": "groups", "im": "im", "mpim": "mpim"}


def scopes_of(kind: str, purpose: str) -> tuple[str, ...]:
    """The scopes of which one is enough, the broad one first.

    `purpose` is what stands behind the colon: read, history, write, write.invites, write.topic
    (docs.slack.dev/reference/scopes).
    """
    own = f"{PREFIXES[kind]}:{purpose}"
    if not purpose.startswith("write"):
        return (own,)
    broad = "channels:manage" if kind == "public" else f"{PREFIXES[kind]}:write"
    return (broad,) if purpose == "write" else (broad, own)
