"""An organisation, and what it means to belong to one."""

import uuid
from collections.abc import Iterable
from typing import ClassVar, Self, TypeVar

from django.db import models

from weerwerk.errors import OwnFailure
from weerwerk_web.organisations import scope

Row = TypeVar("Row", bound="Owned", covariant=True)


class OtherOrganisation(OwnFailure):
    """Dit hoort bij een andere organisatie."""


class Organisation(models.Model):
    """A municipality, or another body that keeps its own data apart."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    code = models.CharField(max_length=12, blank=True)
    name = models.CharField(max_length=120)
    province = models.CharField(max_length=40, blank=True)
    demo = models.BooleanField(default=False)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.name


class OwnedQuerySet(models.QuerySet[Row]):
    """A query that cannot move rows to another organisation."""

    def update(self, **kwargs: object) -> int:
        """Change rows; their organisation never changes."""
        if {"organisation", "organisation_id"} & kwargs.keys():
            raise OtherOrganisation
        return super().update(**kwargs)

    def bulk_create(  # type: ignore[override]  # the other arguments would let a row be replaced
        self, objs: Iterable[Row], batch_size: int | None = None
    ) -> list[Row]:
        """Add rows, each checked as if it were saved alone."""
        rows = list(objs)
        for row in rows:
            row.claim()
        return super().bulk_create(rows, batch_size=batch_size)


class OwnedManager(models.Manager[Row]):
    """Sees the rows of the organisation of this moment and no others."""

    use_in_migrations = False

    def get_queryset(self) -> OwnedQuerySet[Row]:
        """The rows within scope; without a scope there is no answer at all."""
        rows: OwnedQuerySet[Row] = OwnedQuerySet(self.model, using=self._db)
        return rows.filter(organisation_id=scope.organisation_id())


class Owned(models.Model):
    """A row that belongs to one organisation for as long as it exists."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.PROTECT, editable=False, related_name="+")

    objects: ClassVar[OwnedManager[Self]] = OwnedManager()

    class Meta:
        abstract = True
        base_manager_name = "objects"  # also for following a foreign key
        default_manager_name = "objects"

    def claim(self) -> None:
        """Take the organisation of this moment, and refuse that or anything referred to of another one."""
        here = scope.organisation_id()
        if self.organisation_id is None:
            self.organisation_id = here
        if self.organisation_id != here or not all(self._is_ours(one) for one in _references(type(self))):
            raise OtherOrganisation

    def _is_ours(self, reference: "models.ForeignKey[Owned]") -> bool:
        value = getattr(self, reference.attname)
        if value is None:
            return True
        if reference.is_cached(self):
            return bool(getattr(self, reference.name).organisation_id == self.organisation_id)
        target = reference.related_model
        assert isinstance(target, type)
        assert issubclass(target, Owned)
        return target.objects.filter(pk=value).exists()

    def save(self, *args: object, **kwargs: object) -> None:
        """Write the row, in its own organisation."""
        self.claim()
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed on as they came


def _references(model: type[models.Model]) -> "list[models.ForeignKey[Owned]]":
    return [
        one
        for one in model._meta.concrete_fields
        if isinstance(one, models.ForeignKey)
        and isinstance(one.related_model, type)
        and issubclass(one.related_model, Owned)
    ]
