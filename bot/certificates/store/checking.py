"""Answering whoever asks about a number: valid until when, or not at all."""

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session
from sqlmodel import col

from bot.certificates.models import Certificate
from bot.certificates.rules import numbers
from bot.certificates.store.validity import is_valid


def valid_until(session: Session, number: str, at: datetime) -> datetime | None:
    """Say until when the certificate of this number is valid; None says nothing about why not."""
    signs = numbers.meant(number)
    if signs is None:
        return None
    this = (col(Certificate.number) == signs, is_valid(at))
    return session.scalar(select(col(Certificate.valid_until)).where(*this))
