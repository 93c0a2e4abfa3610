from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Tìm kiếm"

    def ready(self) -> None:
        """Register the checks and the worker's steps, connect the receivers."""
        from search import steps  # noqa: F401
        from search.alerts import steps as alert_steps  # noqa: F401
        from search.engines import configured  # noqa: F401
        from search.files import hooks  # noqa: F401
        from search.files import signals as file_signals  # noqa: F401
        from search.indexing import signals  # noqa: F401
