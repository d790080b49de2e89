"""What the tests of safety share with those of notices: ways to post and to log in."""

from tests.notices.conftest import empty_cache, post, staff  # noqa: F401
