"""django-ninja ignores parameters that it does not know and keeps the last of repeated ones; this refuses both."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Annotated, Any

from django.http import HttpRequest
from ninja import Schema
from ninja.decorators import decorate_view
from pydantic import AfterValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from site_core import wording
from site_core.api.errors import Sentence, naming, values_of
from site_core.api.problems import parameter_problem

View = Callable[..., Any]

# More than there are places to choose from. Whoever names more wants everything, and should leave the parameter out.
MOST_VALUES = 200


def _not_too_many(text: str) -> str:
    if len(values_of(text)) > MOST_VALUES:
        raise PydanticCustomError("too_many_values", "at most {most} values", {"most": MOST_VALUES})
    return text


Values = Annotated[
    str,
    AfterValidator(_not_too_many),
    WithJsonSchema({"type": "string", "pattern": f"^[^,]*(,[^,]*){{0,{MOST_VALUES - 1}}}$"}),
]
"""A parameter of several values separated by commas, to be taken apart by `values_of`; more than `MOST_VALUES` are a 422."""


def known_parameters_only(schema: type[Schema], repeatable: Collection[str] = ()) -> Callable[[View], View]:
    """Decorate an operation so that it answers an unknown or repeated parameter with a 422 that names it."""
    known = list(schema.model_fields)

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            errors = list(_wrong_names(request, known, repeatable))
            return parameter_problem(request, errors) if errors else view(request, *args, **kwargs)

        return checked

    return decorate_view(decorate)


def _wrong_names(request: HttpRequest, known: list[str], repeatable: Collection[str]) -> list[tuple[str, Sentence]]:
    errors: list[tuple[str, Sentence]] = []
    for name in request.GET:
        if name not in known:
            errors.append((name[:80], naming(wording.UNKNOWN_PARAMETER, known=", ".join(known))))
        elif len(request.GET.getlist(name)) > 1 and name not in repeatable:
            errors.append((name, wording.REPEATED_PARAMETER))
    return errors
