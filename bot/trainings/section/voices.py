"""The part of the App Home that leads hosts and the digital team to what people said."""

from bot.trainings.store.voices import voices
from bot.trainings.views.open_sessions import voices_section

read = voices
draw = voices_section
