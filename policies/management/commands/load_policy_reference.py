"""Load industries and the groups that rules name. Run again at any time."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.db import transaction

from policies.rules.loading import load_groups, load_industries


class Command(BaseCommand):
    help = "Nạp danh mục ngành kinh tế và các nhóm ngành, nhóm địa phương (chạy lại bao nhiêu lần cũng được)."

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            industries, groups = load_industries(), load_groups()
        self.stdout.write(f"Ngành kinh tế: {industries} mã; nhóm: {groups}.")
