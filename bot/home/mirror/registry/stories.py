"""What is said of stories, and of what people did with them."""

from bot.home.mirror.entries import YOURS, Entry

STORY_ENDS = "Until the story ends."

STORIES: dict[str, Entry] = {
    "story": Entry(
        "Stories you had a part in",
        "What you suggested, wrote, decided or put in its place, and when.",
        "The digital team; once a story is out, everybody reads it, and your name if you agreed.",
        named=("decided_by", "asked_by", "changed_by"),
        words={
            "said": ("suggested_by",),
            "objection": ("suggested_by",),
            "decline_note": ("suggested_by", "decided_by"),
        },
    ),
    "share": Entry(
        "Stories you shared",
        "That you told Herald so, and when. Herald cannot see your accounts or your posts.",
        "You alone; everybody else sees numbers.",
    ),
    "dismissal": Entry(
        "Stories you put aside", "Which ones you don't want to see.", YOURS, STORY_ENDS
    ),
    "reminder": Entry(
        "Stories you want to hear of again", "Which ones, and when.", YOURS, STORY_ENDS
    ),
    "letter": Entry(
        "What you wrote to Herald and chose nothing for", "Your words.", YOURS, "A day."
    ),
}
