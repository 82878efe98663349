"""The ids of everything handed in for an open session that a person can press or send."""

HAND_IN = "trainings.hand_in"
HANDED_IN = "trainings.handed_in"

HAND_IN_FORM = "trainings.hand_in_form"
