from django.db import models


class Versioned(models.Model):
    """A row that counts its saves: a form opened on an older version is recognised, and a calendar sees that an
    event changed.
    """

    version = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True

    def save(self, *args, **kwargs) -> None:
        if not self._state.adding:
            self.version += 1
            if (only := kwargs.get("update_fields")) is not None:
                kwargs["update_fields"] = {*only, "version"}
        super().save(*args, **kwargs)
