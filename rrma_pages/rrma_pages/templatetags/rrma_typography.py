"""French typography in templates."""

from django import template

from rrma_search import typography

register = template.Library()

register.filter("french", typography.french)
