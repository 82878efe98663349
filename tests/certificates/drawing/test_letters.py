"""Names in every script, of any length, and such as would be commands elsewhere."""

import pytest
import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.certificates.drawing import letters, press
from tests.certificates.drawing import sheets

SCRIPTS = {
    "latin": "Zoë Łukasiewicz Nguyễn Thị Ánh",
    "greek": "Γιώργος Παπαδόπουλος",
    "cyrillic": "Наталія Ґонґадзе",
    "armenian": "Արամ Խաչատրյան",
    "georgian": "ნინო გელაშვილი",
    "hebrew": "דוד בן־גוריון",
    "arabic": "محمد عبد الله",
    "persian": "پری‌سا گوهری",
    "devanagari": "श्रीनिवास क्षत्रिय",
    "bengali": "রবীন্দ্রনাথ ঠাকুর",
    "gurmukhi": "ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ",
    "gujarati": "કૃષ્ણકાંત પટેલ",
    "oriya": "ଜଗନ୍ନାଥ",
    "tamil": "ஸ்ரீனிவாசன்",
    "telugu": "శ్రీనివాసరావు",
    "kannada": "ಶ್ರೀನಿವಾಸ",
    "malayalam": "ശ്രീനിവാസൻ",
    "sinhala": "ශ්‍රී ලංකා",
    "thai": "สมชาย ใจดี",
    "lao": "ສົມສັກ",
    "khmer": "សុខ ស្រីមុំ",
    "myanmar": "ကျော်စွာ",
    "ethiopic": "አበበ ቢቂላ",
    "chinese": "李小龍 李小龙",
    "japanese": "さくら サクラ 渡邉",
    "hangul": "홍길동",
    "thaana": "މުޙައްމަދު",
    "syriac": "ܫܠܡܐ",
    "cherokee": "ᏣᎳᎩ",
    "inuktitut": "ᓄᓇᕗᑦ",
    "tifinagh": "ⴰⵎⴰⵣⵉⵖ",
    "nko": "ߒߞߏ",
    "adlam": "𞤀𞤣𞤤𞤢𞤥",
}
ALL = b"""
#set document(title: "All letters")
#set text(font: sys.inputs.families.split(","), fallback: false)
#sys.inputs.letters
"""
HOSTILE = {
    "#text": '#text(fill: red)[x] #read("/etc/passwd") #sys.inputs',
    "]": "]]] }}} ))) [[[ {{{",
    "\\": "\\ \\n \\u{41} \\",
    "$": "$x^2$ _so_ *bold* `raw` <label> @ref = Heading // comment /* x */",
}


@pytest.mark.parametrize("script", SCRIPTS)
def test_every_script_is_printed_letter_by_letter(script):
    name = SCRIPTS[script]
    assert letters.printed(name) == (name, False)
    document = sheets.pdf(name)  # PDF/UA refuses what no font has
    assert not sheets.is_blank(sheets.seen(document))


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_would_be_a_command_elsewhere_is_printed_as_it_stands(hostile):
    name = HOSTILE[hostile]
    said = sheets.said(sheets.pdf(name, organisation=name))
    assert said.replace(" ", "").count(name.replace(" ", "")) >= 2


def test_ends_of_lines_are_spaces_and_a_change_of_direction_is_left_out():
    assert letters.printed("Ana\n\n\tRuiz\u2028x") == ("Ana Ruiz x", False)
    assert letters.printed("Ana \u202eziuR\u2066\ufeff") == ("Ana ziuR", False)


def test_small_pictures_are_left_out_or_drawn_in_one_colour():
    assert letters.printed("Ana 😀\ufe0f👩‍🚒 Ruiz") == ("Ana Ruiz", False)
    assert letters.printed("Ana ★ Ruiz") == ("Ana ★ Ruiz", False)


def test_a_letter_without_a_font_is_seen_to_be_missing_and_said_to_be():
    assert letters.printed("Ana 𓀀𓁐") == ("Ana □□", True)
    assert "□ stands for a character" in sheets.said(sheets.pdf("Ana 𓀀"))
    assert "□" not in sheets.said(sheets.pdf("Ana"))


@pytest.mark.parametrize("name", ["", " ", "😀", "\u200d", "\u202e", "𓀀"])
def test_of_a_name_without_a_letter_something_is_left_to_see(name):
    assert letters.printed(name) == ("□", True)


def test_a_word_that_fits_on_no_line_may_break_where_a_new_letter_begins():
    pieces = letters.printed("क्ष" * 60).text.split(letters.BREAK)
    assert "".join(pieces) == "क्ष" * 60
    assert {piece[0] for piece in pieces} == {"क"}
    assert letters.printed("Ruiz " * 40).text == ("Ruiz " * 40).strip()


def test_the_fonts_have_what_the_list_says():
    starts, ends = letters._ranges()
    there = (chr(one) for one in (*starts, *ends) if not chr(one).isspace())
    drawn = typst.compile(  # refuses a letter that no font has
        ALL,
        font_paths=press._fonts(),
        sys_inputs={"letters": " ".join(there), "families": ",".join(press._fonts().families())},
        pdf_standards=["ua-1"],
    )
    assert drawn.startswith(b"%PDF-")


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_nobody_goes_without_a_certificate_for_their_name(name):
    assert len(sheets.pdf(name).pages) == 1
