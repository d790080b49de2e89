"""Log lines as JSON, one a line, without what visitors answered and without whole IP addresses.

Used by Django (config/settings.py) and by gunicorn (config/gunicorn.conf.py). Nothing here needs Django.
"""

from __future__ import annotations

import json
import logging
import re
from datetime import UTC, datetime
from ipaddress import ip_address, ip_network
from typing import Any

LONGEST = 2000  # characters of a message: nobody fills the disk with long addresses
_QUERY = re.compile(r"\?[^\s\"']*")
_OWN = ("0.0.0.0", "127.0.0.1", "::", "::1")  # noqa: S104  this machine: nobody's address
_IPV4 = re.compile(r"(?<![\d.])(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}(?![\d.])")
_IPV6 = re.compile(r"(?<![\w:.])(?=[0-9a-fA-F:]*:[0-9a-fA-F]*:)[0-9a-fA-F:]{3,39}(?:\.[\d.]+)?(?![\w:])")


def network(text: str) -> str:
    """Return the network of an IP address, never the whole address: /24, or /48 of IPv6; "" for anything else."""
    try:
        address = ip_address(text)
    except ValueError:
        return ""
    address = getattr(address, "ipv4_mapped", None) or address
    return str(ip_network((address, 24 if address.version == 4 else 48), strict=False).network_address)


def scrubbed(text: str) -> str:
    """Return a text without query strings, and with IP addresses cut to their network."""
    text = _IPV4.sub(lambda found: found[0] if found[0] in _OWN else f"{found[1]}.0", _QUERY.sub("", text))
    return _IPV6.sub(lambda found: found[0] if found[0] in _OWN else network(found[0]) or found[0], text)


class JsonLines(logging.Formatter):
    """Writes each record as one line of JSON: time, level, logger, message, and the exception if there is one."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line. Line breaks are escaped, so that no text can pretend to be a line of its own."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "process": record.process,
            "message": scrubbed(record.getMessage()[:LONGEST]),
        }
        if record.exc_info and record.exc_info[0]:
            line["exception"] = scrubbed(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)


def configuration() -> dict[str, Any]:
    """Return the logging of the whole process for dictConfig: everything to standard error, as JSON."""
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"json": {"()": "config.logs.JsonLines"}},
        "handlers": {
            "console": {"class": "logging.StreamHandler", "formatter": "json"},
            "nowhere": {"class": "logging.NullHandler"},
        },
        "root": {"handlers": ["console"], "level": "INFO"},
        "loggers": {
            "django": {"handlers": [], "propagate": True},
            # Addresses that do not exist and hosts that are not ours are noise of bots; METRICS_PORT counts them.
            "django.request": {"level": "ERROR"},
            "django.security.DisallowedHost": {"handlers": ["nowhere"], "propagate": False},
            "gunicorn.error": {"level": "INFO", "handlers": [], "propagate": True},
            "gunicorn.access": {"handlers": ["nowhere"], "propagate": False},
        },
    }
