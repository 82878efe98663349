"""The part of the App Home that shows today's training to its hosts and the digital team."""

from bot.trainings.store.today import today
from bot.trainings.views.today import today_section

read = today
draw = today_section
