"""What every screen has to keep: it fits, everybody can use it, nothing complains."""

import re
from pathlib import Path
from typing import Any

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import BrowserContext, ConsoleMessage, Page, Route

BESIDE = Path(__file__).parent
SCREEN = (BESIDE / "screen.js").read_text(encoding="utf-8")
OUTSIDE = re.compile(r"^(?!http://127\.0\.0\.1:|data:|blob:)")  # by pattern: nothing else waits
POOL = (BESIDE / "pool.svg").read_text(encoding="utf-8")


class Trouble:
    """What a browser complained about, and what it asked for from outside."""

    def __init__(self) -> None:
        self.said: list[str] = []

    async def watch(self, context: BrowserContext) -> None:
        """Listen to every page of a context; pictures of the town are painted here."""
        context.on("console", self._console)
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        await context.route(OUTSIDE, self._outside)

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self.said.append(message.text)

    async def _outside(self, route: Route) -> None:
        if route.request.resource_type == "image":
            await route.fulfill(body=POOL, content_type="image/svg+xml")
            return
        self.said.append(f"asked for {route.request.url}")
        await route.abort()


async def barriers(page: Page) -> list[str]:
    """List what on this screen would shut somebody out."""
    found: Any = await page.evaluate(SCREEN)
    return [str(one) for one in found]


async def violations(page: Page) -> list[str]:
    """List what axe-core finds: the rule, how grave it is, and where."""
    found: Any = await Axe().run(page)
    return [
        f"{rule['id']} ({rule['impact']}): {node['target']} {node['html'][:120]}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]
