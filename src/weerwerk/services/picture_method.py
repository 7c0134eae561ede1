"""How a picture is made and what it cannot say, in words that stand in every report."""

METHOD_SOURCES = ("nwb-kp", "liec-b", "gld-st")

METHOD: tuple[str, ...] = (
    "Dit beeld gaat over ondermijning: criminelen die gewone bedrijven, geld en diensten gebruiken voor hun zaken, en "
    "druk zetten op wie daarover gaat. Wat daar niet onder valt, zoals gewone overlast, telt niet mee.",
    "Afdelingen vertelden wat zij in hun werk zien. Signalen zijn geteld per fenomeen, per gemeente of wijk en per "
    "maand. Namen, adressen en bedrijven staan niet in dit beeld en ook niet in de gegevens waarmee het is gemaakt. "
    "Een los signaal weegt de gemeente volgens haar eigen protocol, buiten dit beeld.",
    "Per fenomeen gaf een functie een oordeel: geen aanwijzing, mogelijk, waarschijnlijk, vastgesteld of onbekend, met "
    "waarop dat rust. Lopen oordelen uiteen, dan staan zij er allebei. Onbekend is ook een uitkomst.",
    "Een barrière is iets wat een stap van een crimineel moeilijker maakt. Of een barrière van de gemeente staat, "
    "volgt uit de antwoorden van de weerbaarheidsscan. Zij staat als zeker is dat zij is geregeld. Zij staat niet als "
    "zeker is dat zij hooguit een gewoonte is. In andere gevallen staat zij deels. Zonder antwoord is het onbekend.",
)
LIMITS: tuple[str, ...] = (
    "Wat medewerkers merken en wat geregistreerd is, staat uit elkaar. Harde cijfers zijn er weinig.",
    "Meer signalen is niet hetzelfde als meer criminaliteit: wie vaker meldt of controleert, telt meer.",
    "Waar niets is gemeld, kan het rustig zijn. Het kan ook dat niemand meldt.",
    "Een patroon is geen bewijs. Dit beeld wijst geen wijk, bedrijf of mens aan.",
    "Aantallen onder de drie staan nergens, en ook niet wat ze zou verraden.",
)
