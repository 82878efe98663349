"""The sandbox with 50,000 messages and 5,000 people: opening, hearing from it, its weight."""

import asyncio
import subprocess
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from aiohttp import ClientSession, ClientTimeout
from playwright.async_api import CDPSession, Page, async_playwright

from tests.bench.figures import Row, quantile
from tests.bench.running import ROOT, Process, free_port

MESSAGES, FURTHER, SPOKEN, OPENED = 50_000, 5_000, 200, 7
WARM = 1.0  # seconds until a new tab is there, as one that somebody sits at
DRAWN, SWITCHES = 2_000, 50
PATIENT = ClientTimeout(total=300)  # seconds
PACE = 0.05  # seconds between two messages whose way is measured
HEADLESS = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run")
WATCH = """() => { window.seen = {};
  new MutationObserver((changes) => {
    for (const row of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
      const name = /beat (\\d+)/.exec(row.textContent)?.[1];
      if (name) seen[name] ??= performance.timeOrigin + performance.now();
    }
  }).observe(document.querySelector(".log"), { childList: true, subtree: true }); }"""


async def rows(folder: Path) -> list[Row]:
    """All figures of the sandbox; those of the page only where a Chromium is found."""
    empty = await _empty_memory(folder / "empty")
    async with _city(folder / "city", MESSAGES) as (process, url), ClientSession(url) as session:
        full = process.memory()
        found = [*await _state(session), *await _page(session, url)]
        for number in range(FURTHER):
            await _speak(session, f"further {number}")
        await process.rest()
        weight = {"empty": empty, "full": full, "later": process.memory()}
    found += [Row(f"sandbox.memory.{name}", "MB", [value]) for name, value in weight.items()]
    return found


async def _empty_memory(folder: Path) -> float:
    async with _city(folder, 0) as (process, _):
        return process.memory()


@asynccontextmanager
async def _city(folder: Path, messages: int) -> AsyncIterator[tuple[Process, str]]:
    port = free_port()
    process = Process(["-m", "tests.bench.servers.city", str(port), str(messages)], folder)
    await process.listening(port)
    url = f"http://127.0.0.1:{port}"
    try:
        async with ClientSession() as session, session.get(url, timeout=PATIENT) as answer:
            await answer.read()
        yield process, url
    finally:
        await process.stop()


async def _state(session: ClientSession) -> list[Row]:
    """How long the first event takes, from the call on, and how large it is."""
    waits, sizes = [], []
    for number in range(OPENED):
        began = time.perf_counter()
        person = {"as": f"U{number:06}"}
        async with session.ws_connect("/page/live", params=person, max_msg_size=0) as line:
            sizes.append(len(await line.receive_str()) / 1000)
        waits.append(1000 * (time.perf_counter() - began))
    return [Row("sandbox.state", "ms", waits), Row("sandbox.state.size", "kB", sizes)]


async def _speak(session: ClientSession, text: str, channel: str = "C000000") -> None:
    call = {"channel": channel, "text": text, "token": "xoxb-sandbox"}
    async with session.post("/api/chat.postMessage", data=call) as answer:
        assert (await answer.json())["ok"]


async def _page(session: ClientSession, url: str) -> list[Row]:
    path = _chromium()
    if path is None:
        return []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=path, args=list(HEADLESS))
        opened = []
        for _ in range(OPENED):
            page = await (await browser.new_context(bypass_csp=True)).new_page()
            await asyncio.sleep(WARM)
            opened.append(await _open(page, f"{url}/?as=U000000#C000000"))
            await page.close()
        page = await (await browser.new_context(bypass_csp=True)).new_page()
        await _open(page, f"{url}/?as=U000000#C000000")
        waits = await _beats(session, page)
        heap = await _heap(session, page)
        await browser.close()
    return [
        Row("sandbox.page.open", "ms", opened, 1000, below=True),
        Row("sandbox.message.p50", "ms", [quantile(waits, 0.5)], 100),
        Row("sandbox.message.p99", "ms", [quantile(waits, 0.99)], 100),
        *(Row(f"sandbox.page.heap.{name}", "MB", [value]) for name, value in heap.items()),
    ]


def _chromium() -> str | None:
    found = subprocess.run(
        ["sh", "tests/browser/find"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return found.stdout.strip() or None


async def _open(page: Page, address: str) -> float:
    """Milliseconds from the navigation until messages are drawn and somebody can write."""
    began = time.perf_counter()
    await page.goto(address, wait_until="commit")
    await page.locator(".composer textarea").wait_for()
    await page.locator(".log article").nth(30).wait_for(state="attached")
    return 1000 * (time.perf_counter() - began)


async def _beats(session: ClientSession, page: Page) -> Sequence[float]:
    """Milliseconds from each call of the Web API until the message is in the page."""
    await page.evaluate(WATCH)
    spoken = []
    for number in range(SPOKEN):
        spoken.append(1000 * time.time())
        await _speak(session, f"beat {number} ")
        await asyncio.sleep(PACE)
    await page.wait_for_function(f"Object.keys(seen).length === {SPOKEN}")
    seen: dict[str, float] = await page.evaluate("seen")
    return [seen[str(number)] - began for number, began in enumerate(spoken)]


async def _heap(session: ClientSession, page: Page) -> dict[str, float]:
    """What the page's objects weigh, before and after many messages and changes of channel."""
    inside = await page.context.new_cdp_session(page)
    before = await _weighed(inside)
    for number in range(DRAWN):
        await _speak(session, f"more {number}")
    for number in range(SWITCHES):
        await page.evaluate(f"location.hash = 'C{number % 20:06}'")
        await asyncio.sleep(PACE)
    await page.evaluate("location.hash = 'C000000'")
    await asyncio.sleep(1)
    return {"before": before, "after": await _weighed(inside)}


async def _weighed(inside: CDPSession) -> float:
    await inside.send("HeapProfiler.collectGarbage")
    used: dict[str, Any] = await inside.send("Runtime.getHeapUsage")
    return float(used["usedSize"]) / 2**20
