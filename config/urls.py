"""All addresses of the site."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path(f"{settings.ADMIN_PATH}/", admin.site.urls),
    path("", include("desk.urls")),
    path("", include("sheet.urls")),
    *i18n_patterns(
        path("", include("notices.urls")),
        path("", include("info.urls")),
        path("", include("faq.urls")),
        path("", include("checker.urls")),
        prefix_default_language=False,
    ),
]
handler400 = "config.errors.bad_request"
handler403 = "config.errors.forbidden"
handler404 = "config.errors.not_found"
handler500 = "config.errors.server_error"
