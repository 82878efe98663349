"""What a training is called."""

from bot.trainings.models import Lesson, Training, TrainingKind

OPEN_SESSION = "Open session"
TRAINING = "Training"
REFRESHER = "Refresher: {title}"


def title(training: Training, lesson: Lesson | None) -> str:
    """Call a training by its lesson; a session for all teaches none."""
    if lesson is None:
        return OPEN_SESSION if training.kind is TrainingKind.OPEN else TRAINING
    is_refresher = training.kind is TrainingKind.REFRESHER
    return REFRESHER.format(title=lesson.title) if is_refresher else lesson.title
