"""Names within sentences: where they begin and end, and words that are no part of them."""

import re

from feedback_loop.domain.text import casefold_key, word_set

TITLES = word_set(
    "engineer engineers developer analyst scientist designer architect consultant accountant nurse teacher researcher "
    "technician programmer administrator coordinator specialist assistant officer associate representative manager "
    "lead "
    "director trainee intern internship chef driver electrician librarian editor writer copywriter lawyer paralegal "
    "pharmacist physiotherapist lecturer professor postdoc receptionist secretary buyer planner controller bookkeeper "
    "auditor tester sysadmin devops sre executive supervisor clerk advisor adviser agent strategist producer head "
    "recruiter operator mechanic fellow apprentice partner owner translator therapist worker "
    "entwickler entwicklerin ingenieur ingenieurin analystin datenanalyst datenanalystin sachbearbeiter "
    "sachbearbeiterin kaufmann kauffrau pflegefachkraft erzieher erzieherin lehrkraft referent referentin "
    "projektleiter "
    "projektleiterin teamleiter teamleiterin leiter leiterin leitung berater beraterin buchhalter buchhalterin "
    "managerin "
    "mechatroniker techniker technikerin assistent assistentin assistenz redakteur redakteurin architektin "
    "disponent disponentin werkstudent werkstudentin praktikant praktikantin praktikum softwareentwickler "
    "softwareentwicklerin wissenschaftler koch verkaufer verkauferin "
    "ingenieure developpeur developpeuse analyste charge chargee chef responsable comptable infirmier "
    "infirmiere technicien technicienne consultante commercial commerciale directeur directrice vendeur vendeuse "
    "enseignant redacteur redactrice controleur acheteur juriste gestionnaire stagiaire alternant conseiller "
    "conseillere "
    "ingeniero ingeniera desarrollador desarrolladora analista tecnico tecnica administrativo administrativa "
    "directora jefe jefa consultor consultora contable enfermero enfermera gestor gestora coordinador coordinadora "
    "programador programadora disenador disenadora arquitecto arquitecta profesor profesora asistente dependiente "
    "redactor redactora especialista ejecutivo becario cientifico "
    "analist data-analist ontwerper ontwikkelaar medewerker adviseur verpleegkundige docent leraar lerares "
    "projectleider teamleider monteur boekhouder "
    "vormgever kok chauffeur beheerder stagiair onderzoeker accountmanager "
    "engenheiro engenheira desenvolvedor desenvolvedora gerente enfermeiro enfermeira "
    "coordenador coordenadora programadora designer estagiario auxiliar professora "
    "ingegnere sviluppatore sviluppatrice analista consulente responsabile addetto addetta impiegato impiegata "
    "contabile infermiere infermiera tecnico progettista direttore direttrice redattore cuoco stagista specialista "
    "inzynier programista programistka analityk specjalista specjalistka kierownik ksiegowy ksiegowa asystent "
    "asystentka "
    "konsultant doradca koordynator projektant tester nauczyciel pielegniarka pracownik stazysta mlodszy "
    "ingenjor utvecklare analytiker projektledare ekonom sjukskoterska larare handlaggare saljare assistent chef "
    "welder joiner carpenter florist baker barista handler estimator optician optometrist housekeeper cashier fitter "
    "machinist labourer midwife paramedic carer tutor conveyancer "
    "schweisser schweisserin tischler tischlerin floristin backer backerin fachangestellte fachangestellter "
    "pflegefachfrau pflegefachmann verkauferin chemielaborantin werkstattleitung teamleitung filialleitung "
    "soudeur soudeuse menuisier conducteur conductrice preparateur preparatrice receptionniste serveuse "
    "soldador soldadora camarero camarera mozo auxiliar "
    "lasser werkvoorbereider leerkracht inkoper calculator tandartsassistent "
    "tornitore tornitrice segretaria saldatore cameriere operatore operatrice "
    "recepcionista professor chefe "
    "spawacz sprzedawca magazynier ksiegowego pielegniarz "
    "underskoterska barnskotare svetsare butiksbitrade inkopsassistent "
    "konsult tekniker arkitekt samordnare forskare redovisningsekonom systemutvecklare"
)
"""Words that name what somebody does, as ``casefold_key`` spells them; one of them ends or begins most roles."""

_TITLE_ENDINGS = (
    "manager", "managerin", "leiter", "leiterin", "entwickler", "entwicklerin", "ingenieur", "ingenieurin", "techniker",
    "technikerin", "berater", "beraterin", "referent", "referentin", "assistent", "assistentin", "analyst", "analystin",
    "kaufmann", "kauffrau", "fachkraft", "bearbeiter", "bearbeiterin", "arbeiter", "arbeiterin", "konstrukteur",
    "fuhrer", "fuhrerin", "pfleger", "pflegerin", "medewerker", "adviseur", "ontwikkelaar", "leider", "beheerder",
    "utvecklare", "ledare", "skoterska", "ingenjor",
)  # fmt: skip
_SUFFIX = re.compile(
    r" ?[(\[](?:[mwfdhxvi]|gn|all genders|div|divers)(?: ?[/|*,] ?(?:[mwfdhxvi]|gn|div|divers)){0,3}[)\]]",
    re.IGNORECASE,
)
_REQUISITION = re.compile(
    r"(?<![^\W_])[(\[]?(?:(?:job |position |posting )?(?:req(?:uisition)?|ref(?:erence|erenz)?|job id|id|kennziffer"
    r"|nr|no)"
    r"[.:#]? ?(?:[A-Z]{0,4}[-_]?[0-9][-0-9_/]{1,14})|[0-9]{2,6}-[A-Z]{2,5}-[0-9]{2,8}"
    r"|[A-Z]{2,5}/[0-9]{2,8}|[A-Z]{1,4}[-_]?[0-9]{3,10}|[0-9]{4}-[0-9]{3,8}"
    r"|#[0-9]{2,10})[)\]]?",
    re.IGNORECASE,
)
_EDGES = " \t,;:.!?\"'“”„«»‘’()[]–—-|/"
_CAPITALIZED = re.compile(r"[^\W_]")


def strip_requisition(text: str) -> str:
    """Return a text without the numbers by which employers file vacancies."""
    return " ".join(_REQUISITION.sub(" ", text).split())


def strip_edges(text: str) -> str:
    """Return a name without the marks around it; the parenthesis of a gender suffix stays."""
    name = text.strip().lstrip(_EDGES)
    suffix = _SUFFIX.search(name)
    if suffix and not name[suffix.end() :].strip(_EDGES):
        return name[: suffix.end()].strip()
    return name.rstrip(_EDGES)


def gender_suffix(text: str, position: int) -> re.Match[str] | None:
    """Return the gender suffix, such as ``(m/w/d)``, at a position of a text."""
    return _SUFFIX.match(text, position)


def find_gender_suffix(text: str) -> re.Match[str] | None:
    """Return the first gender suffix of a text."""
    return _SUFFIX.search(text)


def has_title(text: str) -> bool:
    """Return True if a word of a text names what somebody does."""
    words = casefold_key(text).split()
    return any(word in TITLES or word.rstrip("s") in TITLES or word.endswith(_TITLE_ENDINGS) for word in words)


def is_capitalized(word: str) -> bool:
    """Return True if a word begins with a capital or a digit, or holds a capital, as iOS does."""
    letter = _CAPITALIZED.search(word)
    return letter is not None and (letter[0].isupper() or letter[0].isdigit() or not word.islower())
