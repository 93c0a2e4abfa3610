from django.contrib.auth.models import AbstractUser


class User(AbstractUser):
    """A member of staff. The public has no accounts."""

    class Meta(AbstractUser.Meta):
        verbose_name = "người dùng"
        verbose_name_plural = "người dùng"
