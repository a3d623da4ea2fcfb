from django.conf import settings
from django.db import models


class Row(models.Model):
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    company = models.CharField(max_length=200)
    title = models.CharField(max_length=300)
    status = models.CharField(max_length=12)
    changed_on = models.DateField()
    number = models.PositiveIntegerField()

    def __str__(self) -> str:
        return self.company
