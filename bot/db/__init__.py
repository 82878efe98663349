"""The one way to the database: acts in transactions, questions that cannot write."""

from sqlalchemy.orm import Session

from bot.db.columns import Moment, PersonId, choice
from bot.db.database import WORDS, Database, spoken
from bot.db.rows import Once, add, append, append_all, changed, find, once, take, value

__all__ = [
    "WORDS",
    "Database",
    "Moment",
    "Once",
    "PersonId",
    "Session",
    "add",
    "append",
    "append_all",
    "changed",
    "choice",
    "find",
    "once",
    "spoken",
    "take",
    "value",
]
