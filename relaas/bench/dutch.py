"""Dutch words with their usual frequencies, so that the data is skewed as real data is. Common ones stand first."""

import random
from collections.abc import Callable, Sequence
from itertools import accumulate

from relaas.parties import names

type Draw[Word] = Callable[[], Word]


def _listed(*lines: str) -> list[str]:
    return [word for line in lines for word in line.split(", ")]


LAST_NAMES = [
    names.split_prefix(name)
    for name in _listed(
        "de Jong, Jansen, de Vries, van den Berg, van Dijk, Bakker, Janssen, Visser, Smit, Meijer, de Boer, Mulder",
        "de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit, Dijkstra, Smits, de Graaf",
        "van der Meer, Kok, Jacobs, van der Linden, de Haan, Vermeulen, van den Broek, de Bruijn, van der Heijden",
        "Schouten, van Beek, Willems, van Vliet, van de Ven, Hoekstra, Maas, Verhoeven, Koster, van Dam, Prins",
        "Huisman, Blom, Peeters, de Bruin, Kuipers, van Veen, Post, Kuiper, Veenstra, Kramer, van den Brink, Scholten",
        "van Wijk, Postma, Martens, Vink, de Ruiter, Timmermans, Groen, Gerritsen, Jonker, van Loon, Boer, Wolters",
        "van der Velde, Willemsen, Smeets, de Lange, de Vos, Bosch, van Dongen, Schipper, de Koning, van der Laan",
        "Koning, Driessen, van Doorn, Hermans, Evers, van den Bosch, van der Meulen, Hofman, van der Veen, Yılmaz",
        "El Idrissi, IJsselstein, 't Hart, Özdemir, Sürmeli, Ćosić, Nguyen, Singh, Kaya, van 't Hoff, Bouzid",
    )
]
FIRST_NAMES = _listed(
    "Jan, Maria, Johannes, Anna, Peter, Johanna, Hendrik, Elisabeth, Cornelis, Cornelia, Willem, Sanne, Pieter, Lisa",
    "Gerrit, Anouk, Thomas, Eva, Daan, Fatima, Mohammed, Emma, Lucas, Julia, Sem, Sophie, Bram, Mila, Jeroen, Marieke",
    "Mark, Ingrid, Bas, Femke, Ruben, Noor, Stijn, Iris, Tim, Lotte, Koen, Esther, Joost, Wendy, Sander, Yasmine, René",
    "Chloë, Zoë, Anne-Marie, Jan-Willem, IJsbrand",
)
TRADES = _listed(
    "Bouwbedrijf, Bakkerij, Installatietechniek, Transport, Schildersbedrijf, Garage, Adviesbureau, Hoveniersbedrijf",
    "Slagerij, Loonbedrijf, Administratiekantoor, Kapsalon, Aannemersbedrijf, Elektrotechniek, Drukkerij, Groothandel",
    "Makelaardij, Timmerbedrijf, Fysiotherapie, Restaurant, Kwekerij, Metaalbewerking, Notariskantoor, Apotheek",
    "Architectenbureau, Rijwielhandel, Zeilmakerij, Orgelbouw",
)
RARE_TRADE = "Klokkengieterij"
LEGAL_FORMS = ["B.V.", "", "V.O.F.", "Holding B.V.", "N.V.", "& Zn.", "Beheer B.V.", "U.A."]
CITIES = _listed(
    "Amsterdam, Rotterdam, Den Haag, Utrecht, Eindhoven, Groningen, Tilburg, Almere, Breda, Nijmegen, Apeldoorn",
    "Arnhem, Haarlem, Enschede, Amersfoort, Zaandam, Den Bosch, Zwolle, Leiden, Leeuwarden, Maastricht, Dordrecht",
    "Ede, Alphen aan den Rijn, Alkmaar, Emmen, Delft, Venlo, Deventer, Helmond, Hilversum, Oss, Amstelveen, Heerlen",
    "Roosendaal, Purmerend, Schiedam, Lelystad, Spijkenisse, Gouda, Vlaardingen, Hoorn, Almelo, Assen, Bergen op Zoom",
    "Veenendaal, Katwijk, Zeist, Nieuwegein, Hardenberg, Doetinchem, Barneveld, Terneuzen, Den Helder, Kampen, Woerden",
    "Harderwijk, Heerenveen, Houten, IJsselstein, Culemborg, Zutphen, Meppel, Tiel, Winterswijk, Sneek, Goes, Drachten",
    "Middelburg, Valkenswaard, Wageningen, Steenwijk, 's-Gravenzande, Ootmarsum, Vlieland, Schiermonnikoog",
)
STREETS = _listed(
    "Dorpsstraat, Kerkstraat, Schoolstraat, Molenweg, Hoofdstraat, Stationsweg, Nieuwstraat, Industrieweg",
    "Julianastraat, Wilhelminastraat, Parallelweg, Kerkweg, Marktstraat, Handelsweg, Ambachtsweg, Beatrixstraat",
    "Dorpsweg, Lindenlaan, Havenkade, Eikenlaan, Prins Bernhardstraat, Sportlaan, Energieweg, Rembrandtlaan",
)
FUNCTIONS = _listed(
    "Directeur, Inkoper, Administrateur, Verkoper, Projectleider, Planner, Eigenaar, Boekhouder, Hoofd inkoop",
    "Uitvoerder, Werkvoorbereider, Bedrijfsleider, Secretaris, Facilitair medewerker",
)


def by_frequency[Word](words: Sequence[Word], chance: random.Random) -> Draw[Word]:
    """Draws a word; the second is half as common as the first, the third a third (Zipf)."""
    return weighted(words, [1 / rank for rank in range(1, len(words) + 1)], chance)


def weighted[Word](words: Sequence[Word], weights: Sequence[float], chance: random.Random) -> Draw[Word]:
    """Draws a word, each as often as its weight says."""
    cumulative = list(accumulate(weights))
    return lambda: chance.choices(words, cum_weights=cumulative)[0]
