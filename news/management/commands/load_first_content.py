"""Load the first content into an empty site. Where pages exist, nothing is touched."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from news.first_content.loader import has_content, has_reference_data, load


class Command(BaseCommand):
    help = "Nạp nội dung ban đầu vào trang còn trống; trang đã có nội dung thì giữ nguyên."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--without-samples", action="store_true", help="bỏ thông báo, bản tin và giá mẫu; mọi nội dung khác vẫn nạp"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        if has_content():
            self.stdout.write("Nội dung ban đầu: trang đã có nội dung, không nạp gì thêm.")
            return
        if not has_reference_data():
            raise CommandError("Chưa có dữ liệu tham chiếu: hãy chạy load_places và load_policy_reference trước.")
        counts = load(timezone.localdate(), samples=not options["without_samples"])
        listed = ", ".join(f"{count} {name}" for name, count in counts.most_common())
        self.stdout.write(f"Nội dung ban đầu: {counts.total()} trang ({listed}).")
