"""Somebody at a screen, who finds things by role and name."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeAlias

from playwright.async_api import Locator, Page, expect

from tests.browser.checks import barriers

Place: TypeAlias = Page | Locator

WINDING = 60_000  # milliseconds until Herald has followed the clock, or has come back
PATIENCE = 20_000  # milliseconds; a noisy machine is slow, a broken page never comes

PICTURES: dict[str, list[Literal["light", "dark"]]] = {
    "desktop-channel": ["light"],
    "desktop-review": ["light", "dark"],
    "phone-sheet": ["light"],
    "phone-home": ["light"],
    "desktop-tour": ["light"],
    "desktop-said": ["dark"],
    "desktop-gallery": ["light"],
    "phone-tour": ["light"],
    "phone-certificate": ["light"],
}

expect.set_options(timeout=PATIENCE)


class Visitor:
    """A person at a screen of their own."""

    def __init__(self, page: Page, pictures: Path | None) -> None:
        self.page, self.pictures = page, pictures
        page.set_default_timeout(PATIENCE)

    @property
    def is_on_a_phone(self) -> bool:
        """Whether the screen is as narrow as a hand."""
        size = self.page.viewport_size
        return size is not None and size["width"] < 600

    @property
    def dialog(self) -> Locator:
        """The form in front of them."""
        return self.page.get_by_role("dialog")

    @property
    def newest(self) -> Locator:
        """The last message they see."""
        return self.page.get_by_role("article").last

    def message(self, words: str) -> Locator:
        """Give the newest message with these words."""
        return self.page.get_by_role("article").filter(has_text=words).last

    def button(self, label: str, within: Place | None = None) -> Locator:
        """Give the button with this label; a screen reader may be told more than it."""
        literally = re.escape(label).replace(r"\ ", " ").replace("/", r"\/")  # as JavaScript has it
        name = re.compile(rf"^{literally}($|:? )")
        return (within or self.page).get_by_role("button", name=name)

    def field(self, name: str) -> Locator:
        """Give the field with this label in the form in front of them."""
        return self.dialog.get_by_label(name, exact=True)

    async def press(self, label: str, within: Place | None = None) -> None:
        """Press a button."""
        await self.button(label, within).click()

    async def fill(self, words: Mapping[str, str]) -> None:
        """Fill in fields of the form in front of them, by their labels."""
        for label, text in words.items():
            await self.field(label).fill(text)

    async def sees(self, *words: str, within: Place | None = None) -> None:
        """Wait until all these words can be read, on a screen that shuts nobody out."""
        for text in words:
            await expect((within or self.page).get_by_text(text).last).to_be_visible()
        found = await barriers(self.page)
        assert found == [], found

    async def go_to(self, name: str) -> None:
        """Go to a channel, or to the app, by the list at the side."""
        await expect(self.page.get_by_role("heading", level=1)).to_be_visible()
        if self.is_on_a_phone:
            await self.press("Channels and messages")
        side = self.page.get_by_role("navigation", name="Channels and messages")
        await side.get_by_role("link", name=name, exact=True).click()
        await expect(self.page.get_by_role("heading", level=1, name=name)).to_be_visible()

    async def go_to_herald(self, tab: str) -> None:
        """Go to the App Home or to the direct messages with Herald."""
        await self.go_to("Herald")
        await self.page.get_by_role("tab", name=tab).click()
        await expect(self.page.get_by_role("tab", name=tab, selected=True)).to_be_visible()

    async def write(self, text: str) -> None:
        """Write something where they are, a message or a command."""
        field = self.page.get_by_role("main").get_by_role("textbox", name="Message")
        await field.fill(text)
        await self.press("Send")
        await expect(field).to_have_value("")

    async def wind_to(self, moment: str) -> None:
        """Wind the clock to a moment in the programme's zone, as 2026-11-16T08:01."""
        await self.page.get_by_role("button", name="Clock", exact=True).click()
        clock = self.page.get_by_role("dialog", name="Clock")
        await clock.get_by_label("A moment").fill(moment)
        await self.press("Wind there", clock)
        await self._arrives()

    async def wind_one_hour(self) -> None:
        """Wind the clock with the button for an hour, which a phone keeps in a panel."""
        if self.is_on_a_phone:
            await self.press("Clock")
        await self.page.get_by_role("button", name="Wind one hour").first.click()
        await self._arrives()

    async def _arrives(self) -> None:
        arrived = self.page.get_by_role("status").filter(has_text="It is")
        await expect(arrived).to_be_attached(timeout=WINDING)

    async def leave(self) -> None:
        """Leave the form in front of them."""
        await self.dialog.get_by_role("button", name="Close", exact=True).click()
        await expect(self.dialog).to_have_count(0)

    async def choose(self, action: str, within: Locator, entry: str) -> None:
        """Open a menu and choose from it."""
        await within.hover()
        await self.press(action, within)
        await self.page.get_by_role("menuitem", name=entry).click()

    async def picture(self, name: str) -> None:
        """Keep the screen as a picture of the README, where pictures are wanted."""
        screen = "phone" if self.is_on_a_phone else "desktop"
        if self.pictures is None or f"{screen}-{name}" not in PICTURES:
            return
        await self.page.mouse.move(0, 0)
        for scheme in PICTURES[f"{screen}-{name}"]:
            await self.page.emulate_media(color_scheme=scheme)
            file = f"{screen}-{name}{'-dark' if scheme == 'dark' else ''}.png"
            await self.page.screenshot(path=self.pictures / file, animations="disabled")
        await self.page.emulate_media(color_scheme="light")
