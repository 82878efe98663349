"""What has to go on as long as Herald lives goes on."""

from bot.app import go_on


async def test_work_that_fails_is_logged_and_begun_again(caplog):
    tries = []

    async def work():
        tries.append(1)
        if len(tries) < 3:
            raise ZeroDivisionError

    await go_on(work, pause=0)
    assert tries == [1, 1, 1]
    assert [record.levelname for record in caplog.records] == ["ERROR", "ERROR"]
