"""How a scan is made, in words that stand in every report."""

METHOD_SOURCES = ("vj-kp", "nwb-kp")

METHOD: tuple[str, ...] = (
    "Van ondermijning is sprake als criminelen legale bedrijven en diensten gebruiken voor illegale doelen. Het "
    "Verwey-Jonker Instituut onderzocht in 2023 welke processen van een gemeente daarvoor kwetsbaar zijn. De "
    "uitkomst: niet het proces zelf maakt kwetsbaar, maar de omstandigheden. Binnen de organisatie gaat het om "
    "functies, personen en de manier van werken; daarbuiten om risicolocaties en sectoren.",
    "Deze scan stelt per omstandigheid één vraag. Er zijn vijf antwoorden: aantoonbaar (0), geregeld (25), op "
    "papier (50), gewoonte (75) en nee (100). ‘Aantoonbaar’ en ‘geregeld’ vragen om bewijs; zonder bewijs kan het "
    "ook ‘op papier’ zijn. Een vraag zonder antwoord telt van 0 tot 100: wij raden niet.",
    "Elke omstandigheid heeft per proces een gewicht van 0 tot 5. De kwetsbaarheid is de som van gewicht maal "
    "graad, gedeeld door de som van de gewichten: één keer met alle onderkanten en één keer met alle bovenkanten. "
    "Wie het niet eens is met een uitkomst, kan haar met een potlood narekenen.",
    "Praktijk gaat voor papier. Wat in een log of in de bezetting te zien is, kan een graad verhogen en nooit "
    "verlagen. Een vloer is een feit dat een proces hoog houdt, wat het gemiddelde ook zegt.",
    "Een uitkomst is een vraag over een controle en nooit een oordeel over een persoon. Namen staan niet in dit "
    "rapport, en ook niet in de gegevens waarmee het is gemaakt.",
)
