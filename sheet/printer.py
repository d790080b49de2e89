"""Makes a PDF from a page on stdin, in a process of its own: `python printer.py < page.html > sheet.pdf`.

It takes the largest letters with which the sheet keeps to its two sides. Nothing is fetched, from nowhere.
Exit code 3: too long even in the smallest letters. Run by sheet/pdf.py; knows nothing of Django.
"""

from __future__ import annotations

import os
import re
import sys

SMALLEST, TOO_LONG = 4, 3
BACK = "sheet-back"
_SIZE = re.compile(r'(sheet__side sheet__side--)(\d)(" id="sheet-(?:front|back)")')


def main() -> int:
    """Read a page, write a PDF."""
    import weasyprint

    page = sys.stdin.buffer.read().decode()
    sizes = [int(found[2]) for found in _SIZE.finditer(page)]
    while max(sizes) <= SMALLEST:
        made = weasyprint.HTML(string=_sized(page, sizes), url_fetcher=_nothing).render()
        front = next(number for number, side in enumerate(made.pages) if BACK in side.anchors)
        if len(made.pages) == 2:
            sys.stdout.buffer.write(made.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True))
            return 0
        sizes = [sizes[0] + (front > 1), sizes[1] + (len(made.pages) - front > 1)]
    return TOO_LONG


def _sized(page: str, sizes: list[int]) -> str:
    left = iter(sizes)
    return _SIZE.sub(lambda found: f"{found[1]}{next(left)}{found[3]}", page)


def _nothing(url: str, *_: object, **__: object) -> dict[str, object]:
    raise ValueError(f"A leaflet needs nothing from elsewhere: {url}")


def _limit() -> None:
    import resource

    os.nice(10)  # visitors come first
    resource.setrlimit(resource.RLIMIT_AS, (1 << 30, 1 << 30))
    resource.setrlimit(resource.RLIMIT_CPU, (20, 20))


if __name__ == "__main__":
    _limit()
    sys.exit(main())
