"""Screens for people: a browser context each, watched for complaints."""

from pathlib import Path
from typing import Any, Self

from playwright.async_api import Browser, BrowserContext, ViewportSize

from tests.browser.checks import Trouble
from tests.browser.visitor import Visitor

DESKTOP: ViewportSize = {"width": 1440, "height": 900}
PHONE: ViewportSize = {"width": 390, "height": 844}


class Screens:
    """Every screen of a test; at its end no browser may have complained about anything."""

    def __init__(self, chromium: Browser, trouble: Trouble, pictures: Path | None) -> None:
        self.chromium, self.trouble, self.pictures = chromium, trouble, pictures
        self.contexts: list[BrowserContext] = []

    async def open(self, address: str, size: ViewportSize, **more: Any) -> Visitor:
        """Give somebody a screen of their own at an address."""
        is_small = size["width"] < DESKTOP["width"]
        more = {"reduced_motion": "reduce"} | more
        context = await self.chromium.new_context(
            viewport=size,
            is_mobile=is_small,
            has_touch=is_small,
            device_scale_factor=2 if self.pictures and is_small else 1,
            **more,
        )
        self.contexts.append(context)
        await self.trouble.watch(context)
        visitor = Visitor(await context.new_page(), self.pictures)
        await visitor.page.goto(address, wait_until="commit")
        return visitor

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *failure: object) -> None:
        for context in self.contexts:
            await context.close()
        if failure == (None, None, None):
            assert self.trouble.said == [], self.trouble.said
