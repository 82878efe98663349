"""The ids of everything about seats that a person can press or send; values are trainings' ids."""

TAKE = "trainings.take_seat"  # or a place in line, when no seat is free
WAIT = "trainings.wait"  # the same, where it says so beforehand
GIVE_UP = "trainings.give_up"
ACCEPT = "trainings.accept"
DECLINE = "trainings.decline"
NEEDS = "trainings.needs"
SEE_NEEDS = "trainings.see_needs"
LIST = "trainings.list"
MORE = "trainings.more"

NEEDS_FORM = "trainings.needs_form"
