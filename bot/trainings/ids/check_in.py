"""The ids of everything about checking in that a person can press or send."""

CHECK_IN = "trainings.check_in"  # its value: the training it stands under, or nothing
ASK_HOST = "trainings.ask_host"
YES_HERE = "trainings.yes_here"  # values of these two: the training and the person
NOT_HERE = "trainings.not_here"
WINDOW = "trainings.host_window"

CHECK_IN_FORM = "trainings.check_in_form"
WINDOW_VIEW = "trainings.host_window_view"  # a window without anything to send
