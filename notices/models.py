"""The tables. None has a column for a person, an address or a device."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from checker.library import library

EVERYONE = ""
LEAST_SHOWN = 5  # counts below this are not shown to anybody


def insurer_choices() -> list[tuple[str, str]]:
    """Return the scopes of a notice: the whole site, then each insurer by its slug."""
    return [(EVERYONE, "サイト全体"), *((insurer.slug, insurer.name) for insurer in library().insurers.values())]


class Notice(models.Model):
    """An urgent notice, on every page of the site or of one insurer while it runs."""

    insurer = models.CharField("出すところ", max_length=60, blank=True, default=EVERYONE, choices=insurer_choices)
    title = models.CharField("見出し", max_length=60, help_text="一目でわかる短い言葉で。")
    body = models.TextField(
        "本文",
        max_length=600,
        blank=True,
        help_text="書いたとおりに出ます。改行も残ります。個人の名前や番号は書きません。",
    )
    starts = models.DateTimeField("いつから", default=timezone.now)
    ends = models.DateTimeField("いつまで", null=True, blank=True, help_text="空なら、自分で終わらせるまで出ます。")
    result_offline = models.BooleanField(
        "結果を止める",
        default=False,
        help_text="この保険の結果を出さず、かわりに電話番号と受付時間を出します。結果に誤りが見つかったときに使います。",
    )
    changed = models.DateTimeField("変えた日時", auto_now=True)

    class Meta:
        verbose_name = verbose_name_plural = "緊急のお知らせ"
        ordering = ("-starts", "-id")

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Refuse an end before the start, and a stopped result without an insurer."""
        if self.ends and self.starts and self.ends <= self.starts:
            raise ValidationError({"ends": "「いつから」より後にしてください。"})
        if self.result_offline and not self.insurer:
            raise ValidationError({"result_offline": "結果を止めるときは、保険を一つ選んでください。"})


class UsefulCount(models.Model):
    """How many said on a day that an answer was useful, or was not."""

    day = models.DateField("日")
    insurer = models.CharField("保険", max_length=60)
    topic = models.CharField("質問", max_length=80)
    yes = models.PositiveIntegerField("役に立った", default=0)
    no = models.PositiveIntegerField("役に立たなかった", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "「役に立ちましたか」の集計"
        constraints = (models.UniqueConstraint(fields=("day", "insurer", "topic"), name="one_row_a_day_and_answer"),)

    def __str__(self) -> str:
        return f"{self.day} {self.insurer}/{self.topic}"


class MissedSearch(models.Model):
    """Words that were searched for without a hit.

    `key` is a keyed hash. The words themselves are written down only when LEAST_SHOWN searches have used them.
    """

    key = models.CharField(max_length=32, unique=True)
    words = models.CharField("言葉", max_length=60, blank=True, default="")
    total = models.PositiveIntegerField("回数", default=0)
    last_day = models.DateField("最後の日")

    class Meta:
        verbose_name = verbose_name_plural = "見つからなかった言葉の集計"

    def __str__(self) -> str:
        return self.words or "（まだ5回になっていません）"


class MissedSearchDay(models.Model):
    """How often words were searched for without a hit on a day."""

    search = models.ForeignKey(MissedSearch, on_delete=models.CASCADE, related_name="days")
    day = models.DateField("日")
    count = models.PositiveIntegerField("回数", default=0)

    class Meta:
        verbose_name = verbose_name_plural = "見つからなかった言葉（日ごと）"
        constraints = (models.UniqueConstraint(fields=("search", "day"), name="one_row_a_day_and_search"),)

    def __str__(self) -> str:
        return f"{self.day} {self.search_id}"
