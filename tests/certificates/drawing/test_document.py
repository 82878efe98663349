"""The document to keep: read by a parser and drawn by another program than the one it is from."""

import pytest

from tests.certificates.drawing import sheets

LETTER, A4 = (792, 612), (842, 595)  # points, lying
LONG = ("Wolfgang Amadeus Theophilus " * 8)[:200].strip()


def parts(node):
    """List the tags of a document with their texts' places, in the order they are read in."""
    node = node.get_object() if hasattr(node, "get_object") else node
    if isinstance(node, list):
        return [tag for child in node for tag in parts(child)]
    if not hasattr(node, "get") or "/S" not in node:
        return []
    return [node["/S"], *parts(node.get("/K", []))]


def test_a_screen_reader_finds_language_title_and_tags():
    root = sheets.pdf().trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == "en"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert "pdfuaid:part>1<" in root["/Metadata"].get_object().get_data().decode()


def test_it_has_one_heading_and_paragraphs_behind_it():
    tags = parts(sheets.pdf().trailer["/Root"]["/StructTreeRoot"]["/K"])
    kept = [tag for tag in tags if tag in ("/H1", "/P")]
    assert kept == ["/P", "/H1", *["/P"] * 12]


def test_its_title_names_whose_it_is():
    told = sheets.pdf().metadata
    assert told.title == "Certified Town of Willow Bend Social Media Ambassador: Ana Ruiz"
    assert told.author == "Town of Willow Bend"
    assert told.creation_date.year == 2026


def test_it_reads_in_the_order_of_its_sentences():
    assert sheets.said(sheets.pdf()) == (
        "Town of Willow Bend CERTIFICATE This certificate goes to Ana Ruiz who has learned how to "
        "share well and is a Certified Town of Willow Bend Social Media Ambassador "
        "Awarded on 16 November 2026 Number 7K2M-91QX Valid until 16 November 2027 "
        "The title says that its bearer knows how to share well. It gives no authority to speak "
        "for the Town of Willow Bend. To see whether it is valid, colleagues write in Slack: "
        "/ambassador check 7K2M-91QX"
    )


def test_with_an_address_it_says_where_the_number_is_looked_up():
    said = sheets.said(sheets.pdf(address="https://herald.example.gov"))
    assert "go to https://herald.example.gov/check and type the number." in said
    assert "/ambassador" not in said


@pytest.mark.parametrize(("paper", "size"), [("us-letter", LETTER), ("a4", A4)])
def test_it_is_one_sheet_of_the_countrys_paper(paper, size):
    document = sheets.pdf(paper=paper)
    assert len(document.pages) == 1
    box = document.pages[0].mediabox
    assert (round(box.width), round(box.height)) == size


def test_it_brings_its_fonts():
    fonts = sheets.pdf("Ana 李 김").pages[0]["/Resources"]["/Font"]
    for font in fonts.values():
        for face in font["/DescendantFonts"]:
            described = face["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(described)


@pytest.mark.parametrize("paper", ["us-letter", "a4"])
@pytest.mark.parametrize("name", ["Ana Ruiz", LONG, "W" * 200, "भ" * 200, "م" * 200, "龍" * 200])
def test_another_program_draws_it_within_its_frame(name, paper):
    document = sheets.pdf(name, paper)
    drawn = sheets.seen(document)
    assert len(document.pages) == 1
    assert not sheets.is_blank(drawn)
    assert [sheets.is_blank(margin) for margin in sheets.margins(drawn)] == [True] * 4


@pytest.mark.parametrize("name", [LONG, "W" * 200])
def test_a_name_of_200_letters_is_not_cut(name):
    said = sheets.said(sheets.pdf(name))
    assert name.replace(" ", "") in said.replace(" ", "")


def test_a_long_organisation_fits_too():
    long = "Greater Metropolitan Regional District of Upper and Lower Saint-Barthélemy " * 2
    document = sheets.pdf(organisation=long.strip())
    assert len(document.pages) == 1
    assert [sheets.is_blank(edge) for edge in sheets.margins(sheets.seen(document))] == [True] * 4
