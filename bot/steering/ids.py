"""The ids of everything in this feature that a person can press or send."""

SETTINGS = "steering.settings"
EDIT = "steering.edit"
LOOK = "steering.look"

WORDS_FORM = "steering.words_form"
CHANNELS_FORM = "steering.channels_form"
HOURS_FORM = "steering.hours_form"
DAYS_FORM = "steering.days_form"
PAY_FORM = "steering.pay_form"
WELCOME_FORM = "steering.welcome_form"
NUMBERS_FORM = "steering.numbers_form"
