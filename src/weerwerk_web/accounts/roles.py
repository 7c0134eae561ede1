"""The one table of who may do what: every role, every action, and how far it reaches."""

from collections.abc import Iterable, Mapping
from enum import Enum, StrEnum
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Role(StrEnum):
    """What someone is for an organisation; the value is kept in the database and never changes."""

    COORDINATOR = "coordinator"
    PROCESS_OWNER = "proceseigenaar"
    RESPONDENT = "invuller"
    SECRETARY = "secretaris"
    MAYOR = "burgemeester"
    CONTROLLER = "concerncontroller"
    INTEGRITY = "integriteitscoordinator"
    CISO = "ciso"
    PRIVACY = "fg"
    WORKS_COUNCIL = "ondernemingsraad"
    COUNCIL = "griffier"
    AUDITOR = "rekenkamer"
    ADVISER = "adviseur"
    PROVINCE = "provincie"
    OPERATOR = "beheerder"


class Action(StrEnum):
    """What can be done; one name per thing that a page or a job does."""

    ORGANISATION_CHANGE = "organisation.change"
    SETTINGS_VIEW = "settings.view"
    PEOPLE_VIEW = "people.view"
    PEOPLE_INVITE = "people.invite"
    PEOPLE_CONFIRM = "people.confirm"
    PEOPLE_REMOVE = "people.remove"
    PEOPLE_RECOVER = "people.recover"
    APPROVER_CHANGE = "approver.change"
    APPROVAL_ASK = "approval.ask"
    APPROVAL_DECIDE = "approval.decide"
    AUDIT_VIEW = "audit.view"
    AUDIT_SIGN = "audit.sign"
    PICTURE_VIEW = "picture.view"
    PICTURE_EDIT = "picture.edit"
    SCAN_MANAGE = "scan.manage"
    SCAN_ANSWER = "scan.answer"
    SCAN_SPREAD = "scan.spread"
    SCAN_SETTLE = "scan.settle"
    SURVEY_RAW = "survey.raw"
    RESULTS_SUMMARY = "results.summary"
    RESULTS_VIEW = "results.view"
    PROCESS_EDIT = "process.edit"
    STAFF_EDIT = "staff.edit"
    STAFF_VIEW = "staff.view"
    STAFF_FEW = "staff.few"
    LOG_REGISTER = "log.register"
    LOG_IMPORT = "log.import"
    FINDINGS_VIEW = "findings.view"
    FINDINGS_TRACEABLE = "findings.traceable"
    PSEUDONYM_UNMASK = "pseudonym.unmask"
    PLAN_VIEW = "plan.view"
    PLAN_EDIT = "plan.edit"
    PLAN_DECIDE = "plan.decide"
    REPORT_PUBLIC = "report.public"
    REPORT_CLOSED = "report.closed"
    REPORT_DRAFT = "report.draft"
    REPORT_HAND_OVER = "report.hand_over"
    CLOSED_EXPORT = "closed.export"
    DOSSIER_IMPORT = "dossier.import"
    DOCUMENT_ADD = "document.add"
    DOCUMENT_VIEW = "document.view"
    DOCUMENT_DOWNLOAD = "document.download"
    REGION_PREVIEW = "region.preview"
    REGION_RELEASE = "region.release"
    REGION_AGGREGATES = "region.aggregates"
    LIBRARY_VIEW = "library.view"
    ADVICE_WRITE = "advice.write"
    WORK_VIEW = "work.view"
    DATA_DELETE = "data.delete"


class Reach(Enum):
    """How far a role reaches with an action."""

    NONE = "nee"
    OWN = "eigen deel"
    ALL = "alles"


NAMES: Mapping[Role, Promise] = MappingProxyType(
    {
        Role.COORDINATOR: _("coördinator weerbaarheid"),
        Role.PROCESS_OWNER: _("proceseigenaar"),
        Role.RESPONDENT: _("invuller"),
        Role.SECRETARY: _("gemeentesecretaris of MT"),
        Role.MAYOR: _("burgemeester"),
        Role.CONTROLLER: _("concerncontroller"),
        Role.INTEGRITY: _("integriteitscoördinator"),
        Role.CISO: _("CISO"),
        Role.PRIVACY: _("functionaris gegevensbescherming"),
        Role.WORKS_COUNCIL: _("ondernemingsraad"),
        Role.COUNCIL: _("griffier of raad"),
        Role.AUDITOR: _("rekenkamer of accountant"),
        Role.ADVISER: _("adviseur van buiten"),
        Role.PROVINCE: _("provincie of BZK"),
        Role.OPERATOR: _("technisch beheerder"),
    }
)

# What a role sees, in one sentence for who invites.
SEES: Mapping[Role, Promise] = MappingProxyType(
    {
        Role.COORDINATOR: _(
            "Leidt de scan. Ziet alles van uw gemeente, behalve losse antwoorden uit een medewerkersonderzoek."
        ),
        Role.PROCESS_OWNER: _("Ziet en beantwoordt het eigen proces."),
        Role.RESPONDENT: _("Beantwoordt de eigen vragen met een link, zonder account."),
        Role.SECRETARY: _("Ziet de samenvatting, de maatregelen en het vertrouwelijke rapport, en beslist."),
        Role.MAYOR: _("Ziet de samenvatting, de maatregelen en het vertrouwelijke rapport, en beslist."),
        Role.CONTROLLER: _("Leest logbestanden en de bezetting in en ziet de bevindingen, met schuilnamen."),
        Role.INTEGRITY: _("Beslist als tweede mee over wat vertrouwelijk naar buiten gaat."),
        Role.CISO: _("Kijkt het logboek van Weerwerk door en tekent ervoor."),
        Role.PRIVACY: _("Kijkt het logboek van Weerwerk door en tekent ervoor."),
        Role.WORKS_COUNCIL: _("Ziet welke logs er zijn, waarvoor en tot wanneer; geen bevindingen."),
        Role.COUNCIL: _("Ziet het openbare rapport."),
        Role.AUDITOR: _("Leest het vertrouwelijke rapport; met een doel en een einddatum."),
        Role.ADVISER: _("Ziet het beeld en de uitkomsten; downloadt niets; met een doel en een einddatum."),
        Role.PROVINCE: _("Ziet alleen optellingen van vijf of meer gemeenten; met een doel en een einddatum."),
        Role.OPERATOR: _("Houdt Weerwerk draaiend; ziet geen inhoud."),
    }
)

# The whole table, one line an action: who reaches all, who only the own part.
_C, _P, _R, _S, _M = Role.COORDINATOR, Role.PROCESS_OWNER, Role.RESPONDENT, Role.SECRETARY, Role.MAYOR
_CC, _I, _CI, _FG, _OR = Role.CONTROLLER, Role.INTEGRITY, Role.CISO, Role.PRIVACY, Role.WORKS_COUNCIL
_G, _RK, _A, _PR, _B = Role.COUNCIL, Role.AUDITOR, Role.ADVISER, Role.PROVINCE, Role.OPERATOR
_INSIDE = (_C, _P, _R, _S, _M, _CC, _I, _CI, _FG)
_EVERYONE = tuple(Role)


def _row(everything: Iterable[Role] = (), own: Iterable[Role] = ()) -> Mapping[Role, Reach]:
    reaching = {**dict.fromkeys(own, Reach.OWN), **dict.fromkeys(everything, Reach.ALL)}
    return MappingProxyType({role: reaching.get(role, Reach.NONE) for role in Role})


TABLE: Mapping[Action, Mapping[Role, Reach]] = MappingProxyType(
    {
        Action.ORGANISATION_CHANGE: _row([_C]),
        Action.SETTINGS_VIEW: _row([_C, _CI, _FG, _B]),
        Action.PEOPLE_VIEW: _row([_C, _S, _CI, _FG]),
        Action.PEOPLE_INVITE: _row([_C], own=[_P]),
        Action.PEOPLE_CONFIRM: _row([_C, _S]),
        Action.PEOPLE_REMOVE: _row([_C, _S]),
        Action.PEOPLE_RECOVER: _row([_C, _S]),
        Action.APPROVER_CHANGE: _row([_C, _S]),
        Action.APPROVAL_ASK: _row([_C, _S, _CC, _I]),
        Action.APPROVAL_DECIDE: _row([_C, _S, _M, _CC, _I, _CI, _FG]),
        Action.AUDIT_VIEW: _row([_CI, _FG, _CC]),
        Action.AUDIT_SIGN: _row([_CI, _FG]),
        Action.PICTURE_VIEW: _row([_C, _S, _M, _A]),
        Action.PICTURE_EDIT: _row([_C]),
        Action.SCAN_MANAGE: _row([_C]),
        Action.SCAN_ANSWER: _row([_C], own=[_P, _R]),
        Action.SCAN_SPREAD: _row([_C], own=[_P]),
        Action.SCAN_SETTLE: _row([_C]),
        Action.SURVEY_RAW: _row(),
        Action.RESULTS_SUMMARY: _row([_C, _S, _M, _CC, _A]),
        Action.RESULTS_VIEW: _row([_C, _A], own=[_P]),
        Action.PROCESS_EDIT: _row([_C], own=[_P]),
        Action.STAFF_EDIT: _row([_C, _CC], own=[_P]),
        Action.STAFF_VIEW: _row([_C, _S, _CC], own=[_P]),
        Action.STAFF_FEW: _row([_C, _S]),
        Action.LOG_REGISTER: _row([_C, _CC, _FG, _OR]),
        Action.LOG_IMPORT: _row([_CC]),
        Action.FINDINGS_VIEW: _row([_CC], own=[_P]),
        Action.FINDINGS_TRACEABLE: _row([_S], own=[_P]),
        Action.PSEUDONYM_UNMASK: _row([_I]),
        Action.PLAN_VIEW: _row([_C, _S, _M, _CC, _A], own=[_P]),
        Action.PLAN_EDIT: _row([_C]),
        Action.PLAN_DECIDE: _row([_S, _M]),
        Action.REPORT_PUBLIC: _row([_C, _P, _S, _M, _CC, _I, _CI, _FG, _OR, _G, _RK, _A]),
        Action.REPORT_CLOSED: _row([_C, _S, _M, _RK]),
        Action.REPORT_DRAFT: _row([_C]),
        Action.REPORT_HAND_OVER: _row([_M, _S]),
        Action.CLOSED_EXPORT: _row([_C, _S]),
        Action.DOSSIER_IMPORT: _row([_C]),
        Action.DOCUMENT_ADD: _row([_C, _CC], own=[_P, _R]),
        Action.DOCUMENT_VIEW: _row([_C], own=[_P, _CC]),
        Action.DOCUMENT_DOWNLOAD: _row([_C], own=[_P, _CC]),
        Action.REGION_PREVIEW: _row([_C, _S]),
        Action.REGION_RELEASE: _row([_C, _S]),
        Action.REGION_AGGREGATES: _row([_PR]),
        Action.LIBRARY_VIEW: _row(_EVERYONE),
        Action.ADVICE_WRITE: _row([_A]),
        Action.WORK_VIEW: _row([_B], own=_INSIDE),
        Action.DATA_DELETE: _row([_C, _S]),
    }
)

# What shows a weak spot, or leads to it: only with the second step of signing in.
CLOSED: frozenset[Action] = frozenset(
    {
        Action.ORGANISATION_CHANGE,
        Action.PEOPLE_VIEW,
        Action.PEOPLE_INVITE,
        Action.PEOPLE_CONFIRM,
        Action.PEOPLE_REMOVE,
        Action.PEOPLE_RECOVER,
        Action.APPROVER_CHANGE,
        Action.APPROVAL_ASK,
        Action.APPROVAL_DECIDE,
        Action.AUDIT_VIEW,
        Action.AUDIT_SIGN,
        Action.PICTURE_VIEW,
        Action.PICTURE_EDIT,
        Action.SCAN_MANAGE,
        Action.SCAN_SPREAD,
        Action.SCAN_SETTLE,
        Action.SURVEY_RAW,
        Action.RESULTS_SUMMARY,
        Action.RESULTS_VIEW,
        Action.PROCESS_EDIT,
        Action.STAFF_EDIT,
        Action.STAFF_VIEW,
        Action.STAFF_FEW,
        Action.LOG_IMPORT,
        Action.FINDINGS_VIEW,
        Action.FINDINGS_TRACEABLE,
        Action.PSEUDONYM_UNMASK,
        Action.PLAN_VIEW,
        Action.PLAN_EDIT,
        Action.PLAN_DECIDE,
        Action.REPORT_CLOSED,
        Action.REPORT_DRAFT,
        Action.REPORT_HAND_OVER,
        Action.CLOSED_EXPORT,
        Action.DOSSIER_IMPORT,
        Action.DOCUMENT_VIEW,
        Action.DOCUMENT_DOWNLOAD,
        Action.REGION_PREVIEW,
        Action.REGION_RELEASE,
        Action.ADVICE_WRITE,
        Action.DATA_DELETE,
    }
)
WITH_PROCESSES: frozenset[Role] = frozenset({Role.PROCESS_OWNER, Role.RESPONDENT})  # have an own part
BY_LINK: frozenset[Role] = frozenset({Role.RESPONDENT})  # the only role that a link alone may carry
FROM_OUTSIDE: frozenset[Role] = frozenset({Role.ADVISER, Role.PROVINCE, Role.AUDITOR})  # with a purpose and an end


def reach(roles: Iterable[Role], action: Action) -> Reach:
    """How far someone with these roles reaches: the furthest of them."""
    found = {TABLE[action][role] for role in roles}
    return next((one for one in (Reach.ALL, Reach.OWN) if one in found), Reach.NONE)


def reaches_closed(role: Role) -> bool:
    """Whether a role can reach anything of the closed layer."""
    return any(TABLE[action][role] is not Reach.NONE for action in CLOSED)
