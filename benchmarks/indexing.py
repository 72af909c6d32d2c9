"""From models into the index: organisations of the directory, rebuilt from their source."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from rrma_directory.models import Organisation, OrganisationKind
from rrma_search.conf import batch_size
from rrma_search.projection import rebuild

from .corpus import Corpus
from .timing import rate


def from_models(organisations: int) -> tuple[float, float]:
    """Organisations a second, and SQL queries for each batch; they are taken away again."""
    kind, _ = OrganisationKind.objects.get_or_create(slug="benchmark", defaults={"name": "Benchmark"})
    documents = Corpus().documents(organisations)
    Organisation.objects.bulk_create(
        Organisation(name=document.title, slug=f"organisation-{number}", kind=kind, description=document.body)
        for number, document in enumerate(documents)
    )
    with CaptureQueriesContext(connection) as captured:
        speed = rate(rebuild, organisations)
    kind.organisations.all().delete()
    kind.delete()
    return speed, len(captured) / max(1, organisations / batch_size())
