"""What the leads are told about the ambassadors' user group."""

from bot.slack.messages import Message

EMPTY = "nobody left"
NO_PLAN = "User groups need a paid plan, and this workspace has none."
REASONS = {
    "missing_scope": "The app lacks the scopes `usergroups:read` and `usergroups:write`. Your IT "
    "team adds them.",
    "no_such_subteam": "There is no such group any more. You can set another one, or none, in the "
    "programme's settings.",
    "paid_teams_only": NO_PLAN,
    "permission_denied": "Only some people may change user groups here. Your workspace's admins "
    "can let apps do it, too.",
    "plan_upgrade_required": NO_PLAN,
    "subteam_max_users_exceeded": "The group is full.",
}


def group_note(group_id: str, reason: str) -> Message:
    """Tell a lead why the group does not follow the title at present."""
    if reason == EMPTY:
        return Message(
            f"Nobody holds a certificate at present, and Slack keeps no empty user group. So I "
            f"leave <!subteam^{group_id}> as it is. You can disable it in Slack."
        )
    why = REASONS.get(reason, f"Slack answers `{reason}`.")
    return Message(
        f"I can't keep the ambassadors' user group up to date. {why} The certificates are as good "
        "without it. I try again once a day and say no more about it."
    )
