from django.apps import AppConfig


class PoliciesConfig(AppConfig):
    name = "policies"
    verbose_name = "Chính sách"

    def ready(self) -> None:
        """Say when pages change by themselves, register the worker's steps."""
        from policies.catalogue import instants  # noqa: F401
        from policies.requests import steps  # noqa: F401
        from policies.workbench import steps as of_workbench  # noqa: F401
