"""The filter `french`: apostrophes, guillemets and spaces that do not break."""

import re

import pytest
from django.template import Context, Template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from hypothesis import given
from hypothesis import strategies as st

from rrma_search.typography import french

N, T = "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("l'eau d'ici", "l’eau d’ici"),
        ("Qui paie ?", f"Qui paie{T}?"),
        ("Bravo ! Et après ; rien", f"Bravo{T}! Et après{T}; rien"),
        ("Reste : tout", f"Reste{N}: tout"),
        ("à 12:30", "à 12:30"),
        ('un "bon" mot', f"un «{N}bon{N}» mot"),
        ("«bon»", f"«{N}bon{N}»"),
        ("« bon »", f"«{N}bon{N}»"),
        ("7 500 € soit 50 %", f"7{T}500{T}€ soit 50{T}%"),
        ("en 2019 2020 habitants", "en 2019 2020 habitants"),
        ("fiche n° 65", f"fiche n°{N}65"),
        ("et puis...", "et puis…"),
        ('un pouce = 1"', 'un pouce = 1"'),
        ("Oh!", "Oh!"),
        ("https://example.org/?a=b", "https://example.org/?a=b"),
        ("", ""),
        (None, ""),
        (65, "65"),
    ],
)
def test_what_is_printed(typed, printed):
    assert french(typed) == printed


def test_markup_stays_and_what_is_between_is_set():
    typed = mark_safe('l&#x27;<mark class="a : b">eau</mark> : &quot;<mark>oui</mark>&quot; ? &lt;b&gt; ; &amp;')
    printed = french(typed)
    assert isinstance(printed, SafeString)
    assert printed == f'l’<mark class="a : b">eau</mark>{N}: «{N}<mark>oui</mark>{N}»{T}? &lt;b&gt;{T}; &amp;'


def test_an_unsafe_text_is_still_escaped_by_the_template():
    template = Template("{% load rrma_typography %}{{ text|french }}")
    assert template.render(Context({"text": 'l\'eau <script> : "a"'})) == f"l’eau &lt;script&gt;{N}: «{N}a{N}»"


@given(st.text(alphabet="aé \u00a0\u202f'’\"«».;:!?5€%n°<>&"))
def test_setting_twice_changes_nothing_more(text):
    once = french(text)
    assert french(once) == once


@given(st.text(alphabet="aé '\";:!?<>&"), st.text(alphabet="aé '\";:!?<>&"))
def test_safe_text_never_gets_markup_it_did_not_have(before, after):
    html = mark_safe(f"{escape(before)}<mark>{escape(after)}</mark>")
    printed = french(html)
    assert re.findall(r"<[^>]*>", printed) == ["<mark>", "</mark>"]
    assert printed.count("<") == printed.count(">") == 2
