"""Checking a certificate on the web: valid until when, or not valid, and nothing else."""

import re
from datetime import timedelta
from typing import Any

import pytest

from bot.certificates.models import Certificate, Ending
from tests.given import ANA, MONDAY
from tests.town import everybody_reads

YEAR = timedelta(days=365)
NUMBER, WITHDRAWN, EXPIRED = "7K2M91QX", "0BCDEFG1", "ZZZZ9999"
SAID = re.compile(r'<p class="result(?: valid)?" role="status">(.*?)</p>')


def certificate(number: str, **fields: Any) -> Certificate:
    """Make a certificate of Ana's, for a year."""
    usual: dict[str, Any] = {"awarded_at": MONDAY, "valid_until": MONDAY + YEAR}
    return Certificate(number=number, member_id=ANA, name="Ana Ruiz", **usual | fields)


def awarded(session):
    """Ana has had three certificates; one is valid."""
    yesterday = MONDAY - timedelta(days=1)
    over: dict[str, Any] = {"ended_at": yesterday, "ending": Ending.WITHDRAWN}
    past: dict[str, Any] = {"ended_at": yesterday, "ending": Ending.EXPIRED}
    session.add(certificate(NUMBER))
    session.add(certificate(WITHDRAWN, **over))
    session.add(certificate(EXPIRED, valid_until=yesterday, **past))


def result(answer):
    """Read what the page says of a number; None: nothing yet."""
    said = SAID.search(answer.text)
    return said.group(1) if said else None


@pytest.fixture
async def ask(visitors, town):
    """Check a number, in the address or by the form."""
    await town.herald.db.transact(everybody_reads, MONDAY)
    await town.herald.db.transact(awarded)
    town.herald.pages.porter.paces.clear()

    async def asked(path):
        answer = await visitors.get(path)
        assert answer.status == 200
        return result(answer)

    return asked


@pytest.mark.parametrize(
    "path",
    [
        "/check/7K2M-91QX",
        "/check/7k2m91qx",
        "/check/7K2M%2091QX",
        "/check?number=7K2M-91QX",
        "/check?number=+7k2m+9lqx+",
        "/check?number=7K2M-9IQX&next=http://evil.example",
    ],
)
async def test_a_valid_number_is_found_however_it_is_typed(ask, path):
    assert await ask(path) == "Valid until 16 November 2027"


@pytest.mark.parametrize("path", ["/check", "/check?number=", "/check?number=%20", "/check?x=1"])
async def test_the_form_says_nothing_yet(ask, path):
    assert await ask(path) is None


@pytest.mark.both_databases
async def test_the_answer_about_what_is_not_valid_is_the_same_whatever_the_reason(
    ask, visitors, town
):
    pages = set()
    for number in (WITHDRAWN, EXPIRED, "AAAA-AAAA"):
        answer = await visitors.get(f"/check/{number}")
        pages.add(re.sub(r' value="[^"]*"', "", answer.text))
        assert result(answer) == "Not valid"
    assert len(pages) == 1


@pytest.mark.both_databases
@pytest.mark.parametrize(
    "number", ["x", "%00", "a" * 2000, "%27%20or%201=1", "<b>", "%F0%9F%9A%AA", "..", "٧K2M91QX"]
)
async def test_nonsense_is_not_valid_and_not_repeated(ask, visitors, number):
    answer = await visitors.get(f"/check?number={number}")
    assert result(answer) == "Not valid"
    assert 'value=""' in answer.text


async def test_no_name_and_no_other_day_is_told(ask, visitors):
    said = (await visitors.get(f"/check/{NUMBER}")).text
    assert [word for word in ("Ana", "Ruiz", ANA, "2026") if word in said] == []
    assert "Certified Town of Willow Bend Social Media Ambassador" in said


async def test_a_certificate_ends_with_its_day_when_the_clock_is_wound(ask, town):
    town.clock.stand_at(MONDAY + timedelta(days=364))
    assert await ask(f"/check/{NUMBER}") == "Valid until 16 November 2027"
    town.clock.stand_at(MONDAY + timedelta(days=366))
    assert await ask(f"/check/{NUMBER}") == "Not valid"


async def test_numbers_cannot_be_tried_in_a_loop(visitors, town):
    tries = [f"/check/AAAA{n:04}" for n in range(7)] + [f"/check?number={n}" for n in range(5)]
    told = [(await visitors.get(path)).status for path in tries]
    assert told == [200] * 10 + [429] * 2
    assert (await visitors.get("/")).status == 200, "other pages go on"
    town.clock.real += 6
    assert (await visitors.get("/check")).status == 200
