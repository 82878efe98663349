"""A SQLite file belongs to one running bot."""

from contextlib import ExitStack

from bot.lock import Taken, alone
from bot.settings import Transport
from tests.races.processes import Bot, free_port, until
from tests.town import environment_for


def said(bot: Bot) -> list[str]:
    return bot.log.read_text().splitlines()


async def test_a_second_bot_on_one_file_reads_why_it_cannot_start(slack, database_url, tmp_path):
    port = free_port()
    more = {"HERALD_TRANSPORT": Transport.HTTP.value, "HERALD_HTTP_PORT": str(port)}
    told = environment_for(slack.sandbox, database_url, **more)
    folders = [tmp_path / name for name in ("first", "second")]
    for folder in folders:
        folder.mkdir()
    with Bot(told, folders[0]) as first:
        await first.listening(port)
        with Bot(told, folders[1]) as second:
            await until(lambda: second.popen.poll() is not None)
            file = database_url.removeprefix("sqlite:///")
            assert (second.popen.returncode, said(second)) == (
                2,
                [f"herald: another bot is at work on {file}; stop that one first"],
            )
        first.must_run()


def test_a_file_is_free_again_when_its_bot_has_ended(database_url):
    outcomes = []
    for _ in range(2):
        with alone(database_url):
            try:
                with alone(database_url):
                    outcomes.append("twice")
            except Taken:
                outcomes.append("once")
    assert outcomes == ["once", "once"]


def test_postgresql_takes_several_bots():
    with ExitStack() as stack:
        both = [stack.enter_context(alone("postgresql+psycopg://db/herald")) for _ in range(2)]
        assert both == [None, None]
