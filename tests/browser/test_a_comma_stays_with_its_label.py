"""In a list of linked labels no line begins with a comma, however narrow the place."""

from django.template.loader import render_to_string
from django.utils import translation

from rrma_casestudies.models import CaseSheetSide
from rrma_casestudies.places import SidePlace
from rrma_directory.models import Country
from tests.house.conftest import APPS

THEME = APPS["rrma_pages"] / "static/rrma_pages/theme.css"

LINES_THAT_BEGIN_WITH_A_COMMA = """() => {
  const facts = document.querySelector(".rrma-facts");
  const texts = document.createTreeWalker(facts, NodeFilter.SHOW_TEXT);
  const commas = [];
  const top = (node, index) => {
    const range = document.createRange();
    range.setStart(node, index);
    range.setEnd(node, index + 1);
    return range.getBoundingClientRect();
  };
  for (let node = texts.nextNode(), before = null; node; before = node, node = texts.nextNode())
    if (node.data.startsWith(",")) commas.push([before, node]);
  const found = [];
  for (let width = 80; width <= 300; width += 1) {
    facts.style.width = `${width}px`;
    for (const [label, comma] of commas)
      if (top(comma, 0).left < top(label, label.length - 1).left) found.push(width);
  }
  return [commas.length, found];
}"""


def test_it_never_begins_a_line(chromium):
    names = {"BJ": "Bénin", "BF": "Burkina Faso", "CI": "Côte d’Ivoire"}
    sides = tuple(CaseSheetSide(side="la-bas", country=Country(code=code, name=name)) for code, name in names.items())
    with translation.override("fr"):
        place = SidePlace("Là-bas", "la-bas", sides)
        facts = render_to_string("rrma_casestudies/includes/side.html", {"place": place})
    page = chromium.new_page()
    page.set_content(f'<!doctype html><dl class="rrma-facts">{facts}</dl>')
    page.add_style_tag(path=THEME)
    commas, widths = page.evaluate(LINES_THAT_BEGIN_WITH_A_COMMA)
    page.close()
    assert (commas, widths) == (2, [])
