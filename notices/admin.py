"""The staff's pages: notices to post, counts to look at."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from checker import clock
from notices import charts
from notices.models import LEAST_SHOWN, MissedSearch, Notice, UsefulCount

if TYPE_CHECKING:
    NoticeBase = admin.ModelAdmin[Notice]
    CountBase = admin.ModelAdmin[Any]
else:
    NoticeBase = CountBase = admin.ModelAdmin

admin.site.site_header = admin.site.site_title = "保険証きりかえチェック 管理"
admin.site.index_title = "お知らせと集計"


@admin.register(Notice)
class NoticeAdmin(NoticeBase):
    """Notices: those that run now are marked."""

    list_display = ("title", "insurer", "starts", "ends", "result_offline", "runs_now")
    list_filter = ("insurer", "result_offline")
    fields = ("insurer", "title", "body", "starts", "ends", "result_offline")

    @admin.display(description="いま出ている", boolean=True)
    def runs_now(self, notice: Notice) -> bool:
        """Say whether the notice is on the pages now."""
        now = clock.now()
        return notice.starts <= now and (notice.ends is None or now < notice.ends)


class _Counts(CountBase):
    """Counts are looked at as a chart, and never changed by hand."""

    read: Callable[..., tuple[list[charts.Bar], list[charts.Row]]]
    heads: tuple[str, ...] = ()
    remark = ""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def changelist_view(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Show the chart."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        bars, rows = type(self).read(clock.today())
        context = {
            **self.admin_site.each_context(request),
            "title": self.opts.verbose_name,
            "opts": self.opts,
            "bars": bars,
            "rows": rows,
            "heads": self.heads,
            "remark": self.remark,
            "least": LEAST_SHOWN,
        }
        return TemplateResponse(request, "notices/admin_chart.html", context)

    def get_urls(self) -> list[Any]:
        """Leave no page of a single row: rows with small numbers are not shown to anybody."""
        return [url for url in super().get_urls() if (url.name or "").endswith("_changelist")]


@admin.register(UsefulCount)
class UsefulCountAdmin(_Counts):
    """Was this answer useful?"""

    read = staticmethod(charts.useful)
    heads = ("答え", "はい", "いいえ")
    remark = "「はい」の割合が少ない答えから並べています。"


@admin.register(MissedSearch)
class MissedSearchAdmin(_Counts):
    """Searches without a hit."""

    read = staticmethod(charts.missed)
    heads = ("言葉", "回数")
    remark = "多い順です。検索の言葉は leaflets/national/search/ に足せます。"
