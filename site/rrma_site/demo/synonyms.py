"""The synonyms of the network's search."""

from rrma_search.models import SynonymGroup

from .content import read


def load() -> None:
    """Creates the groups that are not there, by their terms."""
    known = set(SynonymGroup.objects.values_list("terms", flat=True))
    for row in read("synonyms"):
        terms = "\n".join(row.get("terms") or row["from"])
        if terms in known:
            continue
        one_way = "from" in row
        direction = SynonymGroup.Direction.ONE_WAY if one_way else SynonymGroup.Direction.TWO_WAY
        group = SynonymGroup(terms=terms, targets="\n".join(row.get("to", [])), direction=direction)
        group.full_clean()
        group.save()
        known.add(terms)
