"""A form with every input of Block Kit, and what Slack sends when it was filled in."""

from bot.sandbox.types import Json
from tests.sandbox.checker.build import element, field, option, plain

LANES = [option(str(number), f"Lane {number}") for number in range(1, 13)]
WEATHER = [
    option("sun", "Sunny", description=plain("Bring a hat")),
    option("rain", "Rainy", description=plain("Bring a coat")),
]
PARK = option("park", "The park")
GROUPS = [
    {"label": plain("Indoors"), "options": [option("hall", "The hall")]},
    {"label": plain("Outdoors"), "options": [PARK]},
]
STORIES = [option("s1", "The pool reopens"), option("s2", "Street lights")]
INPUTS = {
    "Headline": element("plain_text_input", max_length=80, focus_on_load=True),
    "Words": element("plain_text_input", multiline=True),
    "Body": element("rich_text_input"),
    "Mail": element("email_text_input"),
    "Page": element("url_text_input"),
    "Visitors": element("number_input", is_decimal_allowed=False),
    "Lane": element("static_select", options=LANES),
    "Venue": element("static_select", option_groups=GROUPS),
    "Story": element("external_select", min_query_length=2),
    "Speaker": element("users_select"),
    "Room": element("conversations_select", filter={"include": ["private"]}),
    "Channel": element("channels_select"),
    "Lanes": element("multi_static_select", options=LANES, max_selected_items=2),
    "Stories": element("multi_external_select", min_query_length=0),
    "Helpers": element("multi_users_select"),
    "Rooms": element("multi_conversations_select"),
    "Channels": element("multi_channels_select"),
    "Weather": element("radio_buttons", options=WEATHER),
    "Gear": element("checkboxes", options=WEATHER),
    "Day": element("datepicker"),
    "Time": element("timepicker"),
    "Moment": element("datetimepicker"),
}
FORM: Json = {
    "type": "modal",
    "callback_id": "everything",
    "title": plain("Everything"),
    "submit": plain("Send"),
    "blocks": [
        field(inner | {"action_id": "value"}, block_id=label.lower(), label=plain(label))
        for label, inner in INPUTS.items()
    ],
}
BODY = {
    "type": "rich_text",
    "elements": [
        {
            "type": "rich_text_section",
            "elements": [
                {"type": "text", "text": "Come "},
                {"type": "text", "text": "all", "style": {"bold": True}},
            ],
        }
    ],
}
SENT: Json = {
    "headline": {"type": "plain_text_input", "value": "The pool is back"},
    "words": {"type": "plain_text_input", "value": "Friday\nat ten"},
    "body": {"type": "rich_text_input", "rich_text_value": BODY},
    "mail": {"type": "email_text_input", "value": "ana@example.gov"},
    "page": {"type": "url_text_input", "value": "https://example.gov/pool"},
    "visitors": {"type": "number_input", "value": "40"},
    "lane": {"type": "static_select", "selected_option": LANES[6]},
    "venue": {"type": "static_select", "selected_option": PARK},
    "story": {"type": "external_select", "selected_option": STORIES[1]},
    "speaker": {"type": "users_select", "selected_user": "U0BEN"},
    "room": {"type": "conversations_select", "selected_conversation": "C0SEC"},
    "channel": {"type": "channels_select", "selected_channel": "C0GEN"},
    "lanes": {"type": "multi_static_select", "selected_options": [LANES[1], LANES[4]]},
    "stories": {"type": "multi_external_select", "selected_options": [STORIES[0]]},
    "helpers": {"type": "multi_users_select", "selected_users": ["U0CLO", "U0BEN"]},
    "rooms": {"type": "multi_conversations_select", "selected_conversations": ["C0SEC"]},
    "channels": {"type": "multi_channels_select", "selected_channels": ["C0OUT"]},
    "weather": {"type": "radio_buttons", "selected_option": WEATHER[1]},
    "gear": {"type": "checkboxes", "selected_options": [WEATHER[0]]},
    "day": {"type": "datepicker", "selected_date": "2026-12-01"},
    "time": {"type": "timepicker", "selected_time": "09:30"},
    "moment": {"type": "datetimepicker", "selected_date_time": 1796135400},
}
STATE = {name: {"value": entry} for name, entry in SENT.items()}
TYPED = {
    "Headline": "The pool is back",
    "Words": "Friday\nat ten",
    "Mail": "ana@example.gov",
    "Page": "https://example.gov/pool",
    "Visitors": "40",
    "Day": "2026-12-01",
    "Time": "09:30",
    "Moment": "2026-12-01T09:30",
}
FOUND = [
    ("Lane", "Lane 7", ["Lane 7"]),
    ("Venue", "park", ["The park"]),
    ("Story", "lig", ["Street lights"]),
    ("Speaker", "ben", ["Ben Okafor"]),
    ("Room", "", ["#secret"]),
    ("Channel", "gen", ["#general"]),
    ("Lanes", "lane", ["Lane 2", "Lane 5"]),
    ("Stories", "", ["The pool reopens"]),
    ("Helpers", "", ["Cleo Park", "Ben Okafor"]),
    ("Rooms", "sec", ["#secret"]),
    ("Channels", "out", ["#outside"]),
]
