"""Broken menus, boxes and what they offer."""

from functools import partial

from tests.sandbox.checker.build import (
    element,
    mrkdwn,
    option,
    options,
    plain,
    without,
)  # fmt: skip
from tests.sandbox.checker.row import (
    ACCESSORY,
    ARRAY,
    BOOLEAN,
    CHOICE,
    EITHER,
    EXTRA,
    LEAST,
    MANY,
    MISSING,
    OBJECT,
    OFFERED,
    ONLY_ONE,
    PLAIN,
    STRING,
    broken,
    over,
    page,
    under,
)  # fmt: skip

GROUP = {"label": plain(), "options": [option()]}
static, several = partial(element, "static_select"), partial(element, "multi_static_select")
menu = partial(element, "static_select", options=[option()])


def grouped(count, **fields):
    return static(option_groups=[GROUP | fields] * count)


def scoped(**fields):
    return element("conversations_select", filter=fields)


ROWS = [
    *page(
        "block-kit/block-elements/select-menu-element", ACCESSORY,
        broken("nothing to choose", static(), EITHER("options", "option_groups")),
        under("options", 1, lambda n: static(options=options(n)), "/options"),
        over("options", 100, lambda n: static(options=options(n)), "/options", MANY),
        broken("options and groups", menu(option_groups=[GROUP]),
               ONLY_ONE("options", "option_groups")),
        under("option_groups", 1, grouped, "/option_groups"),
        over("option_groups", 100, grouped, "/option_groups", MANY),
        broken("an initial_option that is not offered", menu(initial_option=option("b")), OFFERED,
               "/initial_option", menu(initial_option=option())),
        broken("an initial_option with other words", menu(initial_option=option(words="B")),
               OFFERED, "/initial_option"),
        broken("an initial_option with a description of its own",
               menu(initial_option=option(description=plain())), OFFERED, "/initial_option",
               static(options=[option(description=plain())],
                      initial_option=option(description=plain()))),
        broken("an initial_option in no group", grouped(1) | {"initial_option": option("b")},
               OFFERED, "/initial_option", grouped(1) | {"initial_option": option()}),
        broken("an initial_option of nothing", menu(initial_option=None), OBJECT,
               "/initial_option"),
        over("placeholder", 150, lambda n: menu(placeholder=plain("x" * n)), "/placeholder/text"),
        broken("focus_on_load in words", menu(focus_on_load="yes"), BOOLEAN, "/focus_on_load"),
        under("min_query_length", 0, lambda n: element("external_select", min_query_length=n),
              "/min_query_length", LEAST),
        broken("options from outside and inside", element("external_select", options=[option()]),
               EXTRA("options")),
        broken("an initial_user that is a number", element("users_select", initial_user=7), STRING,
               "/initial_user"),
        broken("several initial users", element("users_select", initial_users=["U0ANA"]),
               EXTRA("initial_users")),
        broken("a default conversation of users",
               element("users_select", default_to_current_conversation=True),
               EXTRA("default_to_current_conversation")),
    ),
    *page(
        "block-kit/block-elements/multi-select-menu-element", ACCESSORY,
        broken("an initial option that is not offered",
               several(options=[option()], initial_options=[option("b")]), OFFERED,
               "/initial_options/0", several(options=[option()], initial_options=[option()])),
        under("max_selected_items", 1,
              lambda n: several(options=[option()], max_selected_items=n), "/max_selected_items",
              LEAST),
        broken("one initial_option", several(options=[option()], initial_option=option()),
               EXTRA("initial_option")),
        broken("users that are no list", element("multi_users_select", initial_users="U0ANA"),
               ARRAY, "/initial_users"),
        broken("an address to answer to",
               element("multi_conversations_select", response_url_enabled=True),
               EXTRA("response_url_enabled")),
    ),
    *page(
        "block-kit/composition-objects/option-object", ACCESSORY,
        over("text", 75, lambda n: static(options=[option(words="x" * n)]), "/options/0/text/text"),
        over("value", 150, lambda n: static(options=[option(value="x" * n)]), "/options/0/value"),
        over("description", 75, lambda n: static(options=[option(description=plain("x" * n))]),
             "/options/0/description/text"),
        broken("a url outside an overflow", static(options=[option(url="https://e.com")]),
               EXTRA("url"), "/options/0", element("overflow", options=[option(url="https://e")])),
        broken("marked-up text in a menu", static(options=[option(text=mrkdwn())]), PLAIN,
               "/options/0/text/type", element("checkboxes", options=[option(text=mrkdwn())])),
        broken("no value", static(options=[without(option(), "value")]), MISSING("value"),
               "/options/0"),
        broken("no text", static(options=[without(option(), "text")]), MISSING("text"),
               "/options/0"),
        broken("a word", static(options=["a"]), OBJECT, "/options/0"),
    ),
    *page(
        "block-kit/composition-objects/option-group-object", ACCESSORY,
        over("options", 100, lambda n: grouped(1, options=options(n)), "/option_groups/0/options",
             MANY),
        under("options", 1, lambda n: grouped(1, options=options(n)), "/option_groups/0/options"),
        over("label", 75, lambda n: grouped(1, label=plain("x" * n)),
             "/option_groups/0/label/text"),
        broken("a marked-up label", grouped(1, label=mrkdwn()), PLAIN,
               "/option_groups/0/label/type"),
    ),
    *page(
        "block-kit/composition-objects/conversation-filter-object", ACCESSORY,
        broken("nothing", scoped(),
               EITHER("include", "exclude_external_shared_channels", "exclude_bot_users"),
               "/filter", scoped(exclude_bot_users=True)),
        broken("a kind nobody knows", scoped(include=["moon"]), CHOICE, "/filter/include/0"),
        under("include", 1, lambda n: scoped(include=["im"] * n), "/filter/include"),
        broken("another field", scoped(include=["im"], only="mine"), EXTRA("only"), "/filter"),
    ),
    *page(
        "block-kit/block-elements/overflow-menu-element", ACCESSORY,
        under("options", 1, lambda n: element("overflow", options=options(n)), "/options"),
        over("options", 5, lambda n: element("overflow", options=options(n)), "/options", MANY),
        over("an option's url", 3000, lambda n: element("overflow", options=[
            option(url="https://e.com/".ljust(n, "x"))]), "/options/0/url"),
    ),
    *page(
        "block-kit/block-elements/checkboxes-element", ACCESSORY,
        under("options", 1, lambda n: element("checkboxes", options=options(n)), "/options"),
        over("options", 10, lambda n: element("checkboxes", options=options(n)), "/options", MANY),
        broken("an initial option that is not offered",
               element("checkboxes", options=[option()], initial_options=[option("b")]), OFFERED,
               "/initial_options/0"),
    ),
    *page(
        "block-kit/block-elements/radio-button-group-element", ACCESSORY,
        over("options", 10, lambda n: element("radio_buttons", options=options(n)), "/options",
             MANY),
        broken("an initial_option that is not offered",
               element("radio_buttons", options=[option()], initial_option=option("b")), OFFERED,
               "/initial_option"),
        over("description", 75, lambda n: element("radio_buttons", options=[
            option(description=mrkdwn("x" * n))]), "/options/0/description/text"),
    ),
]  # fmt: skip
