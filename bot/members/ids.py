"""The ids of everything about taking part that a person can press or send."""

JOIN = "members.join"
LEAVE = "members.leave"
NO_THANKS = "members.no_thanks"
PREFERENCES = "members.preferences"
PREFERENCES_FORM = "members.preferences_form"
STOP = "members.stop"
WAKE_UP = "members.wake_up"
INVITATION = "members.invitation"
INVITATION_FORM = "members.invitation_form"
PILOT = "members.pilot"
PILOT_FORM = "members.pilot_form"
LIFT_PILOT = "members.lift_pilot"

# Doors of other features, which stand above this one.
KNOWN = "home.known"
HELP = "home.help"
OPEN_STORIES = "stories.list_open"
