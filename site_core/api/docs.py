"""`/api/v1/docs`: the contract of `openapi.json` as a page to read, which needs no script."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from site_core.api.interface import api

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Row:
    """A parameter, or a field of an answer such as `hits[].places[].code`; `type` is its JSON type."""

    name: str
    type: str
    description: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One address of the interface."""

    path: str
    summary: str
    parameters: tuple[Row, ...]
    fields: tuple[Row, ...]


@require_safe
def api_docs(request: HttpRequest) -> HttpResponse:
    contract = api.get_openapi_schema()
    return render(request, "pages/api_docs.html", {"about": contract["info"], "operations": operations(contract)})


def operations(contract: Json) -> list[Operation]:
    """Every address in the contract with its parameters and the fields of its answer."""
    return [
        Operation(
            path=path,
            summary=described["summary"],
            parameters=tuple(_parameter(parameter) for parameter in described["parameters"]),
            fields=tuple(_fields(_answer(described), contract)),
        )
        for path, methods in contract["paths"].items()
        for described in methods.values()
    ]


def _answer(described: Json) -> Json:
    schema: Json = described["responses"][200]["content"]["application/json"]["schema"]
    return schema


def _parameter(parameter: Json) -> Row:
    schema = parameter["schema"]
    default = schema.get("default")
    about = parameter.get("description", "")
    limits = [f"từ {schema['minimum']} đến {schema['maximum']}"] if "minimum" in schema else []
    limits += [f"mặc định {default}"] if default not in ("", None) else []
    return Row(parameter["name"], schema["type"], about or ", ".join(limits))


def _fields(schema: Json, contract: Json, prefix: str = "") -> Iterator[Row]:
    """The fields of an object, each followed by those of what it holds."""
    for name, part in _resolved(schema, contract).get("properties", {}).items():
        yield Row(f"{prefix}{name}", _type(part, contract), part.get("description", ""))
        for held, path in _held(part, f"{prefix}{name}"):
            yield from _fields(held, contract, f"{path}.")


def _held(schema: Json, path: str) -> Iterator[tuple[Json, str]]:
    """What a value may hold, each with its path: the items of a list, the values of a map, the choices of a union."""
    if "$ref" in schema:
        yield schema, path
    if isinstance(items := schema.get("items"), dict):
        yield from _held(items, f"{path}[]")
    if isinstance(values := schema.get("additionalProperties"), dict):
        yield from _held(values, f"{path}{{}}")
    for choice in schema.get("anyOf", ()):
        yield from _held(choice, path)


def _type(schema: Json, contract: Json) -> str:
    if "anyOf" in schema:
        return " | ".join(_type(choice, contract) for choice in schema["anyOf"])
    if "enum" in schema:
        return " | ".join(schema["enum"])
    resolved = _resolved(schema, contract)
    return str(resolved.get("format") or resolved.get("type", ""))


def _resolved(schema: Json, contract: Json) -> Json:
    name = schema.get("$ref", "").rpartition("/")[2]
    found: Json = contract["components"]["schemas"][name] if name else schema
    return found
