"""What a test or the command line reads off a sandbox."""

from bot.sandbox.web_api.api import Api
from bot.sandbox.web_api.call import Switches
from bot.sandbox.workspace import Workspace


class Facts:
    """Addresses, tokens, and what was noted."""

    url: str
    workspace: Workspace
    api: Api

    @property
    def api_url(self) -> str:
        """The address that stands for `https://slack.com/api/`."""
        return f"{self.url}/api/"

    @property
    def bot_token(self) -> str:
        """The token of the bot."""
        return self.workspace.tokens["bot"]

    @property
    def app_token(self) -> str:
        """The token that opens sockets."""
        return self.workspace.tokens["app"]

    @property
    def signing_secret(self) -> str:
        """The secret that signs HTTP deliveries."""
        return self.workspace.tokens["signing_secret"]

    @property
    def problems(self) -> list[str]:
        """The newest mistakes of the app."""
        return self.workspace.news.problems

    def take_problems(self) -> list[str]:
        """The mistakes so far, which count no more; for a test that expects them."""
        taken, self.workspace.news.problems[:] = self.problems.copy(), []
        return taken

    @property
    def notifications(self) -> list[tuple[str, str, str]]:
        """The newest bells that would ring: who, in which channel, for which message."""
        return list(self.workspace.notifications)

    @property
    def muted(self) -> list[tuple[str, str, str]]:
        """The newest bells that did not ring because it is quiet hours there."""
        return list(self.workspace.muted)

    @property
    def switches(self) -> Switches:
        """How lenient or nasty the Web API is: pages, pace, `client_msg_id`."""
        return self.api.switches
