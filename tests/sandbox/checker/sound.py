"""Every block and element that Slack takes, at its limits, with the surface it stands on."""

from bot.sandbox.types import Json
from tests.sandbox.checker.build import (
    actions,
    auth,
    button,
    card,
    cell,
    chart,
    confirm,
    data_table,
    element,
    feedback,
    field,
    header,
    home,
    icon_button,
    image,
    modal,
    mrkdwn,
    option,
    options,
    plain,
    plan,
    rich,
    section,
    table,
    task,
    video,
    words,
    workflow_button,
)  # fmt: skip

GROUPS = [{"label": plain("x" * 75), "options": options(100)}] * 2
PLACEHOLDER = plain("x" * 150)
FILTER = {"include": ["im", "public"], "exclude_bot_users": True}
DISPATCH = {"trigger_actions_on": ["on_enter_pressed", "on_character_entered"]}
CONFIRM = confirm(title=plain("x" * 100), text=mrkdwn("x" * 300), confirm=plain("x" * 30))
LONG_WORDS = plain("x" * 2000)
MENUS: list[Json] = [
    element("static_select", options=options(100), initial_option=options(1)[0]),
    element("static_select", option_groups=GROUPS, placeholder=PLACEHOLDER, confirm=CONFIRM),
    element("multi_static_select", options=options(3), initial_options=options(2)),
    element("external_select", min_query_length=0, initial_option=option()),
    element("multi_external_select", max_selected_items=1, initial_options=[option()]),
    element("users_select", initial_user="U0ANA"),
    element("multi_users_select", initial_users=["U0ANA"]),
    element("channels_select", initial_channel="C0GEN"),
    element("multi_channels_select", initial_channels=["C0GEN"]),
    element("conversations_select", default_to_current_conversation=True, filter=FILTER),
    element("multi_conversations_select", initial_conversations=["C0GEN"], filter=FILTER),
    element("checkboxes", options=options(10), initial_options=options(2)),
    element("checkboxes", options=[option(text=mrkdwn(), description=mrkdwn("x" * 75))]),
    element("radio_buttons", options=options(10), initial_option=options(1)[0]),
    element("datepicker", initial_date="2026-11-20", placeholder=PLACEHOLDER),
    element("timepicker", initial_time="23:59", timezone="America/New_York"),
]
BUTTONS: list[Json] = [
    button(text=plain("x" * 75), value="x" * 2000, style="primary", confirm=CONFIRM),
    button(url="https://e.com/" + "x" * 2986, style="danger", accessibility_label="x" * 75),
    element("overflow", options=[*options(4), option(url="https://example.com")]),
]
TYPED: list[Json] = [
    element("plain_text_input", multiline=True, min_length=0, max_length=3000, initial_value=""),
    element("plain_text_input", dispatch_action_config=DISPATCH, focus_on_load=True),
    element("rich_text_input", min_lines=1, max_lines=100),
]
MODAL_ONLY: list[Json] = [
    element("email_text_input", initial_value="a@example.com", placeholder=PLACEHOLDER),
    element("url_text_input", initial_value="https://example.com"),
    element("number_input", is_decimal_allowed=True, min_value="-1.5", max_value="2"),
    element("file_input", filetypes=["pdf"], max_files=10),
    element("conversations_select", response_url_enabled=True),
]
EVERYWHERE: list[Json] = [
    {"type": "divider"},
    {"type": "divider", "block_id": "x" * 255},
    header(plain("x" * 150), level=4),
    header(),
    section(text=mrkdwn("x" * 3000, verbatim=True), expand=True),
    section(text=plain("x", emoji=False), fields=[mrkdwn("x" * 2000)] * 10),
    section(fields=[plain()]),
    section(accessory=image()),
    actions(*[button(action_id=str(number)) for number in range(25)]),
    {"type": "context", "elements": [mrkdwn(), plain(), image(), *[mrkdwn()] * 7]},
    image(title=plain("x" * 2000), alt_text="x" * 2000),
    {"type": "image", "alt_text": "A pool", "slack_file": {"id": "F0POOL001"}},
    rich(
        words(), {"type": "text", "text": "bold", "style": {"bold": True, "code": True}},
        {"type": "link", "url": "https://example.com", "text": "here"},
        {"type": "emoji", "name": "tada"}, {"type": "user", "user_id": "U0ANA"},
        {"type": "usergroup", "usergroup_id": "S1"}, {"type": "channel", "channel_id": "C0GEN"},
        {"type": "broadcast", "range": "here"}, {"type": "color", "value": "#ff0000"},
        {"type": "date", "timestamp": 1800000000, "format": "{date}", "fallback": "soon"},
    ),
    rich(
        {"type": "citation", "url": "https://example.com", "text": "x", "index": 1},
        {"type": "canvas", "file_id": "F0POOL001"}, {"type": "team", "team_id": "T0TOWN"},
        {"type": "canvas_user_mention", "user_id": "U0ANA"},
        {"type": "canvas_message_unfurl", "root_message_ts": "1.2", "root_message_channel": "C0"},
        {"type": "message_mention", "channel_id": "C0GEN", "message_ts": "1.2"},
        {"type": "list_record", "file_id": "F0POOL001", "record_id": "Rec1"},
        {"type": "tag", "text": "new"}, {"type": "file", "file_id": "F0POOL001"},
        {"type": "workflow_mention", "workflow_id": "Wf1"},
    ),
    auth(auth_url="https://example.com/in", is_connected=False, fallback=[section()],
         accessory=element("overflow", options=options(1)), description="x" * 150),
    {"type": "rich_text", "elements": [
        {"type": "rich_text_list", "style": "bullet", "indent": 8,
         "elements": [{"type": "rich_text_section", "elements": [words()]}]},
        {"type": "rich_text_preformatted", "elements": [words()], "border": 1},
        {"type": "rich_text_quote", "elements": [words()]},
    ]},
    video(author_name="x" * 49, description=plain("x" * 199), provider_name="x" * 49),
    card(subtitle=mrkdwn("x" * 150), body=mrkdwn("x" * 200), subtext=plain("x" * 200),
         hero_image=image(), icon=image(), actions=[button(action_id=n) for n in "abc"]),
    card(slack_icon={"type": "icon", "name": "rocket"}),
    *[section(accessory=each) for each in MENUS],
    *[actions(each) for each in [*MENUS, *BUTTONS]],
    *[field(each, label=LONG_WORDS, hint=LONG_WORDS, optional=True) for each in MENUS],
]  # fmt: skip
LARGE: list[Json] = [
    {"type": "carousel", "elements": [card()] * 10},
    {"type": "container", "title": plain("x" * 150), "subtitle": plain("x" * 150),
     "child_blocks": [section(), {"type": "divider"}, actions(button())], "width": "full",
     "is_collapsible": True, "default_collapsed": False},
    {"type": "container", "rich_text_title": rich(words()), "child_blocks": [table(1, 1)]},
    table(100, 20, column_settings=[{"align": "right", "is_wrapped": True}] * 20),
    {"type": "table", "rows": [[rich(words())]]},
    data_table(201, 20, page_size=100),
    data_table() | {"rows": [[cell()], [{"type": "raw_number", "value": 1.5, "text": "1.5"}]]},
    chart(segments=[{"label": "x" * 20, "value": 0.5}] * 12),
    *[chart(kind) for kind in ("bar", "line", "area")],
    chart("bar", axis_config={"categories": ["A"], "x_label": "x" * 50, "y_label": "y" * 50}),
]  # fmt: skip
MESSAGE_ONLY: list[Json] = [
    {"type": "markdown", "text": "x" * 12_000},
    {"type": "context_actions", "elements": [feedback()]},
    {"type": "context_actions", "elements": [icon_button(value="x" * 2000)]},
    {"type": "file", "external_id": "F1", "source": "remote"},
    task(),
    plan(task(status="pending"), task(task_id="u")),
    task(status="complete", details=rich(words()), output=rich(words()),
         sources=[{"type": "url", "url": "https://example.com", "text": "x"}], hide_title=True),
    actions(workflow_button(style="primary")),
    section(accessory=workflow_button()),
]  # fmt: skip
PICKER = element("datetimepicker", initial_date_time=1_800_000_000)
SOUND: list[tuple[str, Json]] = [
    *[(surface, block) for surface in ("message", "modal", "home") for block in EVERYWHERE],
    *[(surface, block) for surface in ("message", "home") for block in LARGE],
    *[("message", block) for block in MESSAGE_ONLY],
    *[("modal", field(each)) for each in [*TYPED, *MODAL_ONLY, PICKER]],
    *[("home", field(each)) for each in TYPED],
    *[("message", field(each)) for each in [*TYPED[:2], PICKER]],
    ("message", actions(PICKER)),
    *[
        ("modal", {"type": "alert", "text": plain("x" * 200), "level": level})
        for level in ("default", "info", "warning", "error", "success")
    ],
]
VIEWS: list[tuple[str, Json]] = [
    ("modal", modal(
        field(TYPED[0]), close=plain("x" * 24), private_metadata="x" * 3000,
        callback_id="x" * 255, external_id="x" * 255, notify_on_close=True, clear_on_close=False,
    )),
    ("modal", modal(section(), submit=None, external_id=None)),
    ("modal", modal()),
    ("home", home(section(), callback_id="home", private_metadata="")),
    ("home", home()),
]  # fmt: skip
