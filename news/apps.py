from django.apps import AppConfig


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = "Tin tức, chương trình"

    def ready(self) -> None:
        """Say when pages change by themselves, and whom to ask in a unit."""
        from news import contacts, instants  # noqa: F401
