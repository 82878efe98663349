"""The ids of what is drawn about hours."""

OPEN = "hours.open"
CHANGE = "hours.change"
WEEK_FORM = "hours.week"
KEEP_FORM = "hours.keep"
AWAY = "hours.away"
AWAY_FORM = "hours.leave"
RETURN = "hours.return"
