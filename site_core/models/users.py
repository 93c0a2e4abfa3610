from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff. The public has no accounts."""

    class Meta(AbstractUser.Meta):
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"

    def get_full_name(self) -> str:
        """The name as Vietnamese say it: family name, middle name, given name."""
        return f"{self.last_name} {self.first_name}".strip()
