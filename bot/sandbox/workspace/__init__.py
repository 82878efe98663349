"""What is so in the sandbox, whatever door one looks through."""

from bot.sandbox.workspace.channels import Channel
from bot.sandbox.workspace.people import Member, member_from
from bot.sandbox.workspace.workspace import Workspace, escaped, loosely_escaped

__all__ = ["Channel", "Member", "Workspace", "escaped", "loosely_escaped", "member_from"]
