"""What the ambassadors' user group should hold, by rule."""

import pytest

from bot.certificates.rules.group import Change, compare


@pytest.mark.parametrize(
    ("listed", "wanted", "ours", "gone", "change"),
    [
        (["a"], ["a"], [], [], Change(("a",), (), (), ())),
        (["a"], ["b"], [], [], Change(("a", "b"), ("b",), (), ())),
        (["a", "b"], [], ["b"], [], Change(("a",), (), ("b",), ())),
        (["b"], [], ["b"], [], Change((), (), ("b",), ())),
        (["a", "b"], ["c"], [], ["a"], Change(("b", "c"), ("c",), (), ())),
        ([], [], ["b"], [], Change((), (), (), ("b",))),
        ([], ["b"], ["b"], [], Change(("b",), ("b",), (), ())),
    ],
)
def test_what_a_list_should_hold(listed, wanted, ours, gone, change):
    assert compare(listed, wanted=wanted, ours=ours, gone=gone) == change
