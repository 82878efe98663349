"""Acts about documents: reading, paper, questions, drafts, files, asking."""

from sqlalchemy.orm import Session

from bot.journal.models import Look
from bot.members.models import Member
from bot.policies import acts
from bot.policies.models import Acknowledgement, Change, Draft, Slug, Upload, Version
from bot.policies.rules import texts
from bot.policies.rules.texts import Imported
from bot.policies.store import documents
from bot.policies.texts import first_texts
from tests.given import ANA, DANA, MONDAY
from tests.races.table.trial import LATER, Arrange, Trial, by_itself, by_one, people, rows, told

FIRST = {slug: texts.read(text) for slug, text in first_texts().items()}
MINE = Imported("Policy", [{"heading": "Be kind", "text": "Be kind to everybody."}])
SECTION = {"heading": "Be kind", "text": "Be kind to everybody."}


def house(session: Session) -> Version:
    """Save the people and the first texts; gives the policy that holds."""
    people(session)
    acts.seed(session, FIRST, at=MONDAY)
    return documents.text(session, Slug.POLICY).version


def drafted(session: Session) -> None:
    """Save a draft of Dana's."""
    house(session)
    session.add(Draft(slug=Slug.POLICY, sections=MINE.sections, by=DANA, at=MONDAY))
    session.flush()


def sent(session: Session) -> Upload:
    """Save a file that Dana sent."""
    house(session)
    upload = Upload(title="Policy", sections=MINE.sections, by=DANA, at=MONDAY)
    session.add(upload)
    session.flush()
    return upload


def bringing_first_texts(session: Session) -> Trial:
    people(session)
    calls = by_itself(acts.seed, first=FIRST)
    return Trial(calls, 8, {"document published as new version": 5}, {rows(Version): 5})


def reading(session: Session) -> Trial:
    version = house(session)
    lines = {"policy acknowledged": 1, "policy acknowledged, said again": 7}
    calls = by_one(acts.acknowledge, version_id=version.id, milestones=())
    return Trial(calls, 8, lines, {rows(Acknowledgement): 1})


def entering_paper(session: Session) -> Trial:
    house(session)
    sheet = {"signed_on": MONDAY.date(), "sheet": "Folder 3"}
    calls = by_one(acts.enter_paper, by=DANA, person=ANA, milestones=(), **sheet)
    return Trial(calls, 1, {"policy acknowledged on paper": 1}, {rows(Acknowledgement): 1})


def reading_names(session: Session) -> Trial:
    version = house(session)
    acts.acknowledge(session, version.id, (), by=ANA, at=MONDAY)
    calls = by_one(acts.look_up_names, by=DANA, skip=0)
    return Trial(calls, 8, {"names read": 8}, {rows(Look): 8})


def asking_a_question(session: Session) -> Trial:
    house(session)
    calls = by_one(acts.ask_question, slug=Slug.TOOLS, question="Why?", key="view:V1")
    return Trial(calls, 1, {"question about a document": 1}, {told("team"): 1})


def asking_to_read(session: Session) -> Trial:
    house(session)
    session.get_one(Member, ANA).joined_at = MONDAY
    calls = by_itself(acts.ask_to_read, stage=0, after="")
    return Trial(calls, 8, {"policy asked to be read": 1}, {told(ANA): 1})


def setting_a_review_date(session: Session) -> Trial:
    house(session)
    calls = by_one(acts.set_review, by=DANA, slug=Slug.TOOLS, day=MONDAY.date())
    return Trial(calls, 8, {"review date set": 8})


def reminding_of_review(session: Session) -> Trial:
    house(session)
    acts.set_review(session, Slug.TOOLS, MONDAY.date(), by=DANA, at=MONDAY)
    calls = by_itself(acts.remind_of_review)
    return Trial(calls, 8, {"review asked for": 1}, {told(DANA): 1})


def writing(session: Session) -> Trial:
    house(session)
    seen = {"slug": Slug.POLICY, "index": 0, "new": SECTION, "seen": 0}
    calls = by_one(acts.write_section, by=DANA, **seen)
    return Trial(calls, 1, {"section written": 1}, {rows(Draft): 1})


def removing(session: Session) -> Trial:
    house(session)
    calls = by_one(acts.remove_section, by=DANA, slug=Slug.POLICY, index=0, seen=0)
    return Trial(calls, 1, {"section removed": 1}, {rows(Draft): 1})


def moving(session: Session) -> Trial:
    house(session)
    calls = by_one(acts.move_section, by=DANA, slug=Slug.POLICY, index=0, steps=1, seen=0)
    return Trial(calls, 1, {"section moved": 1}, {rows(Draft): 1})


def throwing_away(session: Session) -> Trial:
    drafted(session)
    calls = by_one(acts.discard_draft, by=DANA, slug=Slug.POLICY, seen=1)
    return Trial(calls, 1, {"draft discarded": 1}, {rows(Draft): 0})


def publishing_a_draft(session: Session) -> Trial:
    drafted(session)
    change = {"slug": Slug.POLICY, "change": Change.CORRECTION, "seen": 1}
    calls = by_one(acts.publish_draft, by=DANA, **change)
    return Trial(calls, 1, {"document published as correction": 1}, {rows(Version): 6})


def receiving_a_file(session: Session) -> Trial:
    house(session)
    keys = ["event:E1", "said:M1"]
    calls = by_one(acts.receive_file, by=DANA, imported=MINE, guess=Slug.POLICY, keys=keys)
    left = {rows(Upload): 1, told(DANA): 1}
    return Trial(calls, 8, {"document file received": 1}, left)


def naming_a_file(session: Session) -> Trial:
    upload = sent(session)
    calls = by_one(acts.take_file, by=DANA, upload_id=upload.id, slug=Slug.POLICY)
    left = {rows(Draft): 1, rows(Upload): 0}
    return Trial(calls, 1, {"draft begun from a file": 1}, left)


def forgetting_files(session: Session) -> Trial:
    sent(session)
    calls = by_itself(acts.forget_files, before=LATER)
    return Trial(calls, 8, {"document files forgotten": 1}, {rows(Upload): 0})


def importing(session: Session) -> Trial:
    house(session)
    calls = by_one(
        acts.import_text, by="cli", slug=Slug.POLICY, imported=MINE, change=Change.NEW_VERSION
    )
    return Trial(calls, 1, {"document published as new version": 1}, {rows(Version): 6})


TABLE: list[tuple[object, Arrange]] = [
    (acts.seed, bringing_first_texts),
    (acts.acknowledge, reading),
    (acts.enter_paper, entering_paper),
    (acts.look_up_names, reading_names),
    (acts.ask_question, asking_a_question),
    (acts.ask_to_read, asking_to_read),
    (acts.set_review, setting_a_review_date),
    (acts.remind_of_review, reminding_of_review),
    (acts.write_section, writing),
    (acts.remove_section, removing),
    (acts.move_section, moving),
    (acts.discard_draft, throwing_away),
    (acts.publish_draft, publishing_a_draft),
    (acts.receive_file, receiving_a_file),
    (acts.take_file, naming_a_file),
    (acts.forget_files, forgetting_files),
    (acts.import_text, importing),
]
