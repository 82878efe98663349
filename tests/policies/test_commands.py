"""`herald policy` as an IT person types it."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.db import Database
from bot.policies import acts
from bot.policies.models import Draft, Slug
from bot.policies.rules import texts
from bot.policies.store import documents
from bot.policies.texts import first_texts
from tests import given
from tests.test_commands import herald
from tests.test_settings import GOOD

MINE = "# Policy and guidelines\n\n## Be kind\n\nBe *kind*. Be right.\n"


@pytest.fixture
async def town(db, database_url, tmp_path):
    """A town with its first texts, and a file."""

    def first(session):
        session.add(given.programme())
        read = {slug: texts.read(text) for slug, text in first_texts().items()}
        acts.seed(session, read, at=datetime(2026, 11, 16, tzinfo=UTC))

    await db.transact(first)
    (tmp_path / "mine.md").write_text(MINE)
    return lambda *arguments: herald(
        tmp_path, "policy", *arguments, **GOOD | {"HERALD_DATABASE": database_url}
    )


def holds(session):
    return documents.text(session, Slug.POLICY).version


async def drafts(db: Database):
    return await db.read(lambda session: session.scalars(select(Draft)).all())


async def test_a_dry_run_says_what_changes_and_changes_nothing(db, town):
    done = town("import", "mine.md", "--dry-run")
    told = done.stdout.splitlines()
    added = [line for line in told if line.startswith("added: ")]
    assert added == ["added: Be kind", "added: Be *kind*.", "added: Be right."]
    assert (done.returncode, done.stderr) == (0, "")
    assert (await db.read(holds)).number == 1
    assert await drafts(db) == []


async def test_a_text_becomes_a_draft_or_holds_at_once(db, town):
    assert town("import", "mine.md").stdout.endswith("It is a draft now; a lead publishes it.\n")
    (draft,) = await drafts(db)
    assert draft.sections == [{"heading": "Be kind", "text": "Be *kind*. Be right."}]
    assert town("import", "mine.md", "--correction").stdout.endswith("It holds now.\n")
    version = await db.read(holds)
    assert (version.number, version.correction) == (1, 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "mine.md", "--document", "rules"], "herald: There is no document “rules”."),
        (
            ["import", "mine.md", "--new-version", "--correction"],
            "herald: A text is a correction or a new version, not both.",
        ),
        (["print", "--document", "x"], "herald: There is no document “x”."),
    ],
)
async def test_what_cannot_be_is_one_line(town, arguments, said):
    done = town(*arguments)
    assert (done.returncode, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith(said)


async def test_a_document_is_printed_as_a_page(town):
    page = town("print").stdout
    assert page.startswith("<!doctype html>")
    assert "<h1>Policy and guidelines</h1>" in page
    assert "Town of Willow Bend" in page
    assert "SHA-256" in page
