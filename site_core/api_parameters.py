"""django-ninja ignores parameters that it does not know and keeps the last of repeated ones; this refuses both."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.http import HttpRequest
from ninja import Schema

from site_core import wording
from site_core.api_errors import ApiProblem, Sentence

View = Callable[..., Any]


def known_parameters_only(schema: type[Schema], repeatable: Collection[str] = ()) -> Callable[[View], View]:
    """Decorate an operation so that an unknown or repeated parameter raises ApiProblem (a 422 that names it)."""
    known = list(schema.model_fields)

    def decorate(view: View) -> View:
        @wraps(view)
        def checked(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
            errors: list[tuple[str, Sentence]] = []
            for name in request.GET:
                if name not in known:
                    names = ", ".join(known)
                    errors.append((name[:80], {k: v.format(known=names) for k, v in wording.UNKNOWN_PARAMETER.items()}))
                elif len(request.GET.getlist(name)) > 1 and name not in repeatable:
                    errors.append((name, wording.REPEATED_PARAMETER))
            if errors:
                raise ApiProblem(errors)
            return view(request, *args, **kwargs)

        return checked

    return decorate
