"""Lets pytest explain what is wrong in the line's own assertions."""

import pytest

pytest.register_assert_rewrite("tests.line.story")
