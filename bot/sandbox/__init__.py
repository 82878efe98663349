"""A Slack of our own: for trying the bot without a workspace, and for testing it."""

from bot.sandbox.checker.manifests import BrokenManifest
from bot.sandbox.person import Person
from bot.sandbox.sandbox import Sandbox
from bot.sandbox.serving import serve
from bot.sandbox.shelf import Unreadable
from bot.sandbox.types import Answer, Envelope, Mistake

__all__ = [
    "Answer",
    "BrokenManifest",
    "Envelope",
    "Mistake",
    "Person",
    "Sandbox",
    "Unreadable",
    "serve",
]
