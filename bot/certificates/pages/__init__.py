"""The page on which anybody can check a certificate's number (PRODUCT.md, W4)."""

from pathlib import Path

from bot.certificates.pages.check import check_form, check_page
from bot.web import Pace, Web

STRICT = (10, 60.0)  # tries in seconds: the number is the secret


def register(web: Web) -> None:
    """Tell the web server which pages there are; both together are tried so often."""
    web.draws_from(Path(__file__).parent)
    pace = Pace(*STRICT)
    web.on("/check", check_form, pace)
    web.on("/check/{number}", check_page, pace)
