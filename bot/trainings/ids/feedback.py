"""The ids of everything about feedback that a person can press or send."""

ANSWER = "trainings.answer_feedback"
READ = "trainings.read_feedback"

FEEDBACK_FORM = "trainings.feedback_form"
