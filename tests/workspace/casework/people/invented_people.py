"""Invented people as several sources would spell them, with who is who known to the letter."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

# Latin, and the same in Cyrillic; what others make of it comes by rule.
GIVEN = """vladimir владимир;marat марат;sergei сергей;aleksei алексей;dmitry дмитрий;ivan иван
nikolai николай;andrei андрей;timur тимур;ruslan руслан;bakhyt бахыт;gulnara гульнара
olga ольга;svetlana светлана;irina ирина;zhanna жанна;aigul айгуль;natalya наталья
yevgeny евгений;rustam рустам;askar аскар;daniyar данияр;nurlan нурлан;saule сауле
tatiana татьяна;yulia юлия;viktor виктор;roman роман;aleksandr александр;mikhail михаил
elena елена;lyudmila людмила;oleg олег;pavel павел;kirill кирилл;maksim максим
anna анна;maria мария;galina галина;bolat болат;serik серик;erlan ерлан"""
ROOTS = """kozl козл;mur мур;tarkhan тархан;belo бело;zhak жак;kusain кусаин
ostr остр;petrush петруш;sadyk садык;akzhol акжол;bereg берег;gor гор
dolmat долмат;yermek ермек;zorin зорин;isker искер;karzh карж;lebed лебед
mamyt мамыт;nazar назар;oshak ошак;pimen пимен;rakhat рахат;selver селвер
tokt токт;umbet умбет;feshk фешк;khamz хамз;tsarik царик;chernat чернат
sharip шарип;shcherb щерб;ablyaz абляз;dzhaks джакс;gvozd гвозд;kryl крыл
medvin медвин;polub полуб;surk сурк;vorsm ворсм"""
MIDDLES = "an ан;in ин;im им;al ал;er ер;ul ул;om ом;ut ут;ek ек;ad ад;ash аш;yr ыр"
ENDINGS = "ov ов;ev ев;in ин;ko ко;sky ский;enko енко;bayev баев;uly улы"
COUNTRIES = ("KAZ", "UZB", "RUS", "UKR", "BLR", "KGZ", "TJK", "TKM")
JOBS = """editor poet lawyer activist journalist teacher imam farmer student blogger trade-unionist
miner deputy singer historian doctor nurse photographer printer bookseller""".split()
TITLES = ("Mr. ", "Dr. ", "Prof. ", "Ms. ")
_POLISH = (("zh", "ż"), ("sh", "sz"), ("ch", "cz"), ("v", "w"), ("y", "j"))
_GERMAN = (("zh", "sch"), ("sh", "sch"), ("ch", "tsch"), ("kh", "ch"), ("v", "w"), ("y", "j"))


@dataclass(frozen=True, slots=True)
class Invented:
    """Somebody, as they are called in Latin and Cyrillic letters."""

    given: tuple[str, str]
    family: tuple[str, str]
    country: str
    job: str
    year: int


@dataclass(frozen=True, slots=True)
class Spelt:
    """One source's naming of somebody."""

    who: int
    name: str
    how: str
    country: str
    year: int
    description: str


def people(number: int, seed: int = 1) -> list[Invented]:
    """So many different people; namesakes are among them, as there are in life."""
    chance = Random(seed)  # noqa: S311 -- guards nothing
    given, roots, middles, endings = (_pairs(one) for one in (GIVEN, ROOTS, MIDDLES, ENDINGS))
    made = []
    for _ in range(number):
        root, middle, ending = (chance.choice(one) for one in (roots, middles, endings))
        family = (root[0] + middle[0] + ending[0], root[1] + middle[1] + ending[1])
        made.append(
            Invented(
                chance.choice(given), family, chance.choice(COUNTRIES), chance.choice(JOBS),
                chance.randint(2000, 2020),
            )
        )  # fmt: skip
    return made


def spellings(everybody: list[Invented], share: float = 0.35, seed: int = 2) -> Iterator[Spelt]:
    """Each of them as one source spells them; of a share of them a second and third one."""
    chance = Random(seed)  # noqa: S311 -- guards nothing
    for who, one in enumerate(everybody):
        times = 1 + (chance.random() < share) + (chance.random() < share / 3)
        for nth in range(times):
            how, name = _spelt(one, chance) if nth else ("plain", _plain(one))
            told = one.job if chance.random() < 0.6 else ""
            year = one.year + chance.randint(0, 4)
            yield Spelt(who, name, how, one.country, year, told)


def _spelt(one: Invented, chance: Random) -> tuple[str, str]:
    given, family = one.given, one.family
    ways = {
        "plain": _plain(one),
        "cyrillic": f"{given[1].title()} {family[1].title()}",
        "polish": _by(_POLISH, _plain(one)),
        "german": _by(_GERMAN, _plain(one)),
        "initial": f"{given[0][0].upper()}. {family[0].title()}",
        "cyrillic initial": f"{family[1].title()} {given[1][0].upper()}.",
        "turned": f"{family[0].title()}, {given[0].title()}",
        "title": chance.choice(TITLES) + _plain(one),
        "slip": _slip(_plain(one), chance),
        "family only": family[0].title(),
    }
    how = chance.choice(list(ways))
    return how, ways[how]


def _plain(one: Invented) -> str:
    return f"{one.given[0].title()} {one.family[0].title()}"


def _by(rules: tuple[tuple[str, str], ...], name: str) -> str:
    made = name.lower()
    for letters, others in rules:
        made = made.replace(letters, others)
    return made.title()


def _slip(name: str, chance: Random) -> str:
    """One letter twice, left out, or in its neighbour's place."""
    at = chance.randrange(len(name) - 5, len(name) - 2)
    return chance.choice(
        (name[:at] + name[at] + name[at:], name[:at] + name[at + 1 :],
         name[:at] + name[at + 1] + name[at] + name[at + 2 :])
    )  # fmt: skip


def _pairs(listed: str) -> list[tuple[str, str]]:
    rows = listed.replace("\n", ";").split(";")
    return [(row.split()[0], row.split()[1]) for row in rows]
