"""The keys of messages about seats; their beginning takes back what was not sent yet."""

from bot.trainings.models import Seat, Training


def of_training(training: Training) -> str:
    """Begin the keys of all messages to those with a seat in a training."""
    return f"training:{training.id}:"


def of_seat(seat: Seat) -> str:
    """Begin the keys of all messages about one seat."""
    return f"training:{seat.training_id}:{seat.id}:"


def message(seat: Seat, what: str) -> str:
    """Name one message about a seat; whoever lines up again gets new ones."""
    return f"{of_seat(seat)}{seat.turn}:{what}"
