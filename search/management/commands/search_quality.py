"""nDCG of the search over the judged queries."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from search.query import quality
from search.words.judged import answer, judged_rows

SOURCES = {"csv": quality.read_judged, "rows": judged_rows}


class Command(BaseCommand):
    help = "Chấm kết quả tìm kiếm theo bộ câu hỏi đã đánh giá; thoát với mã 1 khi dưới mức hoặc khi một bất biến không đạt."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--min", type=float, default=0.0, help="mức nDCG@10 thấp nhất, từ 0 đến 1")
        parser.add_argument(
            "--source",
            choices=SOURCES,
            default="csv",
            help="bộ câu hỏi: csv là tệp đi kèm, rows là các câu hỏi mẫu trong trang quản trị",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report = quality.score(SOURCES[options["source"]](), answer)
        self.stdout.write(report.table())
        if report.ndcg < options["min"] or report.broken_invariants:
            raise CommandError(f"Chưa đạt: nDCG@10 = {report.ndcg:.3f}, cần {options['min']:.2f} và mọi bất biến.")
