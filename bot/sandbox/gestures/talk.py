"""Talking: messages, commands, joining and leaving."""

from collections.abc import Sequence
from uuid import uuid4

from bot.sandbox.gestures.desk import Desk
from bot.sandbox.gestures.writing import composed, slash_text
from bot.sandbox.types import Answer, Json, Mistake, SlackError
from bot.sandbox.workspace import Channel, Member
from bot.sandbox.workspace.file import File
from bot.sandbox.workspace.sharing import post


class Talk(Desk):
    """What a person does in channels and direct messages."""

    async def say(
        self, user: str, channel_id: str, text: str, thread_ts: str = "", *,
        broadcast: bool = False, files: Sequence[str] = (),
    ) -> Json:  # fmt: skip
        """Write a message; one that begins with a known command is a command."""
        if text.startswith("/"):
            command, _, rest = text.partition(" ")
            if thread_ts or files:
                what = "in threads" if thread_ts else "with files"
                raise Mistake(f"{command} is not supported {what}. Sorry!")
            await self.command(user, channel_id, command, rest)
            return {}
        member, channel = self.member(user), self.channel(user, channel_id)
        given = self.files(user, files)
        self._may_write(member, channel, says=bool(text.strip() or given))
        said = text.strip()
        return self._written(member, channel, said, thread_ts, broadcast=broadcast, files=given)

    def _written(
        self,
        member: Member,
        channel: Channel,
        text: str,
        thread_ts: str = "",
        *,
        broadcast: bool = False,
        files: Sequence[File] = (),
    ) -> Json:
        message: Json = (composed(self.workspace, text) if text.strip() else {"text": ""}) | {
            "user": member.id,
            "client_msg_id": str(uuid4()),
        }
        message |= self._teams(member)
        if thread_ts:
            parent = self.message(channel, thread_ts)
            message["thread_ts"] = parent.get("thread_ts", parent["ts"])
        if thread_ts and broadcast:
            message["subtype"] = "thread_broadcast"
        posted = post(self.workspace, channel, message, files)
        self.mark_read(member.id, channel, message.get("thread_ts", ""))
        return posted

    def _teams(self, member: Member) -> Json:
        """Which organisation a message comes from; one from elsewhere says it thrice."""
        team = member.team(self.workspace.team["id"])
        return {"team": team} | (
            {"user_team": team, "source_team": team} if member.stranger else {}
        )

    def _may_write(self, member: Member, channel: Channel, *, says: bool) -> None:
        if not says:
            raise Mistake("An empty message says nothing.")
        if member.id not in channel.members:
            raise Mistake(f"Join #{channel.name} first.")
        if channel.archived:
            raise Mistake(f"#{channel.name} is closed.")
        app = self.workspace.app
        with_app = channel.kind == "im" and app.bot_user in channel.members
        if with_app and not (app.messages and app.writable):
            raise Mistake("Sending messages to this app has been turned off.")

    async def command(self, user: str, channel_id: str, command: str, text: str) -> None:
        """Use a slash command."""
        member, channel = self.member(user), self.channel(user, channel_id)
        known = self.workspace.app.commands.get(command)
        if known is None:
            sentence = f"{command} is not a valid command."
            self.workspace.news.notice(user, sentence)
            raise Mistake(sentence)
        said = slash_text(self.workspace, text.strip(), escape=bool(known.get("should_escape")))
        payload = self.payloads.command(member, channel, command, said)
        answer = await self.ask("slash_commands", payload, member, command)
        if answer is not None:
            self._answered(member, channel, answer, f"{command} {text}".strip())

    def _answered(self, member: Member, channel: Channel, answer: Answer, typed: str) -> None:
        content = answer.content
        if not content:
            return
        if content == {"response_type": "in_channel"}:
            self._written(member, channel, typed)
            return
        try:
            self.hooks.answer(member.id, channel.id, content)
        except SlackError as error:
            self.workspace.news.problem(f"The answer to {typed}: {error.error} {error.more}")
            self.workspace.news.notice(
                member.id, f"{typed} failed because the answer was not valid"
            )

    def edit(self, user: str, channel_id: str, ts: str, text: str) -> None:
        """Change one's own message."""
        channel = self._own(user, channel_id, ts)
        words = composed(self.workspace, text)
        self.workspace.messages.change(channel, ts, words, by=user, edited=True)

    def delete(self, user: str, channel_id: str, ts: str) -> None:
        """Delete a message: one's own, or the app's, as an admin may."""
        channel = self.channel(user, channel_id)
        author = self.message(channel, ts).get("user")
        if author not in (user, self.workspace.app.bot_user):
            raise Mistake("Only your own messages can be deleted.")
        self.workspace.messages.remove(channel, ts)

    def _own(self, user: str, channel_id: str, ts: str) -> Channel:
        channel = self.channel(user, channel_id)
        if self.message(channel, ts).get("user") != user:
            raise Mistake("Only your own messages can be changed.")
        return channel

    def join(self, user: str, channel_id: str) -> None:
        """Come into a public channel."""
        channel = self.channel(self.member(user).id, channel_id)
        if channel.kind != "public":
            raise Mistake("Somebody in this channel has to invite you.")
        self.workspace.join(channel, user)

    def leave(self, user: str, channel_id: str) -> None:
        """Leave a channel."""
        channel = self.channel(user, channel_id)
        if channel.kind == "im":
            raise Mistake("A direct message cannot be left.")
        self.workspace.leave(channel, user)

    def invite(self, user: str, channel_id: str, whom: str) -> None:
        """Bring somebody into a channel one is in."""
        channel = self.channel(user, channel_id)
        if user not in channel.members or whom not in self.workspace.people.by_id:
            raise Mistake("You cannot invite this person here.")
        self.workspace.join(channel, whom, inviter=user)

    def open_im(self, user: str, whom: str) -> Channel:
        """Open the direct message with somebody."""
        if whom not in self.workspace.people.by_id or whom == user:
            raise Mistake("There is nobody to write to.")
        return self.workspace.direct_between(self.member(user).id, whom)

    def mark_read(self, user: str, channel: Channel, thread: str = "") -> str:
        """See everything there is in a channel or a thread; gives up to where it had been seen."""
        seen = channel.read.get(self.reading(user, thread), "")
        if user not in channel.members:
            return seen
        if thread:
            replies = self.workspace.messages.thread(channel, thread)
            channel.read[self.reading(user, thread)] = replies[-1]["ts"]
        elif channel.messages:
            news = channel.unread(user)
            channel.read[user] = next(reversed(channel.messages))
            if news:
                self.workspace.news.tell(
                    "channel", channel.for_page(user, self.workspace.app.bot_user), [user]
                )
        return seen

    def seen(self, user: str, channel: Channel, message: Json) -> Json:
        """A message that has replies, with up to where somebody has seen them."""
        if not message.get("reply_count"):
            return message
        return message | {"last_read": channel.read.get(self.reading(user, message["ts"]), "")}

    @staticmethod
    def reading(user: str, thread: str) -> str:
        """Under what a channel keeps how far somebody has read it, or one of its threads."""
        return f"{user} {thread}".strip()
