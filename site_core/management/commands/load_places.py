"""Load the register of places. Run again at any time: rows are matched by identity and mended, never doubled."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from site_core.places.loading import load_places


class Command(BaseCommand):
    help = "Nạp danh mục đơn vị hành chính (chạy lại bao nhiêu lần cũng được)."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            count = load_places()
        self.stdout.write(f"Địa phương: {count} bản ghi.")
