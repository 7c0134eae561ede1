"""When two Dutch words are forms of one word: the stems of Snowball, and what it leaves on a verb."""

import re
import unicodedata
from functools import lru_cache

SHORTEST = 4  # what is left of a word when an ending goes
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?", re.UNICODE)


def words(text: str) -> list[str]:
    """The words of a text, small and without accents."""
    flat = unicodedata.normalize("NFD", text.casefold())
    return _WORD.findall("".join(one for one in flat if not unicodedata.combining(one)))


@lru_cache(maxsize=65_536)
def stems(word: str) -> frozenset[str]:
    """What a word may be a form of; two words that share one of these are taken for the same.

    Snowball has two stemmers for Dutch that each know words the other does not; neither takes the t or the d of
    a verb away, nor always its ge-: gecontroleerd, controleert.
    """
    from snowballstemmer import stemmer  # only who searches needs it

    porter, kraaij = stemmer("dutch_porter"), stemmer("dutch")
    forms = {word}
    forms |= {one[:-1] for one in forms if one.endswith(("t", "d")) and len(one) > SHORTEST + 1}
    forms |= {one[2:] for one in forms if one.startswith("ge") and len(one) > SHORTEST + 1}
    return frozenset({porter.stemWord(one) for one in forms} | {kraaij.stemWord(word)})
