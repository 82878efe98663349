"""The ids of everything about the roster that a person can press or send."""

ROSTER = "trainings.roster"
TURN = "trainings.turn_roster"
HISTORY = "trainings.roster_history"
GUEST = "trainings.add_guest"
PASTE = "trainings.paste_names"
FIGURES = "trainings.seats_and_came"

ROSTER_FORM = "trainings.roster_form"
GUEST_FORM = "trainings.guest_form"
PASTE_FORM = "trainings.paste_form"
NAMES_FORM = "trainings.names_form"
