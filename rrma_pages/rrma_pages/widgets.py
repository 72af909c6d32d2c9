"""Widgets of the forms of pages: boxes to tick in the order readers know, and colours to pick."""

from collections.abc import Iterable, Iterator
from typing import Any

from django import forms

from rrma_directory.choices import Continent
from rrma_directory.models import Country, Theme
from rrma_pages import colours

Choice = tuple[Any, Any]


class TickList(forms.CheckboxSelectMultiple):
    """Boxes in columns, in a frame that scrolls when they are many."""

    def __init__(self, attrs: dict[str, Any] | None = None, choices: Iterable[Choice] = ()) -> None:
        """`attrs` and `choices` as for any widget."""
        super().__init__({"class": "rrma-ticklist", **(attrs or {})}, choices)

    class Media:
        css = {"all": ["rrma_pages/admin.css"]}


class ColourInput(forms.TextInput):
    """The colour `colour` (a name in `colours.DEFAULTS`) to type or to pick; a blank field stands for its default."""

    template_name = "rrma_pages/widgets/colour.html"

    def __init__(self, colour: str, attrs: dict[str, Any] | None = None) -> None:
        """`attrs` as for any widget."""
        self.colour, self.default = colour, colours.DEFAULTS[colour]
        given = {"placeholder": self.default, "maxlength": 7, "spellcheck": "false", "autocomplete": "off"}
        super().__init__({**given, **(attrs or {})})

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        """Context of the template, with `picked`: the colour that the picker shows first."""
        context = super().get_context(name, value, attrs)
        picked = colours.colour(value) if colours.is_colour(value) else self.default
        return {**context, "picked": picked, "default": self.default, "colour": self.colour}

    class Media:
        css = {"all": ["rrma_pages/admin.css"]}
        js = ["rrma_pages/colour_input.js"]


def theme_choices(themes: Iterable[Theme]) -> list[Choice]:
    """Every theme followed by the themes under it, each rank marked by a dash."""
    children: dict[int | None, list[Theme]] = {}
    for theme in themes:
        children.setdefault(theme.parent_id, []).append(theme)
    return list(_branch(children, None, 0))


def country_choices(countries: Iterable[Country]) -> list[Choice]:
    """The countries grouped by continent."""
    groups: dict[str, list[Choice]] = {value: [] for value in Continent.values}
    for country in countries:
        groups.setdefault(country.continent, []).append((country.pk, str(country)))
    labels = dict(Continent.choices)
    return [(labels.get(continent, continent), choices) for continent, choices in groups.items() if choices]


def _branch(children: dict[int | None, list[Theme]], parent: int | None, rank: int) -> Iterator[Choice]:
    for theme in children.pop(parent, []):
        yield theme.pk, "– " * rank + theme.name
        yield from _branch(children, theme.pk, rank + 1)
