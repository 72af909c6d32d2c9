"""The files of a search: the same parameters as its page, every result."""

from __future__ import annotations

from collections.abc import Iterator

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.utils.cache import patch_cache_control
from django.views.generic import View

from rrma_search.identity import namer
from rrma_search.listings import EVERYTHING

from .columns import Cell, Columns
from .reading import Export
from .spreadsheets import DIALECTS, csv_lines, xlsx_file

__all__ = ["CsvView", "XlsxView"]

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class ExportView(View):
    """A file of all the results of a search; what an address asks for that the search does not know is ignored."""

    http_method_names = ["get", "head", "options"]
    extension = ""

    def get(self, request: HttpRequest) -> HttpResponseBase:
        """The file, its headers telling how many results there are and how many of them it holds."""
        export = Export(EVERYTHING.requested(request))
        columns = Columns.of_declared_facets(request.build_absolute_uri, namer(request))
        response = self.file(self._rows(export, columns))
        patch_cache_control(response, no_cache=True)
        for name, value in self._headers(export).items():
            response.headers[name] = value
        return response

    def file(self, rows: Iterator[list[Cell]]) -> HttpResponseBase:
        """The answer that carries `rows`, the first of which is the header."""
        raise NotImplementedError

    def _rows(self, export: Export, columns: Columns) -> Iterator[list[Cell]]:
        yield columns.names
        yield from (columns.row(hit, export.vocabularies) for hit in export)

    def _headers(self, export: Export) -> dict[str, str]:
        cut = f"-{len(export)}-sur-{export.total}" if export.is_cut else ""
        name = f"recherche-{timezone.localdate():%Y-%m-%d}{cut}.{self.extension}"
        return {
            "Content-Disposition": f'attachment; filename="{name}"',
            "X-Robots-Tag": "noindex",
            "X-Total-Count": str(export.total),
            "X-Exported-Count": str(len(export)),
        }


class CsvView(ExportView):
    """CSV: for a spreadsheet set to French unless `dialect` says `rfc4180`."""

    extension = "csv"

    def file(self, rows: Iterator[list[Cell]]) -> StreamingHttpResponse:
        """The lines, sent as they are made."""
        dialect = DIALECTS.get(self.request.GET.get("dialect", ""), DIALECTS["excel"])
        return StreamingHttpResponse(csv_lines(rows, dialect), content_type="text/csv; charset=utf-8; header=present")


class XlsxView(ExportView):
    """A workbook with one sheet."""

    extension = "xlsx"

    def file(self, rows: Iterator[list[Cell]]) -> FileResponse:
        """The workbook, made on disk and sent from there."""
        return FileResponse(xlsx_file(rows), content_type=XLSX)
