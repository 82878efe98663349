"""Files drawn when a message that brings them is sent."""

from datetime import timedelta
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image
from pypdf import PdfReader

from bot import wiring
from bot.certificates import ids
from bot.certificates.drawing import makers
from bot.certificates.models import Ending
from bot.programme import store as programmes
from tests import given
from tests.certificates.drawing import sheets


@pytest.fixture
def town(session):
    given.people(session)
    return session


def awarded(session, **fields):
    """Save a certificate of Ana's and give its id."""
    one = sheets.certificate(**fields)
    session.add(one)
    session.flush()
    return str(one.id)


def test_messages_that_bring_a_certificate_find_who_draws_it():
    assert wiring.MAKERS[ids.PICTURE] is makers.picture
    assert wiring.MAKERS[ids.DOCUMENT] is makers.document


def test_the_picture_says_what_it_shows(town):
    file = makers.picture(town, awarded(town))
    assert file is not None
    assert (file.name, file.title) == ("ambassador-certificate.png", "Certificate, to show")
    assert file.alt == (
        "Certificate. Ana Ruiz is a Certified Town of Willow Bend Social Media Ambassador. Number "
        "7K2M-91QX, awarded on 16 November 2026, valid until 16 November 2027."
    )
    assert Image.open(BytesIO(file.contents)).format == "PNG"


def test_the_document_is_the_one_that_was_awarded(town):
    file = makers.document(town, awarded(town))
    assert file is not None
    assert (file.name, file.title) == ("ambassador-certificate.pdf", "Certificate, to keep")
    assert "Ana Ruiz" in sheets.said(PdfReader(BytesIO(file.contents)))


@pytest.mark.parametrize(("country", "high"), [("US", 612), ("CA", 612), ("DE", 595), ("", 595)])
def test_it_is_printed_on_the_paper_that_people_have(town, country, high):
    programmes.get(town).country = country
    file = makers.document(town, awarded(town))
    assert file is not None
    assert round(PdfReader(BytesIO(file.contents)).pages[0].mediabox.height) == high


def test_what_is_over_or_was_never_there_is_not_drawn(town):
    over = awarded(town, ended_at=given.MONDAY + timedelta(days=1), ending=Ending.WITHDRAWN)
    for maker in (makers.picture, makers.document):
        assert maker(town, over) is None
        assert maker(town, str(uuid4())) is None


def test_it_is_drawn_alike_each_time(town):
    one = awarded(town)
    assert makers.document(town, one) == makers.document(town, one)
