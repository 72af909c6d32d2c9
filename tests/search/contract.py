"""What every engine must do, said once: a test class names its engine and inherits all of this."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from rrma_search.documents import Passage
from rrma_search.engines import embedded
from rrma_search.models import SynonymGroup
from rrma_search.projection import project, withdraw
from rrma_search.query import SearchQuery
from rrma_search.results import SearchResults
from rrma_search.service import search

from . import corpora
from .corpora import make_document
from .oracle import Asked, Oracle

# Of each engine: four of them answer, on as many corpora of their own.
property_test = settings(
    max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)


@pytest.mark.django_db
@pytest.mark.usefixtures("declared")
class EngineContract:
    """Subclasses set `engine`, the name of an engine."""

    engine: str

    def search(self, text: str = "", filters: dict | None = None, **fields) -> SearchResults:
        return search(SearchQuery(text, filters or {}, **fields), engine=self.engine)

    def keys(self, text: str = "", filters: dict | None = None, **fields) -> list[str]:
        return [hit.key.removeprefix("test:") for hit in self.search(text, filters, **fields).hits]

    def counts(self, results: SearchResults, name: str) -> dict[str, int]:
        return {value.value: value.count for value in results.facets[name]}

    # Matching

    def test_a_word_is_found_in_every_field(self):
        project(
            [
                make_document(1, title="Le puits"),
                make_document(2, summary="Un puits"),
                make_document(3, body="Des puits"),
                make_document(4, passages=(Passage("p. 1", "Puits"),)),
                make_document(5, facets={"theme": ("puits",)}),
                make_document(6, title="Rien"),
            ]
        )
        assert sorted(self.keys("puits")) == ["1", "2", "3", "4", "5"]

    def test_labels_of_declared_values_and_the_year_are_text(self):
        project(
            [
                make_document(1, facets={"zone": ("bora-est",)}, date=datetime.date(2019, 6, 1)),
                make_document(2, facets={"zone": ("cima",)}, date=datetime.date(2018, 6, 1)),
            ]
        )
        assert self.keys("orientale") == ["1"]
        assert self.keys("2018") == ["2"]

    def test_labels_of_a_facet_that_is_no_text_are_not_found(self):
        project([make_document(1, facets={"mood": ("calme",)}, kind="guide")])
        assert self.search("calme").total == 0
        assert self.search("guide").total == 0

    def test_forms_accents_and_elision_do_not_matter(self):
        project([make_document(1, title="L’école des forêts")])
        assert self.keys("ecoles") == ["1"]
        assert self.keys("d'une forêt") == ["1"]

    def test_two_words_must_both_be_there_to_be_strict(self):
        project([make_document(1, title="eau puits"), make_document(2, title="eau"), make_document(3, title="riz")])
        results = self.search("eau puits")
        assert (results.total, results.strict_total, results.level) == (2, 1, 1)
        assert [(hit.key, hit.level) for hit in results.hits] == [("test:1", 0), ("test:2", 1)]

    def test_three_words_of_four_are_strict(self):
        words = ["eau", "riz", "puits", "forêt"]
        project([make_document(n, title=" ".join(words[:n])) for n in range(1, 5)])
        results = self.search(" ".join(words))
        assert results.strict_total == 2
        assert [hit.level for hit in results.hits] == [0, 0, 1, 2]

    def test_ten_strict_hits_are_not_widened(self):
        project([make_document(n, title="eau puits") for n in range(10)] + [make_document(99, title="eau")])
        results = self.search("eau puits")
        assert (results.total, results.strict_total, results.level) == (10, 10, 0)

    def test_nine_strict_hits_are_widened(self):
        project([make_document(n, title="eau puits") for n in range(9)] + [make_document(99, title="eau")])
        results = self.search("eau puits")
        assert (results.total, results.strict_total, results.level) == (10, 9, 1)

    def test_the_level_does_not_depend_on_filters(self):
        project([make_document(n, title="eau puits", facets={"mood": ("calme",)}) for n in range(12)])
        project([make_document(50, title="eau puits", facets={"mood": ("vif",)})])
        project([make_document(51, title="eau", facets={"mood": ("vif",)})])
        assert self.keys("eau puits", {"mood": ["vif"]}) == ["50"]

    def test_stricter_hits_come_first_whatever_the_sort(self):
        project(
            [
                make_document(1, title="Abricot", summary="eau", date=datetime.date(2020, 1, 1)),
                make_document(2, title="Zèbre", summary="eau puits", date=datetime.date(2018, 1, 1)),
            ]
        )
        for sort in ("relevance", "date", "title"):
            assert self.keys("eau puits", sort=sort) == ["2", "1"]

    def test_a_quoted_phrase_is_mandatory_and_in_order(self):
        project(
            [
                make_document(1, title="eau des puits"),
                make_document(2, title="puits et eau"),
                make_document(3, title="eau", summary="puits"),
            ]
        )
        assert self.keys('"eau puits"') == ["1"]

    def test_a_phrase_crosses_neither_labels_nor_passages(self):
        project(
            [
                make_document(1, facets={"theme": ("eau", "puits")}),
                make_document(2, passages=(Passage("p. 1", "eau"), Passage("p. 2", "puits"))),
                make_document(3, body="eau", passages=(Passage("p. 1", "puits"),)),
                make_document(4, passages=(Passage("p. 1", "eau puits"),)),
            ]
        )
        assert self.keys('"eau puits"') == ["4"]

    def test_an_excluded_word_is_nowhere(self):
        project([make_document(1, title="eau riz"), make_document(2, title="eau"), make_document(3, title="mil")])
        assert self.keys("eau -riz") == ["2"]
        assert sorted(self.keys("-riz")) == ["2", "3"]

    def test_stop_words_alone_ask_for_everything(self):
        project([make_document(1), make_document(2)])
        assert self.search("le de la").total == 2

    def test_a_synonym_counts_like_the_word_typed(self):
        SynonymGroup.objects.create(terms="ESS\néconomie sociale et solidaire")
        project(
            [
                make_document(1, title="Les acteurs de l’ESS"),
                make_document(2, title="L’économie sociale et solidaire"),
                make_document(3, title="L’économie du foyer"),
            ]
        )
        results = self.search("ESS")
        assert {hit.key for hit in results.hits} == {"test:1", "test:2"}
        assert results.synonyms == (("ESS", "économie sociale et solidaire"),)
        assert self.search("économie sociale et solidaire").strict_total == 2

    # What is there

    def test_a_text_comes_before_a_record_in_a_question_alone(self):
        fields = {"title": "Le puits du village", "date": None}
        texts = [make_document(n, kind="guide", **fields) for n in (3, 4)]
        project([make_document(n, kind="organisation", **fields) for n in (1, 2)] + texts)
        assert self.keys("puits") == ["1", "2", "3", "4"]
        assert self.keys("où trouver un puits ?") == ["3", "4", "1", "2"]

    def test_a_text_that_says_more_comes_before_a_short_one(self):
        fields = {"title": "Le puits", "summary": "", "facets": {}, "date": None}
        more = "La pompe tourne chaque matin. "
        project([make_document(n, body=more * times, **fields) for n, times in ((1, 0), (2, 200), (3, 20))])
        assert self.keys("puits") == ["2", "3", "1"]

    def test_a_question_is_answered_in_other_words_too(self):
        project([make_document(1, title="Adhésion"), make_document(2, title="Rien")])
        assert self.keys("Qui peut rejoindre ?") == ["1"]
        assert self.keys("rejoindre") == []

    def test_a_rare_word_is_followed_by_its_family(self):
        mood = {"mood": ("vif",)}
        project([make_document(1, body="Une agricultrice, l’agriculture", facets=mood)])
        project([make_document(2, title="L’agriculteur"), make_document(3, title="Le puits", facets=mood)])
        project([make_document(n, title="Agriculture") for n in range(4, 7)])
        assert self.search("agriculteurs").total == 2
        project([make_document(n, title="Agriculture", facets=mood) for n in range(7, 9)])
        results = self.search("agriculteurs", sort="title")
        assert (results.total, results.strict_total, results.level, results.family) == (7, 2, 1, ("agriculture",))
        assert [hit.level for hit in results.hits] == [0, 0, 1, 1, 1, 1, 1]
        assert "<mark>" in results.hits[-1].highlights["title"]
        assert [hit.level for hit in self.search("agriculteurs").hits] == [0, 0, 1, 1, 1, 1, 1]
        narrowed = self.search("agriculteurs", mood)
        assert (narrowed.total, narrowed.strict_total) == (3, 1) == (self.counts(results, "mood")["vif"], 1)
        assert self.keys("agriculteurs -agriculture") == ["2"]
        assert self.search("agriculteurs puits").family == ()
        project([make_document(9, title="Agriculteurs")])
        assert self.search("agriculteurs").total == 3

    def test_an_expired_document_is_not_found(self):
        soon, past = timezone.now() + datetime.timedelta(hours=1), timezone.now() - datetime.timedelta(seconds=1)
        project([make_document(1, title="eau", expires=soon), make_document(2, title="eau", expires=past)])
        results = self.search("eau")
        assert results.total == 1
        assert self.counts(results, "type") == {"case-sheet": 1}

    def test_a_document_is_found_on_its_sites_and_in_its_language(self):
        project(
            [
                make_document(1, sites=(1,)),
                make_document(2, sites=(2,)),
                make_document(3),
                make_document(4, language="en"),
            ]
        )
        assert sorted(self.keys(site=1)) == ["1", "3", "4"]
        assert sorted(self.keys(site=1, language="fr")) == ["1", "3"]
        assert sorted(self.keys()) == ["1", "2", "3", "4"]

    def test_a_changed_document_is_found_by_its_new_words_only(self):
        project([make_document(1, title="eau", facets={"theme": ("mer",)})])
        project([make_document(1, title="riz", facets={"theme": ("champ",)})])
        assert self.search("eau").total == 0
        results = self.search("riz")
        assert (results.total, self.counts(results, "theme")) == (1, {"champ": 1})

    def test_a_withdrawn_document_is_gone_and_can_come_back(self):
        project([make_document(1, title="eau"), make_document(2, title="eau")])
        withdraw(["test:1"])
        assert self.keys("eau") == ["2"]
        assert self.search().total == 1
        project([make_document(1, title="eau")])
        assert sorted(self.keys("eau")) == ["1", "2"]

    def test_a_rollback_leaves_no_trace(self):
        project([make_document(1, title="eau")])
        with transaction.atomic():
            project([make_document(2, title="eau")])
            withdraw(["test:1"])
            assert self.keys("eau") == ["2"]
            transaction.set_rollback(True)
        results = self.search("eau")
        assert [hit.key for hit in results.hits] == ["test:1"]
        assert self.counts(results, "type") == {"case-sheet": 1}

    # Facets

    def test_values_of_one_facet_add_up_and_facets_narrow_each_other(self):
        project(
            [
                make_document(1, facets={"zone": ("alto",), "mood": ("calme",)}),
                make_document(2, facets={"zone": ("cima",), "mood": ("calme",)}),
                make_document(3, facets={"zone": ("cima",), "mood": ("vif",)}),
            ]
        )
        assert sorted(self.keys("", {"zone": ["alto", "cima"]})) == ["1", "2", "3"]
        assert self.keys("", {"zone": ["cima"], "mood": ["vif"]}) == ["3"]

    def test_a_facet_ignores_its_own_choice(self):
        project(
            [
                make_document(1, facets={"zone": ("alto",), "mood": ("calme",)}),
                make_document(2, facets={"zone": ("cima",), "mood": ("calme",)}),
                make_document(3, facets={"zone": ("cima",), "mood": ("vif",)}),
            ]
        )
        results = self.search("", {"zone": ["alto"]})
        assert self.counts(results, "zone") == {"nord": 1, "alto": 1, "sud": 2, "cima": 2}
        assert self.counts(results, "mood") == {"calme": 1}

    def test_a_parent_counts_each_document_once_and_brings_its_children(self):
        project(
            [
                make_document(1, facets={"zone": ("alto", "bora-est")}),
                make_document(2, facets={"zone": ("bora",)}),
                make_document(3, facets={"zone": ("cima",)}),
            ]
        )
        assert self.counts(self.search(), "zone") == {
            "nord": 2,
            "alto": 1,
            "bora": 2,
            "bora-est": 1,
            "sud": 1,
            "cima": 1,
        }
        assert sorted(self.keys("", {"zone": ["nord"]})) == ["1", "2"]
        assert sorted(self.keys("", {"zone": ["bora"]})) == ["1", "2"]
        assert self.keys("", {"zone": ["bora-est"]}) == ["1"]

    def test_every_value_is_given_back(self):
        project([make_document(n, facets={"theme": (f"t{n}",)}) for n in range(60)])
        assert len(self.search().facets["theme"]) == 60

    def test_a_zero_is_given_for_a_chosen_value_only(self):
        project(
            [make_document(1, title="eau", facets={"zone": ("alto",)}), make_document(2, facets={"zone": ("cima",)})]
        )
        results = self.search("eau", {"zone": ["cima"]})
        assert self.counts(results, "zone") == {"nord": 1, "alto": 1, "cima": 0}
        assert [value.selected for value in results.facets["zone"] if value.value == "cima"] == [True]

    def test_an_unknown_value_is_chosen_unknown_and_finds_nothing(self):
        project([make_document(1, facets={"theme": ("mer",)})])
        results = self.search("", {"theme": ["lune"]})
        assert results.total == 0
        lune = next(value for value in results.facets["theme"] if value.value == "lune")
        assert (lune.label, lune.count, lune.selected, lune.known) == ("lune", 0, True, False)
        assert self.search("", {"theme": ["lune", "mer"]}).total == 1

    def test_an_unknown_facet_finds_nothing_and_can_be_removed(self):
        project([make_document(1)])
        results = self.search("", {"inventé": ["x"]})
        assert results.total == 0
        assert [(value.value, value.known) for value in results.facets["inventé"]] == [("x", False)]

    def test_a_value_without_results_here_is_still_known(self):
        project([make_document(1, title="eau", facets={"theme": ("mer",)})])
        results = self.search("introuvable", {"theme": ["mer"]})
        assert [(value.value, value.count, value.known) for value in results.facets["theme"]] == [("mer", 0, True)]

    def test_a_value_of_every_result_is_no_link(self):
        project([make_document(n, facets={"zone": ("alto",), "theme": (f"t{n}",)}) for n in range(3)])
        results = self.search()
        assert {value.value: value.link for value in results.facets["zone"]} == {"nord": False, "alto": False}
        assert all(value.link for value in results.facets["theme"])
        chosen = self.search("", {"zone": ["alto"]})
        assert all(value.link for value in chosen.facets["zone"])

    def test_a_single_result_keeps_its_links(self):
        project([make_document(1, facets={"zone": ("alto",)})])
        assert all(value.link for value in self.search().facets["zone"])

    def test_values_carry_labels_and_children_follow_their_parent(self):
        project([make_document(1, facets={"zone": ("bora-est", "cima", "alto")})])
        zone = self.search().facets["zone"]
        assert [(value.label, value.parent) for value in zone] == [
            ("Grand Nord", None),
            ("Alto", "nord"),
            ("Bora", "nord"),
            ("Bora orientale", "bora"),
            ("Grand Sud", None),
            ("Cima", "sud"),
        ]

    # Pages and order

    def test_pages_are_cut_counted_and_clamped(self):
        project([make_document(n, title="eau") for n in range(45)])
        first, last = self.search("eau"), self.search("eau", page=400)
        assert (first.page, first.page_count, len(first.hits)) == (1, 3, 20)
        assert (last.page, len(last.hits)) == (3, 5)

    def test_pages_together_hold_every_hit_once(self):
        project([make_document(n, title="eau puits" if n % 4 == 0 else "eau") for n in range(23)])
        for sort in ("relevance", "date", "title"):
            pages = [self.keys("eau puits", sort=sort, page=page, page_size=5) for page in range(1, 6)]
            assert [len(page) for page in pages] == [5, 5, 5, 5, 3]
            assert len({key for page in pages for key in page}) == 23
            assert self.keys("eau puits", sort=sort, page_size=50) == [key for page in pages for key in page]

    def test_nothing_found_has_no_page(self):
        results = self.search("introuvable")
        assert (results.total, results.page, results.page_count, results.hits) == (0, 1, 0, ())

    def test_empty_text_gives_the_latest_first_then_by_title(self):
        project(
            [
                make_document(1, title="Zèbre", date=datetime.date(2020, 1, 1)),
                make_document(2, title="Abricot", date=datetime.date(2020, 1, 1)),
                make_document(3, title="Ancien", date=datetime.date(2010, 1, 1)),
                make_document(4, title="Sans date"),
            ]
        )
        assert self.keys() == ["2", "1", "3", "4"]

    def test_titles_are_sorted_as_in_a_french_dictionary(self):
        titles = ["Zone", "École", "eau", "« Eden »", "Écluse", "ecluse neuve", "Œuvre", "Odyssée"]
        project([make_document(n, title=title, summary="mot") for n, title in enumerate(titles)])
        found = self.search("mot", sort="title")
        assert [hit.title for hit in found.hits] == [
            "eau",
            "Écluse",
            "ecluse neuve",
            "École",
            "« Eden »",
            "Odyssée",
            "Œuvre",
            "Zone",
        ]

    def test_hits_carry_what_is_shown(self):
        project(
            [
                make_document(
                    1,
                    title="L’eau du puits",
                    summary="Résumé",
                    url="/eau/",
                    date=datetime.date(2020, 5, 1),
                    facets={"theme": ("mer",)},
                )
            ]
        )
        (hit,) = self.search("eau").hits
        assert (hit.key, hit.kind, hit.url, hit.summary) == ("test:1", "case-sheet", "/eau/", "Résumé")
        assert (hit.date, hit.level, hit.facets["theme"]) == (datetime.date(2020, 5, 1), 0, ("mer",))
        assert hit.highlights["title"] == "L’<mark>eau</mark> du puits"
        assert hit.score > 0

    # Nothing found

    def test_each_filter_tells_what_it_costs(self):
        project(
            [
                make_document(1, title="eau", facets={"zone": ("alto",), "mood": ("calme",)}),
                make_document(2, title="eau", facets={"zone": ("alto",), "mood": ("vif",)}),
                make_document(3, title="riz", facets={"zone": ("cima",), "mood": ("vif",)}),
            ]
        )
        results = self.search("eau", {"zone": ["cima"], "mood": ["vif"]})
        assert results.total == 0
        assert [(a.reason, a.facet, a.value, a.label, a.total) for a in results.alternatives] == [
            ("filter", "zone", "cima", "Cima", 1)
        ]
        for alternative in results.alternatives:
            assert search(alternative.query, engine=self.engine).total == alternative.total

    def test_a_misspelt_word_is_suggested_as_documents_write_it(self):
        project(
            [make_document(1, title="La forêt du Bénin", facets={"mood": ("vif",)}), make_document(2, title="Forêt")]
        )
        results = self.search("foret du benim", {"mood": ["vif"]})
        assert results.suggestion == "foret du bénin"
        assert results.total == 1
        lost = self.search("benim", {"mood": ["vif"]})
        assert (lost.total, lost.suggestion) == (0, "bénin")
        assert [(a.reason, a.label, a.total) for a in lost.alternatives] == [("text", "bénin", 1)]
        (alternative,) = lost.alternatives
        assert search(alternative.query, engine=self.engine).total == 1

    def test_known_words_are_not_respelt(self):
        project([make_document(1, title="eau"), make_document(2, title="riz")])
        assert self.search("eau riz").suggestion == ""

    def test_results_have_no_alternatives(self):
        project([make_document(1, title="eau", facets={"mood": ("vif",)})])
        assert self.search("eau", {"mood": ["vif"]}).alternatives == ()

    # Against a count by hand

    @property_test
    @given(corpus=corpora.documents(), asked=corpora.searches)
    def test_totals_levels_and_counts_are_those_of_a_count_by_hand(self, corpus, asked):
        with corpus_of(corpus):
            results = self.search(asked.text, asked.filters, site=asked.site, language=asked.language, page_size=50)
            expected = oracle(corpus).answer(asked)
            found = [frozenset(h.key for h in results.hits if h.level == n) for n in range(results.level + 1)]
            shown = {name: self.counts(results, name) for name in results.facets}
            assert results.level == expected.level
            assert found == list(expected.tiers)
            assert (results.total, results.strict_total) == (expected.total, len(expected.tiers[0]))
            assert without_zeros(shown) == expected.counts
            assert zeros(shown) <= chosen_pairs(asked)

    @settings(property_test, max_examples=40)
    @given(corpus=corpora.documents(), asked=corpora.searches)
    def test_what_a_facet_announces_is_what_its_link_opens_on(self, corpus, asked):
        with corpus_of(corpus):
            query = SearchQuery(asked.text, asked.filters, site=asked.site, language=asked.language)
            results = search(query, engine=self.engine)
            for name, values in results.facets.items():
                for value in values:
                    opened = search(query.with_only(name, value.value), engine=self.engine)
                    assert opened.total == value.count, (name, value)
                    if not value.link:
                        assert opened.total == results.total

    @settings(property_test, max_examples=40)
    @given(corpus=corpora.documents(), changed=corpora.documents(), asked=corpora.searches)
    def test_an_index_changed_step_by_step_equals_one_made_at_once(self, corpus, changed, asked):
        with corpus_of(corpus):
            self.search(asked.text)
            project(changed)
            embedded().optimize()
            withdraw(document.key for document in corpus[::3])
            left = {document.key: document for document in (*corpus, *changed)}
            for document in corpus[::3]:
                left.pop(document.key)
            results = self.search(asked.text, asked.filters, site=asked.site, language=asked.language)
            expected = oracle(left.values()).answer(asked)
            shown = {name: self.counts(results, name) for name in results.facets}
            assert (results.total, without_zeros(shown)) == (expected.total, expected.counts)


def oracle(corpus) -> Oracle:
    return Oracle(
        tuple(corpus),
        labels={"zone": corpora.ZONE_LABELS},
        parents={"zone": corpora.ZONE_PARENTS},
        silent=frozenset({"type", "mood"}),
        synonyms=corpora.SYNONYMS,
        now=timezone.now(),
    )


class corpus_of:
    """The documents and the synonyms are there inside, and rolled back after."""

    def __init__(self, documents) -> None:
        self.documents = documents
        self.atomic = transaction.atomic()

    def __enter__(self) -> None:
        self.atomic.__enter__()
        for word, others in corpora.SYNONYMS.items():
            SynonymGroup.objects.create(direction="one-way", terms=word, targets="\n".join(others))
        project(self.documents)

    def __exit__(self, *raised) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(*raised)


def without_zeros(shown: dict[str, dict[str, int]]) -> dict[str, dict[str, int]]:
    counted = {name: {value: n for value, n in values.items() if n} for name, values in shown.items()}
    return {name: values for name, values in counted.items() if values}


def zeros(shown: dict[str, dict[str, int]]) -> set[tuple[str, str]]:
    return {(name, value) for name, values in shown.items() for value, n in values.items() if not n}


def chosen_pairs(asked: Asked) -> set[tuple[str, str]]:
    return {(name, value) for name, values in asked.filters.items() for value in values}
