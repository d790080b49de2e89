"""The first version of an insurer's folder: what ten answers say, and all else explained and commented out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date

from checker.loading.facts import Fact
from checker.loading.insurers import CODES, Insurer, Library
from checker.loading.keys import CHAPTERS, Key
from checker.loading.problems import as_toml
from checker.loading.texts import FIELDS
from checker.standing import LIMITS, Grace
from faq.loading import Topics

SECTION = "本文"
_EXAMPLES: dict[str, object] = {
    "date": date(2027, 4, 1), "months": 3, "days": 14, "weeks": 2, "years": 5, "yen": 1000, "age": 75, "count": 3,
    "span-months": [1, 2], "span-weeks": [2, 3], "span-years": [2, 5], "phone": "000-000-0000",
    "text": "…", "flag": True, "list": ["…"],
}  # fmt: skip
_KINDS = {
    "date": "日付（2027-04-01 のように）", "months": "月数", "days": "日数", "weeks": "週数", "years": "年数",
    "yen": "金額（円）", "age": "年齢", "count": "数", "span-months": "何か月から何か月（[1, 2] のように）",
    "span-weeks": "何週間から何週間（[2, 3] のように）", "span-years": "何年から何年（[2, 5] のように）",
    "phone": "電話番号", "text": "言葉",
    "flag": "true（する）か false（しない）",
    "list": "言葉の並び",
    "grace": f"sure（確かな最後の日）と possible（使えるかもしれない最後の日）。それぞれ {'・'.join(LIMITS)} のどれか",
}  # fmt: skip
_KINDS_OF_TEXT = {
    "front": ("最初のページの三行", "三行とも、国の文のままでも動きます。"),
    "bring": ("受付で出すもの", "紙の色や、この保険での呼び名がちがうときに書きます。"),
    "todo": ("これからすること", "申し込み先、書類、日数、費用など、案内に書かれた項目だけを書きます。"),
    "warnings": ("注意", "この保険だけの注意があるときに書きます。"),
}
_HEAD = """# {about}
# 「#」で始まる行は説明です。使う行だけ、行の頭の「# 」を消して書きかえます。書かないものは、国の決まりになります。
"""


def files(insurer: str, answers: Mapping[str, str], number: int, library: Library, topics: Topics) -> dict[str, str]:
    """Return the files of a new folder by name. In: its slug, the ten answers, its number, what there is already."""
    made = {
        "insurer.toml": _identity(answers, number),
        "facts.toml": _facts(answers, library),
        "contacts.toml": _contacts(answers),
        **{f"{kind}.toml": _texts(kind, library) for kind in _KINDS_OF_TEXT},
        "faq/topics.txt": _topics(topics, library),
    }
    return {f"{insurer}/{name}": text for name, text in made.items()}


def _identity(answers: Mapping[str, str], number: int) -> str:
    return f"""# この保険は何か、もとになった資料はどれか。

# 電話で読み上げる番号のもとです。あとから変えないでください。
number = {number}
# 一覧での順番（小さいほど上）。書かなければ 500、同じなら、よみの順です。
# order = 500
name = {as_toml(answers["name"])}
kana = {as_toml(answers["kana"])}
kind = {as_toml(answers["kind"])}
who = {as_toml(answers["who"])}
# 資格確認書がピンク色なら、次の行の「# 」を消します。
# drawings = {{ eligibility-certificate = "eligibility-certificate-pink" }}

# もとになった資料。二つ以上あれば、[[documents]] からを繰り返します。
[[documents]]
title = {as_toml(answers["document"])}
short = {as_toml(answers["short"])}
date = {answers["date"]}
# 資料の見出し。左は、ほかのファイルの sections に書く名前、右は、ページに出る言い方です。見出しの数だけ足します。
[documents.sections]
{as_toml(SECTION)} = {as_toml(SECTION)}
"""


def _contacts(answers: Mapping[str, str]) -> str:
    return f"""# 窓口。出す順に、[[contact]] からを繰り返します。文の中では {{contact.hoken}} のように使えます。

[[contact]]
id = "hoken"
name = {as_toml(answers["desk"])}
phones = [{as_toml(answers["phone"])}]
# 何の窓口か。general（ふつう）、certificate（資格確認書）
purposes = ["general", "certificate"]
sections = [{as_toml(SECTION)}]
# 受付時間が資料にあるときだけ書きます。days は weekday, saturday, sunday, holiday, saturday-2-4, every-day
# hours = [{{ days = ["weekday"], opens = 08:30:00, closes = 17:15:00 }}]
# closed_new_year = false    … 年末年始も開いているとき
# fax = "000-000-0000"
# address = "〒000-0000 …"
# note = "…"
# from = 2027-04-01          … この日から
# until = 2028-03-31         … この日まで
"""


def _facts(answers: Mapping[str, str], library: Library) -> str:
    lines = [_HEAD.format(about="ことがら。案内に書かれている順です。"), *_rules_of_facts()]
    for chapter, title in CHAPTERS.items():
        keys = [key for key in library.keys.values() if key.chapter == chapter]
        keys.sort(key=lambda key: not key.required)  # what each result rests on comes first
        lines += ["", f"# ━━ {title} ━━"] if keys else []
        for key in keys:
            national = library.national.facts.get(key.name, ())
            own = answers.get(key.name)
            lines += ["", *_fact(key, national[-1] if national else None, own)]
    return "\n".join(lines) + "\n"


def _rules_of_facts() -> Iterator[str]:
    yield "# sections は、insurer.toml の見出しの名前です。出典のないことがらは書けません。"
    yield "# ある日から変わるときは、[[名前]] を二つ並べ、前に until、後に from を書きます（docs/editors.md）。"


def _fact(key: Key, national: Fact | None, own: str | None) -> Iterator[str]:
    yield from _comment(key.about)
    kind = f"次のどれか: {'・'.join(key.options)}" if key.options else _KINDS[key.kind]
    yield from _comment(f"  書き方: {kind}")
    if national:
        yield from _comment(f"  国の決まり: {as_toml(_plain(national.value))}　同じなら書きません。")
    else:
        yield "#   国の決まりはありません。案内にあるときだけ書きます。"
    value = _plain(national.value) if national else (key.options[0] if key.options else _EXAMPLES[key.kind])
    mark = "" if own else "# "
    yield f"{mark}[{key.name}]"
    yield f"{mark}value = {as_toml(own or value)}"
    yield f"{mark}sections = [{as_toml(SECTION)}]"


def _texts(kind: str, library: Library) -> str:
    title, about = _KINDS_OF_TEXT[kind]
    lines = [_HEAD.format(about=f"{title}。{about}"), "# 数字は書かずに、{grace_months} のような印で書きます。"]
    everybody = Insurer(library.national, library.national, library.language)
    for code in CODES[kind]:
        try:
            fields = everybody.wording(kind, code).fields
        except KeyError:
            fields = {}
        lines.append("")
        lines += [
            line for name, text in fields.items() if name != "topic" for line in _comment(f"国の文 {name}: {text}")
        ]
        lines += [f"# [{code}]", *(f'# {name} = "…"' for name in FIELDS[kind] if name != "topic")]
        lines.append(f"# sections = [{as_toml(SECTION)}]")
    return "\n".join(lines) + "\n"


def _topics(topics: Topics, library: Library) -> str:
    lines = [
        "よくある質問の話題です。案内に書かれている話題だけ、このフォルダに（話題）.md を作ります。",
        "作らない話題には、国の決まりの答えか、「加入している保険に確かめてください」が出ます。",
        "",
        "（話題）.md の書き方:",
        "",
        "+++",
        'short = "くらべるための短い答え"',
        'answer = "電話でそのまま読み上げる、一文か二文の答え。"',
        f'sections = ["{SECTION}"]',
        f"checked = {date(2027, 4, 1)}",
        "+++",
        "くわしい説明。数字は {grace_months} のような印で書きます。",
    ]
    for group, name in topics.groups.items():
        lines += ["", f"■ {name}"]
        lines += [f"  {topic.slug}.md　{topic.question}" for topic in topics.topics.values() if topic.group == group]
    return "\n".join(lines) + "\n"


def _plain(value: object) -> object:
    return asdict(value) if isinstance(value, Grace) else value


def _comment(text: str) -> list[str]:
    return [f"# {line}" for line in text.split("\n")]
