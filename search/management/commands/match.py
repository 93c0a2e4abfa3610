"""`/api/v1/schemes/match/` on the terminal."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.serializers.json import DjangoJSONEncoder
from django.http import QueryDict

from policies.eligibility import FACT_PARAMETERS
from search.finder.api import match_answer
from site_core.api.errors import ApiProblem
from site_core.clock import DAY


class Command(BaseCommand):
    help = 'Khoản hỗ trợ phù hợp với một chuỗi câu trả lời, ví dụ: manage.py match "legal_form=household&place=09400".'

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("query", help="chuỗi truy vấn như trong địa chỉ, không có dấu hỏi")

    def handle(self, *args: Any, **options: Any) -> None:
        parameters = QueryDict(options["query"])
        unknown = sorted(set(parameters) - FACT_PARAMETERS - {"q", DAY})
        if unknown:
            known = ", ".join(["q", DAY, *sorted(FACT_PARAMETERS)])
            raise CommandError(f"Không có tham số {', '.join(unknown)}. Các tham số dùng được: {known}.")
        try:
            answer = match_answer({name: parameters.getlist(name) for name in parameters})
        except ApiProblem as problem:
            raise CommandError("\n".join(f"{name}: {text['vi']}" for name, text in problem.errors)) from problem
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2, cls=DjangoJSONEncoder))
