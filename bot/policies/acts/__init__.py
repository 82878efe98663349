"""What happens to documents, whole: one function, one transaction, one line in the journal."""

from bot.policies.acts.asking import ask_to_read, remind_of_review, set_review
from bot.policies.acts.drafting import (
    discard_draft,
    forget_files,
    import_text,
    move_section,
    publish_draft,
    receive_file,
    remove_section,
    seed,
    take_file,
    write_section,
)
from bot.policies.acts.reading import (
    acknowledge,
    ask_question,
    enter_paper,
    look_up_names,
)

__all__ = [
    "acknowledge",
    "ask_question",
    "ask_to_read",
    "discard_draft",
    "enter_paper",
    "forget_files",
    "import_text",
    "look_up_names",
    "move_section",
    "publish_draft",
    "receive_file",
    "remind_of_review",
    "remove_section",
    "seed",
    "set_review",
    "take_file",
    "write_section",
]
