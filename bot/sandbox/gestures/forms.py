"""Sending forms and putting them away."""

from typing import Any

from bot.sandbox.gestures.desk import Desk
from bot.sandbox.showing import judge_view
from bot.sandbox.types import Json, Mistake, SlackError
from bot.sandbox.workspace import Member
from bot.sandbox.workspace.values import complaints, elements, type_in

TROUBLE = "We had some trouble connecting. Try again?"


class Forms(Desk):
    """What a person does with the modal on top."""

    async def submit(
        self, user: str, view_id: str, values: dict[str, dict[str, Any]]
    ) -> dict[str, str]:
        """Send a form; what comes back are the errors under its fields."""
        member, view = self.member(user), self.top(user, view_id)
        typed = self.with_files(user, view["blocks"], values)
        type_in(view["blocks"], view["state"]["values"], typed)
        if found := complaints(view["blocks"], view["state"]["values"]):
            return self._told(user, view_id, found)
        name = view["callback_id"] or view["title"]["text"]
        payload = self.payloads.submission(member, view)
        answer = await self.ask("interactive", payload, member, f"The form {name}")
        if answer is None:
            return self._told(user, view_id, {"": TROUBLE})
        try:
            return self._followed(member, view_id, answer.content)
        except SlackError as error:
            self.workspace.news.problem(f"The answer to {name}: {error.error} {error.more}")
            return self._told(user, view_id, {"": TROUBLE})

    def top(self, user: str, view_id: str) -> Json:
        """The modal on top, which is the only one that can be used."""
        stack = self.workspace.views.of(user)
        if not stack or stack[-1]["id"] != view_id:
            raise Mistake("This window is closed.")
        if stack[-1]["submit"] is None:
            raise Mistake("There is nothing to send here.")
        return stack[-1]

    def _told(self, user: str, view_id: str, found: dict[str, str]) -> dict[str, str]:
        self.workspace.news.tell("errors", {"view_id": view_id, "errors": found}, [user])
        return found

    def _followed(self, member: Member, view_id: str, content: Any) -> dict[str, str]:
        """Do what the app answered."""
        said = content if isinstance(content, dict) else {}
        action, views = said.get("response_action"), self.workspace.views
        if action == "errors":
            return self._errors(member, view_id, said.get("errors"))
        if action in ("update", "push"):
            self._drawn(member, view_id, action, said.get("view"))
        elif action == "clear":
            views.clear(member.id)
        elif action is None:
            views.close(member.id, view_id)
        else:
            raise SlackError("invalid_arguments", response_action=action)
        return {}

    def _drawn(self, member: Member, view_id: str, action: str, sent: Any) -> None:
        judge_view(self.workspace, sent, but=view_id if action == "update" else "")
        if action == "push":
            self.workspace.views.push(member.id, sent)
        else:
            user, view = self.workspace.views.find(view_id)
            self.workspace.views.update(user, view, sent)

    def _errors(self, member: Member, view_id: str, errors: Any) -> dict[str, str]:
        _, view = self.workspace.views.find(view_id)
        inputs = {
            block["block_id"] for block, _ in elements(view["blocks"]) if block["type"] == "input"
        }
        if not isinstance(errors, dict) or not errors or set(errors) - inputs:
            raise SlackError("invalid_arguments", errors=errors, inputs=sorted(inputs))
        return self._told(member.id, view_id, {key: str(text) for key, text in errors.items()})

    async def close(self, user: str, view_id: str, *, all_of_them: bool = False) -> None:
        """Put a form away: Cancel closes one, the X closes the whole stack."""
        member, stack = self.member(user), self.workspace.views.of(user)
        view = next((each for each in stack if each["id"] == view_id), None)
        if view is None:
            raise Mistake("This window is closed.")
        told = stack[0] if all_of_them else view
        if all_of_them:
            self.workspace.views.clear(user)
        else:
            self.workspace.views.close(user, view_id)
        if told["notify_on_close"]:
            payload = self.payloads.closed(member, told, cleared=all_of_them)
            await self.ask("interactive", payload, member, f"Closing {told['callback_id']}")
