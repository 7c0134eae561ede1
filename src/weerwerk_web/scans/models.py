"""A scan in rows: who answers, what they answered, what was settled and decided, and the papers made of it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from weerwerk.scan.model import Preset, Word
from weerwerk_web.organisations.models import Owned

_PRESETS = [(one.value, one.value) for one in Preset]
_WORDS = [(one.value, one.value) for one in Word]


class Scan(Owned):
    """One scan of the organisation, held with one edition of the catalogue.

    `version` rises with every change, `shape` when other questions may be asked.
    """

    title = models.CharField(max_length=120)
    edition = models.CharField(max_length=20)
    preset = models.CharField(max_length=20, choices=_PRESETS, default=Preset.FIRST.value)
    processes = models.JSONField(default=list)
    inhabitants = models.PositiveIntegerField(default=1)
    particulars = models.JSONField(default=dict)
    start = models.DateField(default=timezone.localdate)
    end = models.DateField(null=True)
    closed = models.DateTimeField(null=True)
    version = models.PositiveBigIntegerField(default=1)
    shape = models.PositiveBigIntegerField(default=1)
    person = models.UUIDField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-made"]


class Respondent(Owned):
    """Someone who answers, under a code; who it is, only the coordinator sees."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="+")
    code = models.CharField(max_length=40)
    function = models.CharField(max_length=60, blank=True)
    processes = models.JSONField(default=list)
    person = models.UUIDField(null=True)
    invitation = models.UUIDField(null=True)
    done = models.DateTimeField(null=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scan", "code"], name="scans_one_code_per_scan"),
            models.UniqueConstraint(
                fields=["scan", "person"], condition=Q(person__isnull=False), name="scans_one_respondent_per_person"
            ),
        ]


class Sheet(Owned):
    """What one respondent answered about one process on one day: a file of the dossier."""

    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=120, blank=True)
    function = models.CharField(max_length=60)
    process = models.CharField(max_length=60, blank=True)
    date = models.DateField()
    note = models.TextField(blank=True)

    class Meta(Owned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["respondent", "process", "date", "name"], name="scans_one_sheet_per_day_and_process"
            )
        ]


class Proved(Owned):
    """What shows that a claim is true; without a kind there is no proof."""

    proof_kind = models.CharField(max_length=20, blank=True)
    proof_reference = models.CharField(max_length=300, blank=True)
    proof_date = models.DateField(null=True)
    document = models.UUIDField(null=True)

    class Meta(Owned.Meta):
        abstract = True


class Answer(Proved):
    """One answer, with the steps for which it is another; its place is that in the file it came from."""

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="+")
    respondent = models.ForeignKey(Respondent, on_delete=models.CASCADE, related_name="+")
    circumstance = models.CharField(max_length=60)
    process = models.CharField(max_length=60, blank=True)
    step = models.CharField(max_length=60, blank=True)
    level = models.CharField(max_length=12, blank=True)
    word = models.CharField(max_length=12, choices=_WORDS)
    exceptions = models.JSONField(default=dict)
    reason = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    case_number = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0)
    changed = models.DateTimeField(auto_now=True)

    class Meta(Proved.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["respondent", "circumstance", "process", "step", "level"], name="scans_one_answer_per_question"
            )
        ]


class Settled(Proved):
    """What the assessor made of differing answers, with the reason; the answers stay."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="+")
    circumstance = models.CharField(max_length=60)
    process = models.CharField(max_length=60, blank=True)
    step = models.CharField(max_length=60, blank=True)
    word = models.CharField(max_length=12, choices=_WORDS)
    reason = models.TextField()
    on = models.DateField()
    by = models.CharField(max_length=60)
    case_number = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0)

    class Meta(Proved.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scan", "circumstance", "process", "step"], name="scans_settled_once")
        ]


class Choice(Owned):
    """A weight or an impact that the organisation chose itself; a weight names its circumstance."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="+")
    process = models.CharField(max_length=60)
    circumstance = models.CharField(max_length=60, blank=True)
    value = models.PositiveSmallIntegerField()
    reason = models.TextField()
    on = models.DateField()
    case_number = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0)

    class Meta(Owned.Meta):
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["scan", "process", "circumstance"], name="scans_one_choice")
        ]


class Session(Owned):
    """A meeting at which the scan was read together: when, who sat there by function, and whether it is over."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="+")
    date = models.DateField(default=timezone.localdate)
    group = models.CharField(max_length=60)
    present = models.TextField(blank=True)
    case_number = models.BooleanField(default=False)
    closed = models.DateTimeField(null=True)
    person = models.UUIDField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-made"]


class Point(Owned):
    """Something that was decided at a session: about which question, what, by which function, before when."""

    session = models.ForeignKey(Session, on_delete=models.CASCADE, related_name="+")
    process = models.CharField(max_length=60, blank=True)
    circumstance = models.CharField(max_length=60, blank=True)
    step = models.CharField(max_length=60, blank=True)
    said = models.TextField(blank=True)
    decision = models.TextField(blank=True)
    owner = models.CharField(max_length=60, blank=True)
    due = models.DateField(null=True)
    case_number = models.BooleanField(default=False)
    place = models.PositiveIntegerField(default=0)
    made = models.DateTimeField(auto_now_add=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["place", "made"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["session", "process", "circumstance", "step"], name="scans_one_point_per_question"
            )
        ]


class Piece(Owned):
    """A file of the dossier that no page makes yet: kept whole, encrypted in the vault, and given back as it came."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="+")
    name = models.CharField(max_length=200)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["name"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["scan", "name"], name="scans_one_piece_per_name")]


class Reading(Owned):
    """What the logs of a scan showed when last read, encrypted in the vault; `asked` says under which rules."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="+")
    asked = models.CharField(max_length=64)
    made = models.DateTimeField(auto_now_add=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-made"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["scan"], name="scans_one_reading")]


class Paper(Owned):
    """Something that was made of a scan and lies in the vault: which, of what, by whom, and who may have it."""

    scan = models.ForeignKey(Scan, on_delete=models.CASCADE, related_name="+")
    kind = models.CharField(max_length=30)
    name = models.CharField(max_length=120)
    mime = models.CharField(max_length=100)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    receipt = models.CharField(max_length=20, blank=True)
    version = models.PositiveBigIntegerField()
    closed = models.BooleanField(default=True)
    alone = models.BooleanField(default=False)
    released = models.DateTimeField(null=True)
    person = models.UUIDField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-made"]


class Handover(Owned):
    """A closed paper that went to the council under geheimhouding: who imposed it, on which ground, and until when."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="+")
    organ = models.CharField(max_length=120)
    ground = models.CharField(max_length=300)
    start = models.DateField()
    end = models.DateField()
    person = models.UUIDField()
    made = models.DateTimeField(auto_now_add=True)

    class Meta(Owned.Meta):
        ordering: ClassVar = ["-made"]
