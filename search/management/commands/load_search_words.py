"""Load the first synonyms, abbreviations and misspellings. From then on the words belong to the editors."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from search.models import Synonym
from site_core.reference_data import read_csv

WORDS = Path(__file__).parents[2] / "data" / "synonyms.csv"


class Command(BaseCommand):
    help = "Nạp từ đồng nghĩa, viết tắt, lỗi gõ ban đầu vào bảng còn trống."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            if not Synonym.objects.exists():
                rows = [Synonym(kind=r["kind"], terms=r["terms"], note=r["note"]) for r in read_csv(WORDS)]
                Synonym.objects.bulk_create(rows)
        self.stdout.write(f"Từ đồng nghĩa: {Synonym.objects.count()} dòng.")
