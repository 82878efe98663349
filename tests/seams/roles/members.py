"""Who may change what Herald knows about people; what Slack tells of them."""

from tests.seams.roles import SLACK_ITSELF

ROWS = {
    ("event", "team_join"): SLACK_ITSELF,
    ("event", "user_change"): SLACK_ITSELF,
    ("event", "member_joined_channel"): SLACK_ITSELF,
    ("event", "member_left_channel"): SLACK_ITSELF,
}
