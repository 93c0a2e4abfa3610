"""How often trades and places in people's own words are understood at once."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.understanding.current import ranked
from search.understanding.quality import read_judged, score

SETS = {"industry": ("judged_trades.csv", "codes"), "place": ("judged_places.csv", "places")}


class Command(BaseCommand):
    help = "Chấm cách hiểu nghề và nơi theo hai bộ đã đánh giá; thoát với mã 1 khi dưới mức."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--min", type=float, default=0.0, help="tỷ lệ đúng ngay dòng đầu thấp nhất, từ 0 đến 1")
        parser.add_argument("--held-out", action="store_true", help="phần để riêng, không xem khi chỉnh")
        parser.add_argument("--folder", type=Path, default=settings.BASE_DIR / "tests" / "data")

    def handle(self, *args: Any, **options: Any) -> None:
        low = []
        for kind, (name, column) in SETS.items():
            rows = read_judged(options["folder"] / name, column)
            report = score((row for row in rows if row.held_out == options["held_out"]), partial(ranked, kind))
            self.stdout.write(f"{name}: {report.table()}")
            low += [name] if report.first_right < options["min"] else []
        if low:
            raise CommandError(f"Chưa đạt {options['min']:.2f}: {', '.join(low)}.")
