"""Domains that belong to no employer: webmail, tracking services and job boards."""

import re
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache

from feedback_loop.domain.text import word_set

_WEBMAIL = word_set(
    "gmail.com googlemail.com outlook.com hotmail.com hotmail.de hotmail.fr hotmail.es hotmail.it hotmail.co.uk "
    "live.com live.nl live.fr msn.com yahoo.com yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.co.uk ymail.com icloud.com "
    "me.com mac.com aol.com gmx.de gmx.net gmx.at gmx.ch gmx.com web.de t-online.de freenet.de posteo.de mailbox.org "
    "proton.me protonmail.com pm.me tutanota.com tuta.com fastmail.com hey.com zoho.com orange.fr wanadoo.fr free.fr "
    "laposte.net sfr.fr libero.it virgilio.it tiscali.it alice.it ziggo.nl kpnmail.nl xs4all.nl planet.nl hetnet.nl "
    "sapo.pt telefonica.net terra.es wp.pl o2.pl onet.pl interia.pl op.pl telia.com bredband.net bluewin.ch "
    "btinternet.com sky.com comcast.net verizon.net mail.com mail.ru yandex.ru yandex.com uol.com.br bol.com.br "
    "terra.com.br seznam.cz qq.com 163.com naver.com"
)


class Tenant(Enum):
    """Part of a sender's address in which a service names the employer."""

    NOWHERE = auto()
    LOCAL = auto()
    SUBDOMAIN = auto()


@dataclass(frozen=True, slots=True)
class Service:
    """A service that sends mail for employers.

    Attributes:
        names: what it calls itself in display names, in small letters.
        is_board: True if it is a job board, whose mail is mostly about other jobs.
    """

    names: tuple[str, ...]
    tenant: Tenant = Tenant.NOWHERE
    is_board: bool = False


def _board(*names: str) -> Service:
    return Service(names, is_board=True)


_SERVICES: dict[str, Service] = {
    "myworkday.com": Service(("workday",), Tenant.LOCAL),
    "myworkdayjobs.com": Service(("workday",), Tenant.LOCAL),
    "workday.com": Service(("workday",), Tenant.LOCAL),
    "greenhouse-mail.io": Service(("greenhouse",)),
    "greenhouse.io": Service(("greenhouse",)),
    "lever.co": Service(("lever",)),
    "ashbyhq.com": Service(("ashby",)),
    "smartrecruiters.com": Service(("smartrecruiters",)),
    "personio.de": Service(("personio",), Tenant.LOCAL),
    "personio.com": Service(("personio",), Tenant.LOCAL),
    "recruitee.com": Service(("recruitee", "tellent"), Tenant.LOCAL),
    "recruitee-email.com": Service(("recruitee", "tellent"), Tenant.LOCAL),
    "teamtailor.com": Service(("teamtailor",), Tenant.SUBDOMAIN),
    "teamtailor-mail.com": Service(("teamtailor",), Tenant.SUBDOMAIN),
    "softgarden.de": Service(("softgarden",)),
    "softgarden.io": Service(("softgarden",)),
    "icims.com": Service(("icims",), Tenant.LOCAL),
    "successfactors.com": Service(("successfactors", "sap successfactors")),
    "successfactors.eu": Service(("successfactors", "sap successfactors")),
    "sapsf.com": Service(("successfactors",)),
    "taleo.net": Service(("taleo", "oracle taleo")),
    "oraclecloud.com": Service(("oracle", "oracle recruiting")),
    "bamboohr.com": Service(("bamboohr",), Tenant.NOWHERE),
    "jobvite.com": Service(("jobvite",)),
    "workable.com": Service(("workable",)),
    "workablemail.com": Service(("workable",)),
    "breezy.hr": Service(("breezy", "breezy hr"), Tenant.LOCAL),
    "breezy-mail.com": Service(("breezy", "breezy hr"), Tenant.LOCAL),
    "applytojob.com": Service(("jazzhr", "jazz hr"), Tenant.SUBDOMAIN),
    "jazz.co": Service(("jazzhr",)),
    "pinpointhq.com": Service(("pinpoint",), Tenant.SUBDOMAIN),
    "rippling.com": Service(("rippling",)),
    "gem.com": Service(("gem",)),
    "dover.com": Service(("dover",)),
    "avature.net": Service(("avature",), Tenant.SUBDOMAIN),
    "phenompeople.com": Service(("phenom",)),
    "eightfold.ai": Service(("eightfold",)),
    "cornerstoneondemand.com": Service(("cornerstone",)),
    "csod.com": Service(("cornerstone",), Tenant.SUBDOMAIN),
    "ultipro.com": Service(("ukg", "ultipro")),
    "paylocity.com": Service(("paylocity",)),
    "adp.com": Service(("adp",)),
    "silkroad.com": Service(("silkroad",)),
    "comeet.co": Service(("comeet",)),
    "comeet-notifications.com": Service(("comeet",)),
    "hibob.com": Service(("hibob", "bob")),
    "factorialhr.com": Service(("factorial",)),
    "kenjo.io": Service(("kenjo",)),
    "rexx-systems.com": Service(("rexx", "rexx systems")),
    "concludis.de": Service(("concludis",)),
    "d-vinci.de": Service(("d.vinci",)),
    "umantis.com": Service(("umantis", "haufe umantis")),
    "onlyfy.io": Service(("onlyfy", "prescreen")),
    "prescreen.io": Service(("prescreen",)),
    "prescreenapp.io": Service(("prescreen",)),
    "welcomekit.co": Service(("welcome kit", "welcome to the jungle")),
    "taleez.com": Service(("taleez",)),
    "flatchr.io": Service(("flatchr",)),
    "beetween.com": Service(("beetween",)),
    "digitalrecruiters.com": Service(("digitalrecruiters",)),
    "homerun.co": Service(("homerun",)),
    "carerix.net": Service(("carerix",)),
    "traffit.com": Service(("traffit",), Tenant.SUBDOMAIN),
    "erecruiter.pl": Service(("erecruiter",)),
    "varbi.com": Service(("varbi",), Tenant.SUBDOMAIN),
    "reachmee.com": Service(("reachmee",)),
    "jobylon.com": Service(("jobylon",)),
    "hr-manager.net": Service(("hr manager", "talentech")),
    "emply.net": Service(("emply",)),
    "tribepad.com": Service(("tribepad",)),
    "networxrecruitment.com": Service(("networx",)),
    "eploy.net": Service(("eploy",)),
    "trac.jobs": Service(("trac",)),
    "jobs.nhs.uk": Service(("nhs jobs",)),
    "tal.net": Service(("oleeo",), Tenant.SUBDOMAIN),
    "interamt.de": Service(("interamt",)),
    "bullhorn.com": Service(("bullhorn",)),
    "gupy.com.br": Service(("gupy",)),
    "gupy.io": Service(("gupy",)),
    "kenoby.com": Service(("kenoby",)),
    "inrecruiting.com": Service(("inrecruiting",)),
    "hackerrank.com": Service(("hackerrank",)),
    "hackerrankforwork.com": Service(("hackerrank",)),
    "codility.com": Service(("codility",)),
    "codesignal.com": Service(("codesignal",)),
    "testgorilla.com": Service(("testgorilla",)),
    "hirevue.com": Service(("hirevue",)),
    "calendly.com": Service(("calendly",)),
    "goodtime.io": Service(("goodtime",)),
    "modernloop.io": Service(("modernloop",)),
    "indeed.com": _board("indeed", "indeed apply"),
    "indeedemail.com": _board("indeed", "indeed apply"),
    "linkedin.com": _board("linkedin", "linkedin jobs"),
    "xing.com": _board("xing"),
    "stepstone.de": _board("stepstone"),
    "stepstone.com": _board("stepstone"),
    "join.com": _board("join"),
    "infojobs.net": _board("infojobs"),
    "infojobs.it": _board("infojobs"),
    "welcometothejungle.com": _board("welcome to the jungle"),
    "hellowork.com": _board("hellowork"),
    "apec.fr": _board("apec"),
    "monster.com": _board("monster"),
    "monster.de": _board("monster"),
    "glassdoor.com": _board("glassdoor"),
    "ziprecruiter.com": _board("ziprecruiter"),
    "dice.com": _board("dice"),
    "reed.co.uk": _board("reed", "reed.co.uk"),
    "totaljobs.com": _board("totaljobs"),
    "cv-library.co.uk": _board("cv-library", "cv library"),
    "jobsite.co.uk": _board("jobsite"),
    "otta.com": _board("otta"),
    "wellfound.com": _board("wellfound", "angellist"),
    "hired.com": _board("hired"),
    "nationalevacaturebank.nl": _board("nationale vacaturebank"),
    "werkzoeken.nl": _board("werkzoeken"),
    "pracuj.pl": _board("pracuj.pl", "pracuj"),
    "justjoin.it": _board("just join it", "justjoin.it"),
    "nofluffjobs.com": _board("no fluff jobs"),
    "arbetsformedlingen.se": _board("arbetsförmedlingen"),
    "net-empregos.com": _board("net-empregos"),
    "vagas.com.br": _board("vagas.com", "vagas"),
    "catho.com.br": _board("catho"),
    "tecnoempleo.com": _board("tecnoempleo"),
    "jobs.ch": _board("jobs.ch"),
    "karriere.at": _board("karriere.at"),
    "arbeitsagentur.de": _board("bundesagentur für arbeit", "jobbörse"),
    "seek.com.au": _board("seek"),
    "jobindex.dk": _board("jobindex"),
    "finn.no": _board("finn"),
}
"""Services by the domain that they send from, or a part of it at its end."""

_PUBLIC_SUFFIXES = word_set("co com org net gov ac edu gob gouv or ne")
_LABEL = re.compile(r"[^.]++")


def domain_of(address: str) -> str:
    """Return the domain of an address, or ""."""
    return address.rpartition("@")[2].strip(" .>").lower() if "@" in address else ""


def _suffixes(domain: str) -> list[str]:
    labels = domain.split(".")
    return [".".join(labels[start:]) for start in range(len(labels) - 1)]


def is_webmail(address: str) -> bool:
    """Return True if an address is of a provider that gives addresses to everybody."""
    return not _WEBMAIL.isdisjoint(_suffixes(domain_of(address)))


def service_of(address: str) -> Service | None:
    """Return the tracking service or job board that an address belongs to, if any."""
    return next((_SERVICES[suffix] for suffix in _suffixes(domain_of(address)) if suffix in _SERVICES), None)


@cache
def service_names() -> frozenset[str]:
    """Return the names that services call themselves, in small letters."""
    return frozenset(name for service in _SERVICES.values() for name in service.names)


def own_label(address: str) -> str:
    """Return the part of an address's domain that its owner chose: "acme" of ``jobs@mail.acme.co.uk``.

    Return "" for an address of webmail, of a tracking service or of a job board.
    """
    if is_webmail(address) or service_of(address):
        return ""
    labels = _LABEL.findall(domain_of(address))
    if len(labels) > 2 and labels[-2] in _PUBLIC_SUFFIXES:  # noqa: PLR2004
        labels.pop()
    return labels[-2] if len(labels) > 1 else ""


def tenant_of(address: str) -> str:
    """Return the employer's short name in an address of a service that puts it there; "" in any other."""
    service = service_of(address)
    if service is None or service.tenant is Tenant.NOWHERE:
        return ""
    return _local_tenant(address) if service.tenant is Tenant.LOCAL else _subdomain(address)


def _subdomain(address: str) -> str:
    """Return the label before the domain of a service, if it can be a name."""
    suffix = next(suffix for suffix in _suffixes(domain_of(address)) if suffix in _SERVICES)
    label = domain_of(address).removesuffix(suffix).strip(".").rpartition(".")[2]
    return "" if label in _NO_SUBDOMAIN else label


def _local_tenant(address: str) -> str:
    """Return the name before the "@", or else that of the subdomain."""
    local = address.partition("@")[0].lower()
    if "+" in local and "." in local.partition("+")[2]:
        return local.rpartition(".")[2]  # "e+7kq2m.acme" of Recruitee
    name = re.split(r"\+", local)[0]
    name = re.sub(r"-(?:jobs|careers|karriere|bewerbung|recruiting|hr|talent)\Z", "", name)
    return _subdomain(address) if _NO_TENANT.fullmatch(name) else name


_NO_SUBDOMAIN = word_set("mail email m notifications jobs www app eu us talent candidate candidates hire")

_NO_TENANT = re.compile(
    r"(?:no[-_.]?reply|do[-_.]?not[-_.]?reply|donotreply|notifications?|system|info|jobs|careers|hr|mailer|workday|"
    r"recruiting|e|email|candidates?|support|hello|talent|team|apply|bookings?|invitations?)[0-9]*"
)
