"""Every address of the workbench, in one list."""

from allauth.account import views as account
from allauth.mfa.urls import urlpatterns as second_step
from allauth.socialaccount import views as municipal
from allauth.socialaccount.providers.openid_connect import views as oidc
from django.conf import settings
from django.urls import URLPattern, URLResolver, include, path

from weerwerk_web.accounts import entrance, visits
from weerwerk_web.accounts import municipal as service
from weerwerk_web.accounts import views as people
from weerwerk_web.approvals import views as approvals
from weerwerk_web.documents import views as documents
from weerwerk_web.library import views as library
from weerwerk_web.look import style
from weerwerk_web.picture.views import counts, judging, rows, weighing
from weerwerk_web.processes.views import editing, mandates, one_goal, one_step, staffing, standing, whole_text
from weerwerk_web.scans.views import manage, question, sheet
from weerwerk_web.scans.views import people as answering
from weerwerk_web.work import views as work
from weerwerk_web.workbench import example, views
from weerwerk_web.workbench.pages import (
    concern,
    differences,
    dossier,
    duiding,
    erasing,
    first_hour,
    handing_over,
    logs,
    papers,
    picture,
    picture_papers,
    results,
    weights,
)

handler400 = "weerwerk_web.workbench.faults.bad_request"
handler403 = "weerwerk_web.workbench.faults.refused"
handler404 = "weerwerk_web.workbench.faults.not_found"
handler500 = "weerwerk_web.workbench.faults.failed"

_entrance: list[URLPattern | URLResolver] = [
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("niet-actief/", account.account_inactive, name="account_inactive"),
    path("aanmelden/", people.no_signup, name="account_signup"),
    path("bevestigen/", account.reauthenticate, name="account_reauthenticate"),
    path("account/wachtwoord/", account.password_change, name="account_change_password"),
    path("account/wachtwoord-maken/", people.no_signup, name="account_set_password"),
    path("wachtwoord-vergeten/", people.no_signup, name="account_reset_password"),
    path("account/tweede-stap/", include(second_step)),
    path("gemeente/<str:provider_id>/", oidc.login, name="openid_connect_login"),
    path("gemeente/<str:provider_id>/terug/", service.callback, name="openid_connect_callback"),
    path("gemeente-afgebroken/", municipal.login_cancelled, name="socialaccount_login_cancelled"),
    path("gemeente-mislukt/", municipal.login_error, name="socialaccount_login_error"),
    path("gemeente-onbekend/", entrance.unknown_here, name="socialaccount_signup"),
    path("gemeente-koppelen/", people.no_signup, name="socialaccount_connections"),
    path("onbekend/", entrance.unknown_here, name="unknown_here"),
    path("begin/<str:secret>/", entrance.begin, name="begin"),
    path("uitnodiging/<str:secret>/", entrance.invitation, name="invitation"),
    path("taal/", views.language, name="language"),
]

_people: list[URLPattern | URLResolver] = [
    path("account/", people.account, name="account"),
    path("account/sessies/", visits.visits, name="visits"),
    path("tweede-stap/", people.second_step, name="second_step"),
    path("mensen/", people.people, name="people"),
    path("mensen/uitnodigen/", people.invite, name="invite"),
    path("mensen/uitnodigen/<slug:role>/", people.invite_as, name="invite_as"),
    path("mensen/<uuid:membership>/bevestigen/", people.confirm, name="confirm"),
    path("mensen/<uuid:membership>/beeindigen/", people.remove, name="remove"),
    path("mensen/<uuid:membership>/goedkeurder/", approvals.approver, name="approver"),
    path("mensen/<uuid:person>/opnieuw/", approvals.recover, name="recover"),
    path("uitnodigingen/<uuid:invitation>/intrekken/", people.withdraw, name="withdraw"),
]

_picture: list[URLPattern | URLResolver] = [
    path("gemeente/", first_hour.municipality, name="municipality"),
    path("omgeving/", rows.surroundings, name="surroundings"),
    path("verschijnselen/", rows.phenomena, name="phenomena"),
    path("beeld/", picture.picture, name="picture"),
    path("beeld/processen/", picture.processes, name="picture_processes"),
    path("beeld/kaart/", picture.picture_map, name="picture_map"),
    path("beeld/fenomeen/<slug:phenomenon>/", picture.phenomenon, name="phenomenon"),
    path("beeld/oordeel/<slug:phenomenon>/", judging.judge, name="judge"),
    path("beeld/oordelen/<uuid:judgement>/weghalen/", judging.remove, name="judgement_remove"),
    path("beeld/gesprekken/", picture.talks, name="talks"),
    path("beeld/gesprekken/<uuid:talk>/weghalen/", picture.remove_talk, name="talk_remove"),
    path("beeld/gesprekswijzer/", picture_papers.guide, name="talk_guide"),
    path("beeld/tellen/", counts.counts, name="counts"),
    path("beeld/tellen/bestand/", counts.take, name="counts_take"),
    path("beeld/tellen/telblad/", picture_papers.sheet, name="counts_sheet"),
    path("beeld/tellen/<uuid:count>/weghalen/", counts.remove, name="count_remove"),
    path("beeld/gebied/", counts.borders, name="borders"),
    path("beeld/gebied/cijfers/", counts.figures, name="figures_take"),
    path("beeld/weging/", weighing.weighing, name="weighing"),
    path("beeld/weging/<uuid:product>/weghalen/", weighing.remove_product, name="product_remove"),
    path("beeld/opdracht/", weighing.assignment, name="assignment"),
    path("beeld/verzoek-aan-het-riec/", picture_papers.riec_request, name="riec_request"),
]

_scan: list[URLPattern | URLResolver] = [
    path("scan/beginnen/", manage.begin, name="scan_begin"),
    path("scan/kiezen/", manage.choose, name="scan_choose"),
    path("scan/sluiten/", manage.close, name="scan_close"),
    path("scan/", results.scan, name="scan"),
    path("scan/wie/", answering.who_answers, name="who_answers"),
    path("scan/wie/vragen/", answering.ask, name="who_ask"),
    path("scan/wie/<uuid:respondent>/herinneren/", answering.remind, name="remind"),
    path("vragen/", question.start, name="questions"),
    path("vragen/uw-deel/", question.own_part, name="own_part"),
    path("vragen/antwoorden/", question.done, name="questions_done"),
    path("vragen/klaar/", question.hand_in, name="hand_in"),
    path("vragen/excel/", sheet.sheet, name="sheet"),
    path("vragen/excel/ophalen/", sheet.fetch, name="sheet_fetch"),
    path("vraag/<slug:part>/<slug:circumstance>/", question.question, name="question"),
    path("vraag/<slug:part>/<slug:circumstance>/<slug:step>/", question.question, name="question_step"),
    path("eerste-beeld/", first_hour.picture_page, name="first_picture"),
    path("overzicht/", results.overview_page, name="overview"),
    path("proces/<slug:process>/", results.process, name="process"),
    path("proces/<slug:process>/gewichten/", weights.weights, name="weights"),
    path("verschillen/", differences.overview, name="differences"),
    path("verschil/<slug:part>/<slug:circumstance>/", differences.difference, name="difference"),
    path("verschil/<slug:part>/<slug:circumstance>/<slug:step>/", differences.difference, name="difference_step"),
    path("antwoord/<uuid:answer>/terugnemen/", question.take_back, name="take_back"),
    path("duiding/", duiding.start, name="duiding"),
    path("duiding/sluiten/", duiding.close, name="duiding_close"),
    path("duiding/<int:number>/", duiding.point, name="duiding_point"),
    path("papieren/", papers.papers, name="papers"),
    path("papieren/maken/<slug:kind>/", papers.make, name="paper_make"),
    path("papieren/<uuid:paper>/", papers.download, name="paper"),
    path("papieren/<uuid:paper>/vrijgeven/", papers.release, name="paper_release"),
    path("papieren/<uuid:paper>/aan-de-raad/", handing_over.hand_over, name="paper_hand_over"),
    path("dossier/", dossier.dossier, name="dossier"),
    path("dossier/meenemen/", dossier.put_out, name="dossier_out"),
    path("dossier/inlezen/", dossier.take_in, name="dossier_in"),
    path("logs/", logs.register, name="logs"),
    path("bevindingen/", logs.findings, name="findings"),
    path("bevindingen/herleidbaar/", logs.traceable, name="findings_traceable"),
    path("wie-wat/", first_hour.whom, name="whom"),
]

_library: list[URLPattern | URLResolver] = [
    path("bibliotheek/", library.home, name="library"),
    path("bibliotheek/zoeken/", library.find, name="library_find"),
    path("bibliotheek/<slug:kind>/", library.shelf, name="library_shelf"),
    path("bibliotheek/<slug:kind>/<str:card>/", library.card, name="library_card"),
]

_processes: list[URLPattern | URLResolver] = [
    path("bezetting/", staffing.everybody, name="staff"),
    path("bezetting/mandaten/", mandates.mandates, name="mandates"),
    path("processen/", standing.overview, name="processes"),
    path("processen/<slug:process>/", standing.process, name="staffing"),
    path("processen/<slug:process>/bezetting/", staffing.grid, name="staffing_grid"),
    path("processen/<slug:process>/weinig/", standing.few, name="staffing_few"),
    path("processen/<slug:process>/als/", standing.what_if, name="process_what_if"),
    path("processen/<slug:process>/bewerken/", editing.edit, name="process_edit"),
    path("processen/<slug:process>/stap/", one_step.step, name="process_step_new"),
    path("processen/<slug:process>/stap/<slug:step>/", one_step.step, name="process_step"),
    path("processen/<slug:process>/doel/", one_goal.goal, name="process_goal_new"),
    path("processen/<slug:process>/doel/<slug:goal>/", one_goal.goal, name="process_goal"),
    path("processen/<slug:process>/tekst/", whole_text.text, name="process_text"),
    path("processen/<slug:process>/versterken/", standing.strengthen, name="process_strengthen"),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.start, name="start"),
    path("organisatie/", views.choose, name="organisation_choose"),
    path("goedkeuren/", approvals.overview, name="approvals"),
    path("goedkeuren/<uuid:approval>/", approvals.decide, name="approval_decide"),
    path("logboek/", views.audit, name="audit"),
    path("verwijderen/", erasing.overview, name="erasing"),
    path("verwijderen/scan/<uuid:scan>/", erasing.scan, name="erase_scan"),
    path("verwijderen/bezetting/", erasing.staff, name="erase_staff"),
    path("werk/", work.overview, name="works"),
    path("werk/<uuid:work>/", work.one, name="work"),
    path("documenten/<uuid:document>/", documents.download, name="document"),
    path("documenten/nakijken/", documents.check_again, name="documents_check"),
    path("melden/", concern.concern, name="report_concern"),
    *_picture,
    *_scan,
    *_processes,
    *_library,
    *_people,
    *_entrance,
]
if settings.WEERWERK.demo:
    urlpatterns += [
        path("stijl/", style.page, name="style"),
        path("voorbeeld/<str:role>/<str:key>/", example.become, name="become"),
    ]
