"""Errors as programs read them: RFC 9457, « application/problem+json »."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from django.http import HttpResponse
from django.utils.translation import gettext_lazy as _
from pydantic import BaseModel, Field

__all__ = ["PROBLEM_TYPE", "Fault", "Problem", "problem"]

PROBLEM_TYPE = "application/problem+json"


class Fault(BaseModel):
    """A parameter that cannot be answered, and why."""

    parameter: Annotated[str, Field(description=_("Its name."))]
    detail: Annotated[str, Field(description=_("What is wrong with it."))]


class Problem(BaseModel):
    """Why there is no answer."""

    type: Annotated[str, Field(description=_("Names the kind of problem: “about:blank” says no more than the status."))]
    title: Annotated[str, Field(description=_("The kind of problem, in words."))]
    status: Annotated[int, Field(description=_("The status of the answer."))]
    detail: Annotated[str, Field(description=_("What happened, and what to do."))]
    errors: Annotated[list[Fault], Field(description=_("The parameters to mend."))] = []


def problem(status: HTTPStatus, detail: str, *faults: Fault) -> HttpResponse:
    """The answer that tells of a problem; `faults` name the parameters that made it."""
    told = Problem(type="about:blank", title=status.phrase, status=status, detail=detail, errors=list(faults))
    return HttpResponse(told.model_dump_json(), status=status, content_type=PROBLEM_TYPE)
