"""Keeps what visitors answered out of the logs: no line carries a query string."""

from __future__ import annotations

import logging
import re

_QUERY = re.compile(r"\?[^\s\"']*")


class WithoutQuery(logging.Filter):
    """Cuts the query string off every address in a log line, arguments and exception text included."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Rewrite the record; let all records pass."""
        record.msg, record.args = _QUERY.sub("", record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = _QUERY.sub("", record.exc_text)
        return True
