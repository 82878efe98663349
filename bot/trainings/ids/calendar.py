"""The ids of everything about calendars and working time that a person can press."""

OUTLOOK = "trainings.add_to_outlook"
GOOGLE = "trainings.add_to_google"
ASK = "trainings.ask_supervisor"

MINE = "trainings.my_calendar"
SUBSCRIBE = "trainings.subscribe"
RENEW = "trainings.renew_calendar"
END = "trainings.end_calendar"
AT_GOOGLE = "trainings.subscribe_at_google"
AT_OUTLOOK = "trainings.subscribe_at_outlook"
