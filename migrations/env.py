"""What Alembic runs: one transaction, on the connection it is handed."""

import importlib
import pkgutil

from alembic import context
from sqlmodel import SQLModel

import bot

for module in pkgutil.walk_packages(bot.__path__, "bot."):
    if module.name.endswith(".models"):
        importlib.import_module(module.name)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    compare_type=True,
    render_as_batch=True,
    transaction_per_migration=False,
)
context.run_migrations()
