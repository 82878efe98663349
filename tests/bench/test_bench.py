"""The bench itself: signatures that Slack's own library accepts, deeds that never repeat."""

import itertools
import time

from slack_sdk.signature import SignatureVerifier

from tests.bench import people, town
from tests.bench.figures import Row, quantile, ratios
from tests.bench.link import _frame, _unmasked
from tests.bench.scenarios import STAND_IN, payloads, scenarios
from tests.bench.wire import SECRET, Http

MASK = bytes([1, 2, 3, 4])


def known():
    return {scenario.name: scenario for scenario in scenarios(STAND_IN)}


def pairs(name, count):
    return [
        (payload["user"]["id"], payload["view"]["private_metadata"])
        for payload in itertools.islice(payloads(known()[name]), count)
    ]


def test_nobody_puts_a_story_aside_or_shares_it_twice():
    for name in ("button_write", "form_write"):
        done = pairs(name, 30_000)
        assert len(set(done)) == len(done)


def test_nobody_shares_what_they_put_aside():
    assert set(pairs("button_write", 10_000)) & set(pairs("form_write", 10_000)) == set()


def test_everybody_in_the_bench_lives_in_the_town():
    people = {person for person, _ in pairs("form_write", 30_000)}
    assert people <= {town.member_id(number) for number in range(town.MEMBERS)}


def test_slack_would_sign_the_same_way():
    request = Http(1, int(time.time())).pack(next(payloads(known()["command_read"])))
    head, _, body = request.partition(b"\r\n\r\n")
    lines = [line.split(": ", 1) for line in head.decode().split("\r\n")[1:]]
    assert SignatureVerifier(SECRET).is_valid_request(body, dict(lines))


def test_a_masked_frame_is_read_when_it_has_arrived_as_a_whole():
    masked = _unmasked(bytearray(b"Hello, Slack"), MASK)
    sent = bytearray([0x81, 0x80 | len(masked), *MASK, *masked])
    assert _frame(bytearray(sent[:-1])) is None
    assert _frame(sent) == (0x1, b"Hello, Slack")
    assert sent == b""


def test_a_figure_is_the_median_of_its_rounds():
    row = Row("cpu_vs_bare.home.http", "times", [9.0, 3.0, 4.0], 4.0)
    assert row.as_json() == {
        "name": "cpu_vs_bare.home.http",
        "value": 4.0,
        "unit": "times",
        "budget": 4.0,
        "within": True,
    }


def test_a_budget_to_stay_below_is_not_kept_by_reaching_it():
    assert not Row("p99_ms.home.http", "ms", [150.0], 150.0, below=True).within


def test_rounds_are_compared_one_by_one():
    assert ratios([2.0, 9.0], [1.0, 3.0]) == [2.0, 3.0]


def test_of_a_hundred_waits_the_ninety_ninth_is_the_quantile():
    assert quantile([float(n) for n in range(100, 0, -1)], 0.99) == 99.0


async def test_the_reading_of_everybody_is_measured_at_slacks_pace(tmp_path):
    found = {row.name: row for row in await people.rows(tmp_path, 700)}
    assert (found["people.pages"].value, found["people.calls_a_minute"].value) == (4, 20)
    assert [name for name, row in found.items() if not row.within] == []
