"""The sandbox as a programme: files in, doors open, and who may come in."""

import asyncio
import json

import pytest
import yaml
from aiohttp import ClientSession
from slack_sdk.web.async_client import AsyncWebClient
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.sandbox import Sandbox, Unreadable, serve
from tests.sandbox.conftest import MANIFEST, TOWN


async def test_a_sandbox_is_made_of_two_files_and_keeps_its_state(tmp_path):
    manifest, town, state = (tmp_path / name for name in ("app.yml", "town.json", "state.json"))
    manifest.write_text(yaml.safe_dump(MANIFEST))
    town.write_text(json.dumps(TOWN))
    names = []

    async def run():
        running: asyncio.Future[Sandbox] = asyncio.get_running_loop().create_future()
        stop = asyncio.Event()
        served = asyncio.ensure_future(
            serve(manifest, town, port=0, state=state, ready=running.set_result, until=stop)
        )
        sandbox = await running
        client = AsyncWebClient(sandbox.bot_token, base_url=sandbox.api_url)
        names.append((await client.auth_test())["user"])
        await client.chat_postMessage(channel="C0GEN", text=f"start {len(names)}")
        texts = [each["text"] for each in sandbox.messages("general")]
        stop.set()
        await served
        return texts

    first, second = await run(), await run()

    assert names == ["crier", "crier"]
    assert (first, second) == (["start 1"], ["start 1", "start 2"])


async def test_a_busy_port_is_said_aloud(sandbox, tmp_path):
    manifest, town = tmp_path / "app.yml", tmp_path / "town.yml"
    manifest.write_text(yaml.safe_dump(MANIFEST))
    town.write_text(yaml.safe_dump(TOWN))
    port = int(sandbox.url.rpartition(":")[2])

    with pytest.raises(OSError, match="address already in use"):
        await serve(manifest, town, port=port)


async def test_a_file_of_another_shape_is_refused(tmp_path):
    file = tmp_path / "list.yml"
    file.write_text("- one\n- two\n")

    with pytest.raises(Unreadable, match="does not hold a mapping"):
        await serve(file, file, port=0)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "herald: {file} can't be used: No such file or directory"),
        (b"- one", "herald: {file} does not hold a mapping."),
        (b"{", "herald: {file} is neither YAML nor JSON."),
        (b"\xff", "herald: {file} is neither YAML nor JSON."),
        (b"features: {}", "herald: the manifest, /: missing required field: display_information"),
    ],
)
def test_a_manifest_that_cannot_be_is_said_in_a_line(tmp_path, content, said):
    file = tmp_path / "manifest.yml"
    if content is not None:
        file.write_bytes(content)
    result = CliRunner().invoke(cli, ["sandbox", "--manifest", str(file), "--port", "0"])

    assert result.exit_code == (1 if content is None else 2)
    assert result.output.startswith(said.format(file=file))
    assert "Traceback" not in result.output


@pytest.mark.parametrize(
    ("host", "status"),
    [("localhost", 200), ("127.0.0.1", 200), ("evil.example", 403), ("evil.example:80", 403)],
)
async def test_only_the_names_of_this_machine_lead_here(sandbox, host, status):
    session = ClientSession(headers={"Host": host})
    async with session, session.get(f"{sandbox.url}/api/api.test") as answer:
        assert answer.status == status
