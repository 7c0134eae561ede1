"""The rules on who is asked, how much is asked, and whether help fits can each fail."""

import pytest

from tests.core.catalogue.planting import found_in, planted, without

GELD = "circumstances/internal/contant-geld-beperkt.yaml"
LOG = "measures/logcontrole-plan.yaml"


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (GELD, "ask: teamleider", "ask: teamleidster", "'teamleidster' bestaat niet in functions"),
        (GELD, "ask: teamleider\n", "", "zegt niet wie u dit vraagt"),
        (GELD, "theme: processen", "theme: integriteit", "'integriteit' is geen hoofdstuk"),
        (GELD, "ask: teamleider", 'ask: teamleider\nsurvey_item: "De kas klopt."', "een stelling die niets meet"),
        (
            GELD,
            "ask: teamleider",
            "ask: teamleider\nmeasured: [{by: survey}]",
            "gemeten met een enquête zonder stelling",
        ),
        (GELD, "ask: teamleider", "ask: teamleider\npresets: [eerste-beeld]", "56 vragen in het eerste beeld"),
        (
            GELD,
            "ask: teamleider",
            "ask: teamleider\npresets: [klein]",
            "klein vraagt 13 per proces en 19 voor de organisatie",
        ),
        (
            GELD,
            "processes: [afval-civiel]",
            "processes: [afval-civiel, archief-post]",
            "geen maatregel helpt hiertegen bij archief-post",
        ),
        (
            "norms/limburg-2023.yaml",
            "chapter: informatiepositie",
            "chapter: informatie",
            "'informatie' is geen hoofdstuk",
        ),
        ("processes/archief-post.yaml", "act: after-check", "act: check", "geen controle achteraf"),
        (
            "measures/kluis-tellen.yaml",
            "processes: [reisdocumenten]",
            "processes: [reisdocumenten, brp]",
            "doet niets bij brp",
        ),
        (LOG, "requires: [eigen-inlog-afdwingen]", "requires: [logcontrole-plan]", "wacht op zichzelf"),
        (LOG, "excludes: [logcontrole-licht]", "excludes: [kasregels]", "'kasregels' sluit deze niet uit"),
        (LOG, "excludes: [logcontrole-licht]", "excludes: []", "'logcontrole-plan' sluit deze niet uit"),
        (
            LOG,
            "requires: [eigen-inlog-afdwingen]",
            "requires: [logcontrole-licht]",
            "'logcontrole-licht' is nodig én uitgesloten",
        ),
    ],
)
def test_a_planted_fault_is_found(file, old, new, fault):
    assert fault in planted(file, old, new)


def test_a_measure_that_waits_for_one_that_waits_for_it_is_found():
    found = planted("measures/eigen-inlog-afdwingen.yaml", "small: goed", "small: goed\nrequires: [logcontrole-plan]")
    assert "wacht op zichzelf" in found


def test_a_further_process_told_in_five_steps_is_found():
    text = "processes/evenementen-sport.yaml"
    found = planted(text, STEPS, "")
    assert "5 stappen" in found


def test_help_that_disappears_is_missed_on_every_process():
    found = found_in(without("measures", "roulatie-en-toedeling"))
    assert "geen maatregel helpt hiertegen bij toezicht-handhaving" in found


STEPS = """  - id: voorstel-maken
    name: {nl: Voorstel voor gebruik of bijdrage maken, en: Propose use or support}
    act: prepare
    functions: [verenigingsconsulent]
  - id: besluiten
    name: {nl: Gebruik of bijdrage toestaan, en: Allow use or support}
    act: decide
    functions: [teamleider, wethouder]
"""
