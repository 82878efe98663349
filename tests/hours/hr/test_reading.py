"""Lists as spreadsheets write them: every separator, encoding and odd cell, each a real file."""

import pytest

from bot.errors import Refusal
from bot.hours import week
from bot.hours.hr.rules.header import Column, read_mapping
from bot.hours.hr.rules.reading import Fault, Row, open_sheet, rows
from bot.slack.fetch import decode

ROWS = [["email", "name", "department", "exempt"], ["Ana@Example.gov", "Ruiz, Ana", "Bäder", "no"]]
ANA = Row(2, "ana@example.gov", "", "Bäder", False, None)


def written(separator=",", end="\r\n"):
    quoted = [[f'"{cell}"' if separator in cell else cell for cell in row] for row in ROWS]
    return end.join(separator.join(row) for row in quoted) + end


def read(text, *mapping):
    return list(rows(open_sheet(text, read_mapping(mapping))))


FILES = {
    "plain": written().encode(),
    "with a mark": b"\xef\xbb\xbf" + written().encode(),
    "semicolons": written(";").encode(),
    "tabs": written("\t").encode(),
    "bars": written("|").encode(),
    "Latin-1": written(";").encode("latin-1"),
    "UTF-16, little end first": written("\t").encode("utf-16"),
    "UTF-16, big end first": b"\xfe\xff" + written("\t").encode("utf-16-be"),
    "line feeds": written(end="\n").encode(),
    "old Mac lines": written(end="\r").encode(),
    "all in quotes": (
        '"email";"name";"department";"exempt"\n"Ana@Example.gov";"";"Bäder";"no"'.encode()
    ),
    "empty lines": ("\r\n,,,\r\n" + written()).encode(),
}


@pytest.mark.parametrize("kind", FILES)
def test_the_same_list_is_read_however_it_was_written(tmp_path, kind):
    file = tmp_path / "people.csv"
    file.write_bytes(FILES[kind])
    (row,) = read(decode(file.read_bytes(), file.name))
    assert row._replace(line=2) == ANA


def test_a_spreadsheets_hint_at_its_separator_is_followed_and_lines_still_count():
    (row,) = read("sep=;\r\nemail;department\r\nana@example.gov;Parks, Pools\r\n")
    assert (row.line, row.department) == (3, "Parks, Pools")


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "There is nothing in this file. Nothing has changed."),
        ("\ufeff \r\n\r\n", "There is nothing in this file. Nothing has changed."),
        (
            "email,department\r\n",
            "There are no people in this file, only the names of columns. Nothing has changed.",
        ),
        (
            "Ana Ruiz,Parks\r\nBen Okafor,Press\r\n",
            "No column says who is meant, by e-mail address or Slack id. The first row has to name "
            "the columns, such as: email, department, exempt, hours.",
        ),
        (
            "email,name\r\nana@example.gov,Ana\r\n",
            "No column says a department, who is exempt, or hours. The first row has to name the "
            "columns, such as: email, department, exempt, hours.",
        ),
        (
            "email,E-Mail,exempt\r\na,b,yes\r\n",
            "Two columns say the same: “email” and “E-Mail”. Please leave one of them out.",
        ),
    ],
)
def test_what_is_no_list_of_people_is_refused_with_a_sentence(text, sentence):
    with pytest.raises(Refusal) as refused:
        read(text)
    assert refused.value.sentence == sentence


def test_bytes_that_are_no_text_are_refused():
    with pytest.raises(Refusal, match="holds no plain text"):
        decode(b"PK\x03\x04\x00\x00\x08", "people.csv")


def test_a_cell_that_never_ends_is_no_list():
    with pytest.raises(Refusal, match="a cell never ends"):
        read('email,department\r\n"' + "x" * 200_000)


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ("ana@example.gov,Parks, Pools,no", "It has more cells than there are columns. Words with "
         "a comma need quotation marks."),
        (",Parks,no", "It says neither an e-mail address nor a Slack id."),
        ("ana@example.gov,Parks,maybe", "“maybe” says neither yes nor no. Write yes for exempt, no "
         "for paid by the hour."),
        ("ana@example.gov,=1+1,no", "“=1+1” begins like a formula of a spreadsheet, so it is no "
         "department's name."),
        ("ana@example.gov,12-Aug,no", "“12-Aug” is a date: the spreadsheet changed the cell. "
         "Format the column as text first."),
        ('ana@example.gov,"Parks\r\nben@example.gov",no', "A cell in it has no end: most likely a "
         "quotation mark is never closed."),
    ],
)  # fmt: skip
def test_a_row_that_cannot_be_read_says_why(cells, reason):
    (fault,) = read(f"email,department,exempt\r\n{cells}\r\n")
    assert isinstance(fault, Fault)
    assert (fault.line, fault.reason) == (2, reason)


@pytest.mark.parametrize(
    ("cell", "exempt"),
    [
        *((said, True) for said in ("yes", "Y", "TRUE", "1", "Exempt")),
        *((said, False) for said in ("no", "n", "False", "0", "hourly", "Non-Exempt", "nonexempt")),
        *((said, None) for said in ("", "  ", "\u00a0")),
        ('=""yes""', True),
        ("'no", False),
    ],
)
def test_exempt_is_said_in_many_ways_and_nothing_leaves_it(cell, exempt):
    quoted = f'"{cell}"' if '"' in cell else cell
    (row,) = read(f"email,exempt\r\nana@example.gov,{quoted}\r\n")
    assert row.exempt is exempt


def test_hours_are_written_as_people_write_their_own():
    (row,) = read(
        "email;hours\r\nana@example.gov;Mon-Thu 7:00-17:30, Fri off\r\n".replace(
            ", Fri", "; Fri"
        ).replace("Mon-Thu 7:00-17:30; Fri off", '"Mon-Thu 7:00-17:30; Fri off"')
    )
    assert row.shifts == week.parse("Mon-Thu 7:00-17:30; Fri off")


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        ("2026-08-12", "“2026-08-12” is a date: the spreadsheet changed the cell. Format the "
         "column as text first."),
        ("Mon 17:00-13:00", "17:00-13:00 ends before it starts. A shift that ends on the next day "
         "is written “17:00-13:00 overnight”."),
    ],
)  # fmt: skip
def test_hours_that_cannot_be_are_refused_with_the_reason(cell, reason):
    (fault,) = read(f"email,hours\r\nana@example.gov,{cell}\r\n")
    assert fault.reason == reason


def test_line_numbers_are_those_of_the_file_even_after_a_cell_of_two_lines():
    found = read('email,name,exempt\r\na@x.gov,"A\r\nB",no\r\nb@x.gov,B,what\r\n')
    assert [row.line for row in found] == [2, 4]


def test_columns_of_another_language_are_named_by_hand():
    text = "Dienststelle;E-Mail\r\nBäder;ana@example.gov\r\n"
    (row,) = read(text, "dienststelle=department")
    assert row.department == "Bäder"


def test_a_mapping_that_means_nothing_is_refused():
    with pytest.raises(Refusal, match="can't be read"):
        read_mapping(["department"])
    with pytest.raises(Refusal, match="There is no column “amt” in the file"):
        read("email,exempt\r\na@x.gov,no\r\n", "Amt=department")


def test_columns_that_nobody_reads_are_named():
    sheet = open_sheet("email,Salary,Birth date,exempt\r\n")
    assert sheet.head.unread == ["Salary", "Birth date"]
    assert Column.EXEMPT in sheet.head.places


def test_more_rows_than_any_town_has_are_refused():
    text = "email,exempt\r\n" + "".join(f"p{n}@x.gov,no\r\n" for n in range(50_001))
    with pytest.raises(Refusal, match="more than 50,000 rows"):
        read(text)
