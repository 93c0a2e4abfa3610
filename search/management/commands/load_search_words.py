"""Load the first synonyms, abbreviations and misspellings, and the judged queries. From then on they belong to the editors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from search.words.models import BETWEEN, JudgedQuery, Synonym
from site_core.data_files import read_csv

DATA = Path(__file__).parents[2] / "data"


class Command(BaseCommand):
    help = "Nạp từ đồng nghĩa, viết tắt, lỗi gõ và câu hỏi mẫu ban đầu vào các bảng còn trống."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            if not Synonym.objects.exists():
                rows = read_csv(DATA / "synonyms.csv")
                Synonym.objects.bulk_create(
                    Synonym(kind=r["kind"], terms=BETWEEN.join(r["terms"].split("|")), note=r["note"]) for r in rows
                )
            if not JudgedQuery.objects.exists():
                rows = read_csv(DATA / "judged_queries.csv")
                JudgedQuery.objects.bulk_create(
                    JudgedQuery(
                        query=r["query"], kind=r["kind"], expected=r["expected"], invariant=r["invariant"] == "yes"
                    )
                    for r in rows
                )
        self.stdout.write(f"Từ đồng nghĩa: {Synonym.objects.count()} dòng. Câu hỏi mẫu: {JudgedQuery.objects.count()}.")
