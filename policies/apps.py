from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "policies"
    verbose_name = "Chính sách"

    def ready(self) -> None:
        """Say when pages change by themselves."""
        from policies.catalogue import instants  # noqa: F401
