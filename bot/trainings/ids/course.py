"""The ids of everything about the course's lessons that leads press or send."""

DESK = "trainings.desk"
COURSE = "trainings.course"
RENAME = "trainings.rename_lesson"
MOVE_UP = "trainings.move_lesson_up"
MOVE_DOWN = "trainings.move_lesson_down"
ADD = "trainings.add_lesson"
RETIRE = "trainings.retire_lesson"
BRING_BACK = "trainings.bring_lesson_back"

LESSON_FORM = "trainings.lesson_form"
RETIRE_FORM = "trainings.retire_lesson_form"
