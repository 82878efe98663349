"""The number of a certificate: eight signs that nobody can guess and everybody can copy.

Forty bits from `secrets`: among ten thousand certificates, a guess hits one in a hundred million
times. Crockford's signs leave out what looks alike (crockford.com/base32.html), and what somebody
types instead is read as what was meant.
"""

import secrets

SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})


def new() -> str:
    """Make a number."""
    return "".join(secrets.choice(SIGNS) for _ in range(LENGTH))


def shown(number: str) -> str:
    """Write a number as it is printed, such as 7K2M-91QX."""
    return f"{number[:4]}-{number[4:]}"


def meant(typed: str) -> str | None:
    """Read a number as somebody typed it, or None if it can be none."""
    signs = "".join(sign for sign in typed.upper() if sign.isalnum()).translate(ALIKE)
    is_one = len(signs) == LENGTH and set(signs) <= set(SIGNS)
    return signs if is_one else None
