"""Where people share: each network, and what it is called."""

from enum import StrEnum


class Network(StrEnum):
    """Where people share."""

    X = "x"
    BLUESKY = "bluesky"
    THREADS = "threads"
    WHATSAPP = "whatsapp"
    FACEBOOK = "facebook"
    LINKEDIN = "linkedin"
    NEXTDOOR = "nextdoor"
    INSTAGRAM = "instagram"


LABELS = {
    Network.X: "X",
    Network.BLUESKY: "Bluesky",
    Network.THREADS: "Threads",
    Network.WHATSAPP: "WhatsApp",
    Network.FACEBOOK: "Facebook",
    Network.LINKEDIN: "LinkedIn",
    Network.NEXTDOOR: "Nextdoor",
    Network.INSTAGRAM: "Instagram",
}
