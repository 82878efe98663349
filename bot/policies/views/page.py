"""A document as one self-contained page for the browser and the printer."""

from collections.abc import Sequence
from html import escape
from itertools import groupby

from bot.policies.models import Slug
from bot.policies.rules.markdown import Kind, Piece, Run, pieces
from bot.policies.rules.texts import Section
from bot.policies.store.documents import Text

STYLE = (
    "body{font:1rem/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem}"
    "h1{font-size:1.6rem}h2{font-size:1.15rem;margin-top:1.4em;break-after:avoid}"
    "footer{margin-top:2rem;border-top:1px solid;font-size:.85rem;overflow-wrap:anywhere}"
    "td{padding-top:2rem;padding-right:2rem}a{color:inherit}"
    "@media print{body{margin:0;max-width:none;font-size:10.5pt}}"
)
TAGS = {Kind.PARAGRAPH: "p", Kind.HEADING: "h3", Kind.QUOTE: "blockquote", Kind.CODE: "pre"}
LISTS = {Kind.BULLET: "ul", Kind.NUMBER: "ol"}
SIGNED = (
    "<table><tr><td>Name: ____________________</td><td>Date: ______________</td>"
    "<td>Signature: ____________________</td></tr></table>"
)


def printable(text: Text) -> str:
    """Write the page; what people wrote can neither run nor load anything."""
    title, organisation = escape(text.title), escape(text.organisation)
    headline = f"{title} · {organisation}" if organisation else title
    head = f"<p>{organisation}</p>" if organisation else ""
    version = text.version
    which = f"Version {version.number}" + (
        f", correction {version.correction}" if version.correction else ""
    )
    body = "\n".join(_section(section) for section in text.sections)
    signed = SIGNED if text.slug is Slug.POLICY else ""
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width">\n'
        '<meta http-equiv="Content-Security-Policy" '
        "content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{headline}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n"
        f"<header>{head}<h1>{title}</h1></header>\n<main>\n{body}\n</main>\n"
        f"{signed}<footer><p>{which}, {version.at:%Y-%m-%d}. SHA-256 of this text: {text.hash}"
        "</p></footer>\n</body>\n</html>\n"
    )


def _section(section: Section) -> str:
    head = f"<h2>{escape(section['heading'])}</h2>\n" if section["heading"] else ""
    return f"<section>{head}{_body(pieces(section['text']))}</section>"


def _body(read: Sequence[Piece]) -> str:
    told = []
    for (kind, indent), group in groupby(read, key=lambda piece: (piece.kind, piece.indent)):
        some = list(group)
        told.append(_list(some, kind, indent) if kind in LISTS else _each(some, TAGS[kind]))
    return "\n".join(told)


def _list(some: Sequence[Piece], kind: Kind, indent: int) -> str:
    start = f' start="{some[0].number}"' if some[0].number > 1 else ""
    deeper = f' style="margin-left:{indent * 1.5}rem"' if indent else ""
    return f"<{LISTS[kind]}{start}{deeper}>{_each(some, 'li')}</{LISTS[kind]}>"


def _each(some: Sequence[Piece], tag: str) -> str:
    return "\n".join(f"<{tag}>{''.join(map(_run, piece.runs))}</{tag}>" for piece in some)


def _run(run: Run) -> str:
    words = escape(run.words).replace("\n", "<br>")
    for tag, is_on in (("code", run.code), ("em", run.italic), ("strong", run.bold)):
        words = f"<{tag}>{words}</{tag}>" if is_on else words
    return f'<a href="{escape(run.link)}">{words}</a>' if run.link else words
