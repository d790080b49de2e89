"""What happens in the FAQ that others may want to know."""

from django.dispatch import Signal

no_hit = Signal()  # a search that found nothing; arguments: request, query
