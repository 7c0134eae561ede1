"""The pages of the library: the entrance, the shelves, the cards and the search; behind sign-in unless switched on."""

from collections import Counter
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from weerwerk_web.accounts.needs import seat_of
from weerwerk_web.accounts.roles import Action
from weerwerk_web.editions.store import catalogue
from weerwerk_web.library import links, shelves
from weerwerk_web.library.search import LONGEST, meant, search

SHOWN = 40  # hits on the page; who wants fewer names a kind, or one word more
P = ParamSpec("P")
Page = Callable[Concatenate[HttpRequest, P], HttpResponse]


def reading(page: Page[P]) -> Page[P]:
    """A page for who may read here, and for everyone once the municipality switched that on."""

    @wraps(page)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD"})
        if not settings.WEERWERK.library_public:
            seat_of(request).must(Action.LIBRARY_VIEW)
        return page(request, *args, **kwargs)

    guarded.needs = Action.LIBRARY_VIEW  # type: ignore[attr-defined]  # read by the test that visits every page
    guarded.login_required = not settings.WEERWERK.library_public  # type: ignore[attr-defined]  # read by Django
    return guarded


@reading
def home(request: HttpRequest) -> HttpResponse:
    """What undermining is, its forms, the chain, and everything else there is to read."""
    whole, amount = catalogue(), shelves.counts()
    stands = [(one, amount[one.slug]) for one in shelves.SHELVES.values() if one.slug != links.WAY]
    context = {
        "what": whole.themes["ondermijning"],
        "shapes": [one for _name, held in shelves.shelf(links.WAY) for one in held],
        "chain": [one for one in stands if one[0].chain],
        "further": [one for one in stands if not one[0].chain],
        "edition": whole.edition,
    }
    return render(request, "library/home.html", context)


@reading
def shelf(request: HttpRequest, kind: str) -> HttpResponse:
    """Everything of one kind."""
    if kind not in shelves.SHELVES:
        raise Http404
    context = {
        "shelf": shelves.SHELVES[kind],
        "chain": _chain(),
        "groups": shelves.shelf(kind),
        "edition": catalogue().edition,
    }
    return render(request, "library/shelf.html", context)


@reading
def card(request: HttpRequest, kind: str, card: str) -> HttpResponse:
    """One card, with where it comes from and where it leads."""
    page = shelves.page(kind, card)
    if page is None:
        raise Http404
    context = {
        "page": page,
        "shelf": shelves.SHELVES[kind],
        "chain": _chain(),
        "citing": shelves.citing(card) if kind == links.SOURCE else [],
        "edition": catalogue().edition,
    }
    return render(request, "library/card.html", context)


@reading
def find(request: HttpRequest) -> HttpResponse:
    """What answers a question in the words of the reader."""
    question = request.GET.get("q", "").strip()[:LONGEST]
    kind = request.GET.get("soort", "")
    answers = search(question) if question else []
    amounts = Counter(one.page.kind for one in answers)
    wanted = [one for one in answers if one.page.kind == kind] if amounts[kind] else answers
    context = {
        "question": question,
        "kind": kind if amounts[kind] else "",
        "hits": [(one.hit(), shelves.SHELVES[one.page.kind]) for one in wanted[:SHOWN]],
        "more": max(0, len(wanted) - SHOWN),
        "total": len(answers),
        "meant": meant(question) if question and not answers else "",
        "kinds": [(one, amounts[one.slug]) for one in shelves.SHELVES.values() if amounts[one.slug]],
        "edition": catalogue().edition,
    }
    return render(request, "library/find.html", context)


def _chain() -> list[shelves.Shelf]:
    return [one for one in shelves.SHELVES.values() if one.chain]
