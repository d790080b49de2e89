"""Queries that look like someone's number or address: they are refused before anything is done with them.

Sources: 番号法 §15, §20 (individual numbers), 健康保険法 §194条の2 (symbols and numbers of insurance cards).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection
from datetime import date

_JOINED = re.compile(r"(?<=\d)[\s\-‐‑–—−ー]+(?=\d)")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
_POSTCODE = re.compile(r"(?<![\d-])\d{3}\s*[-‐‑–—−ー]\s*\d{4}(?![\d-])")
_ADDRESS = re.compile(r"\d+\s*(?:丁目|番地)|[市区町村郡].{1,12}?\d+\s*[-‐‑–—−ー]\s*\d+")
_SYMBOL_AND_NUMBER = re.compile(r"(?:記号|被保険者番号|保険者番号|枝番)\D{0,4}\d{2,}|番号は?\D{0,3}\d{4,}")
_PHONE = re.compile(r"0\d{9,10}")
_NUMBERS = re.compile(r"\d+")


def refused(query: str, published: Collection[str] = ()) -> str | None:
    """Return why a query is not processed, or None where it may be.

    In: the query; the digits of published numbers, which may be asked about. Out: "email", "address", "phone",
    "my-number" or "insurer-number". Dates, ages and amounts are no such numbers.
    """
    text = unicodedata.normalize("NFKC", query)
    if _EMAIL.search(text):
        return "email"
    if _POSTCODE.search(text) or _ADDRESS.search(text):
        return "address"
    kinds = {_kind(digits) for digits in _NUMBERS.findall(_JOINED.sub("", text)) if digits not in published}
    for kind in ("my-number", "phone"):
        if kind in kinds:
            return kind
    return "insurer-number" if _SYMBOL_AND_NUMBER.search(text) or "insurer-number" in kinds else None


def _kind(digits: str) -> str | None:
    if _PHONE.fullmatch(digits):
        return "phone"
    if len(digits) >= 10:
        return "my-number"
    if len(digits) == 8 and _is_day(digits):
        return None
    return "insurer-number" if len(digits) in (6, 7, 8, 9) else None


def _is_day(digits: str) -> bool:
    try:
        return 1900 < date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year < 2100
    except ValueError:
        return False
