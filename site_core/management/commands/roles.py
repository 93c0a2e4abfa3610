"""Make the roles and approvals of `site_core/roles/data/roles.toml`."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import transaction

from site_core.roles.making import make_roles


class Command(BaseCommand):
    help = "Lập các nhóm quyền và quy trình duyệt; nhóm đã có thì giữ nguyên."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--anew",
            action="store_true",
            help="đưa mọi nhóm và quy trình về đúng tệp roles.toml, bỏ những gì đã sửa tay",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        with transaction.atomic():
            made = make_roles(anew=options["anew"])
        names = f" ({'; '.join(made)})" if made else ""
        self.stdout.write(f"Nhóm quyền, quy trình duyệt: lập {len(made)}{names}.")
