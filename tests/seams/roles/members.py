"""Who may join, say what they wish, and invite; what Slack tells of people."""

from bot.members import ids
from tests.seams.roles import LEADS, MEMBERS, SLACK_ITSELF

ROWS = {
    ("event", "team_join"): SLACK_ITSELF,
    ("event", "user_change"): SLACK_ITSELF,
    ("event", "member_joined_channel"): SLACK_ITSELF,
    ("event", "member_left_channel"): SLACK_ITSELF,
    ("command", "/ambassador join"): MEMBERS,
    ("command", "/ambassador leave"): MEMBERS,
    ("command", "/ambassador preferences"): MEMBERS,
    ("action", ids.JOIN): MEMBERS,
    ("action", ids.LEAVE): MEMBERS,
    ("action", ids.NO_THANKS): MEMBERS,
    ("action", ids.PREFERENCES): MEMBERS,
    ("view", ids.PREFERENCES_FORM): MEMBERS,
    ("action", ids.STOP): MEMBERS,
    ("action", ids.WAKE_UP): MEMBERS,
    ("action", ids.INVITATION): LEADS,
    ("view", ids.INVITATION_FORM): LEADS,
    ("action", ids.PILOT): LEADS,
    ("view", ids.PILOT_FORM): LEADS,
    ("action", ids.LIFT_PILOT): LEADS,
}
