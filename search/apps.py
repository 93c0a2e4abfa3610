from django.apps import AppConfig


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = "Tìm kiếm"

    def ready(self) -> None:
        from search import choice, signals  # noqa: F401  (registers the checks, connects the receivers)
        from search.files import hooks  # noqa: F401
        from search.files import signals as file_signals  # noqa: F401
