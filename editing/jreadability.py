"""jReadability: how easy Japanese is for learners. 0.5 to 1.5: upper advanced, … 4.5 to 5.5: upper elementary.

Lee and Hasebe, "Readability measurement of Japanese texts based on levelled corpora" (2020), formula as published. The
PyPI package needs UniDic, 250 MB, for the origin of each word; here SudachiPy's words do, and a short list of nouns
(easy-terms.toml), so figures differ a little from those of jreadability.net (docs/languages.md).
"""

from __future__ import annotations

from collections.abc import Iterable

from editing.easy import EasyText
from editing.plain import sentences, terms
from editing.tokens import KANJI, Token, tokens

LEAST = 3.5  # "lower intermediate" begins there; below it is "upper intermediate", too hard for these pages
ENOUGH = 50  # sentences, below which a mean says little
_NOUNS = {"名詞", "接尾辞", "接頭辞", "形状詞"}
_NO_ORIGIN = {"補助記号", "記号", "空白"}


def by_folder(texts: Iterable[EasyText]) -> dict[str, float]:
    """Return the score of each folder that has ENOUGH whole sentences: those that end with a full stop."""
    whole: dict[str, list[str]] = {}
    for text in texts:
        whole.setdefault(text.folder, []).extend(each for each in sentences(text.text) if each.endswith("。"))
    return {folder: jreadability(found) for folder, found in whole.items() if len(found) >= ENOUGH}


def jreadability(whole: Iterable[str]) -> float:
    """Return the score of some sentences, the greater the easier. ValueError if there are none."""
    said = [tokens(sentence.replace(" ", ""), fine=True) for sentence in whole]
    words = [token for sentence in said for token in sentence]
    if not words:
        raise ValueError("no sentences")

    def share(count: int) -> float:
        return 100 * count / len(words)

    return (
        11.724
        - 0.056 * len(words) / len(said)
        - 0.126 * share(sum(map(_chinese, words)))
        - 0.042 * share(sum(map(_japanese, words)))
        - 0.145 * share(sum(word.kind[0] == "動詞" and word.kind[1] != "非自立可能" for word in words))
        - 0.044 * share(sum(word.kind[0] == "助詞" for word in words))
    )


def _chinese(word: Token) -> bool:
    """Say whether a word is of Chinese origin, as nouns in kanji are but for a list."""
    return word.kanji and word.kind[0] in _NOUNS and not _name(word) and word.surface not in terms()["japanese_origin"]


def _japanese(word: Token) -> bool:
    """Say whether a word is of Japanese origin: neither Chinese, nor a name, nor katakana, nor a sign or a figure."""
    if word.kind[0] in _NO_ORIGIN or _name(word) or _chinese(word):
        return False
    return KANJI.search(word.surface) is not None or any("ぁ" <= character <= "ゖ" for character in word.surface)


def _name(word: Token) -> bool:
    return word.kind[1] == "固有名詞"
