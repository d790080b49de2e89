"""`{% url %}`, remembered: a page has dozens of addresses, and Django looks each up anew in all patterns."""

from __future__ import annotations

from functools import lru_cache

from django.conf import settings
from django.template import Context, Library
from django.template.base import Parser, Token
from django.template.defaulttags import URLNode
from django.template.defaulttags import url as django_url
from django.urls import NoReverseMatch, reverse
from django.utils.html import conditional_escape
from django.utils.translation import get_language

MOST_ADDRESSES = 4096
register = Library()


class AddressNode(URLNode):
    """Django's `{% url %}`; what it found once for the same name, arguments and language is not looked up again."""

    def render(self, context: Context) -> str:
        """Return the address, or keep it under the name after `as`."""
        request = getattr(context, "request", None)
        if request is None:
            return super().render(context)
        names = tuple(argument.resolve(context) for argument in self.args)
        named = tuple((name, value.resolve(context)) for name, value in self.kwargs.items())
        app = getattr(request, "current_app", None) or getattr(request.resolver_match, "namespace", None)
        patterns = getattr(request, "urlconf", None) or settings.ROOT_URLCONF
        prefix = request.META.get("SCRIPT_NAME", "")
        try:
            url = _address(self.view_name.resolve(context), names, named, app, patterns, prefix, get_language())
        except (NoReverseMatch, TypeError):  # nothing there, or an argument that cannot be remembered
            return super().render(context)
        if self.asvar:
            context[self.asvar] = url
            return ""
        return conditional_escape(url) if context.autoescape else url


@lru_cache(maxsize=MOST_ADDRESSES)
def _address(
    view: str,
    names: tuple[object, ...],
    named: tuple[tuple[str, object], ...],
    app: str | None,
    patterns: str | None,
    prefix: str,
    language: str,
) -> str:
    """Return an address. Prefix and language are what `reverse` takes from the request by itself."""
    return reverse(view, patterns, args=names, kwargs=dict(named), current_app=app)


@register.tag
def url(parser: Parser, token: Token) -> AddressNode:
    """Return an address: `{% url 'faq:answer' insurer.slug topic.slug %}`, with `as name` to keep it."""
    node = django_url(parser, token)
    return AddressNode(node.view_name, node.args, node.kwargs, node.asvar)
