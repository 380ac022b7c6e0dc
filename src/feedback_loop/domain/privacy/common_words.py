"""Words that are no names, or that are names and ordinary words as well."""


def _word_set(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEGAL_FORMS = _word_set(
    "ab ag aps as bv co company corp corporation gmbh group holding holdings inc kg limited llc llp ltd nv oy oyj "
    "plc pty sa sarl sas se srl"
)
ARTICLES = _word_set("the a an der die das le la les el il los las")
COMMON_COMPANY_WORDS = _word_set(
    "american bank best data digital first general global great international national next open royal smart "
    "software step the time union united university world"
)
COMMON_WORD_NAMES = _word_set(
    "will mark may june april august hope grace faith joy rose art bill frank drew sue pat rob chase jack ray "
    "dawn max miles sunny young long king best little bush wood stone field banks day strong short small good "
    "love case"
)
"""Names that are common words; in lower case they are hardly ever names."""

ROLE_WORDS = _word_set(
    "admin application applications bewerbung career careers contact donotreply hello help hi hiring hr human "
    "info interview interviews job jobs mail mailbox me noreply no office people personal recruiter recruiting "
    "recruitment recruit reply resources sales staff support ta talent team the work"
)
"""Words in addresses of a department."""

MAIL_HOSTS = _word_set("gmail googlemail gmx hotmail icloud live mail me msn outlook proton protonmail web yahoo")

ENDINGS = _word_set(
    "s es e en er ern em ens u a y i ie in ina ova ove ovo ovu ovi ovy ovou owa owej owi owie owu ow om oy oj ami ach"
)
"""Endings of a name that ends in a consonant: genitives, plurals, cases of Germanic and Slavic languages."""
VOWEL_ENDINGS = _word_set("s n ns nak nek val vel t lla lle lta ssa sta ksi an nin nun da dan ya yi ye va vi ova ovi")
"""Endings of a name that ends in a vowel, among them Finnish, Hungarian and Turkish ones."""
STEM_ENDINGS = _word_set(
    "y e ou u o i a ie in ina iny ino inou om am ami ach oj oy ej es os ego emu ym im ich imi ych ymi eho iej ow "
    "ova ovi"
)
"""Endings that replace the last vowel of a name."""
CYRILLIC_STEM_ENDINGS = _word_set("ы и е у ю ой ей ою ам ями ами ах ом я а")  # noqa: RUF001  # Cyrillic letters
SHORT_STEM_ENDINGS = _word_set("y e ou u o i ie inou")
LONG_NAME_ENDINGS = _word_set("ian ians ish ist ists ites esque sche schen scher isch ische er ers")
COMPANY_ENDINGS = LEGAL_FORMS | _word_set(
    "hq jobs careers hiring recruiting labs lab team tech io com ai app apps dev official news life people uk us "
    "eu de fr nl ch at support online net org works studio studios software systems digital global international"
)
"""Words that companies add to their names in handles and domains."""
PREFIXES = _word_set("the team join get hello weare lifeat workat jobsat mr mrs ms miss dr")

ORDINARY_WORDS = _word_set(
    "able about above act add adds age ago aim air ale alike alive all ally alone also am among and any are area "
    "arena army aside ask at away back bad ball band bar bare base be bear beat been bell below bend bike bite "
    "blue boat body bond bone book born both box boy brain brake brave bread break bring broke build busy but buy "
    "by call calm came camp can cane cards care case cash cast cause chain chair chat check chin chose city clan "
    "clean clear click clip clock close coast code cold come cone cook cool cope copy core corn cost could crash "
    "cut dale dame dance dare data date dates dear deep den dens dine dish do does dome done dong door dose doses "
    "down draft drive drop due dune during each early ease east easy edge else end ends ever every eye face fact "
    "fair fall fame fan fans far fare farm fast fate fax feel few fig file fill find fine fire firm fit five fix "
    "flan flat flow fold food fool for form found four free from full fun fund game gate gave gene get give glad "
    "go goal goes gold gone gore grow guy had hall hand hang hare has hat have he head hear heat hello help her "
    "here hi high him hire his hit hold hole home hour how huge human idea if in into is it item its job join "
    "just keen keep key keys kind kit know lace lack lake lamp land lane large last late lawn lay lead leans "
    "learn least leave left lens less let level life like liked likes line link list listen live load lock lone "
    "look lose loss lost lot low luck made mail main make male mall man mane many map mare marine mars mass mate "
    "math me meal mean means meet melt men mend menu met mile milk mind mine mini miss mode moon moral more most "
    "move much must my name near neat need never new news next nice nine no node noise none nope nor nose not "
    "note notes novel now oak odd of off often oil ok okay old on once one only open oral our out oven over own "
    "pace pack page paid pain pair pale pane paper part party past path pay peak pen people phase phone pick pin "
    "pine pink pipe place plan plane play plus poem point pole pool poor pore pose post pour power press pure "
    "push put quit quite race rail rain ran rang range rank rare rate raw read real red rely rent rest rice rich "
    "ride right ring rise risk road rode role rome roof room root rope rule run rush said sake sale sales same "
    "sand sane save saw say scale scare school score screen script sea seat see seem seen self sell send sense "
    "set seven shall share she sheet ship shop short should show side sign silly since sir site sites six size "
    "skill sky slam sleep slide slow snow so soft sold sole some son song soon sore sort soul sound span spark "
    "speak spin spoke spore sport stack staff stage stake stale stand star start state stay step still stone stop "
    "store storm study stuff such sun sure table tail take tale talk tall tame tan tank tape task taste tea teach "
    "team tear tell ten tend tens test text than thank that the their them then there these they thin thing think "
    "this those three tie tile till time times tin tiny tip to today toe toes told tom tome tomy ton tone tones "
    "too took tool top tore tour town trade train tree trend trial trim trip true trunk truth try tune turn twice "
    "two type under unit until up upon urge us use user vain van vans vary vast very via view visa vote wage wait "
    "wake walk wall want war warm was wash waste watch water wave way we wear web week well went were west what "
    "when where which while white who whole whom why wide width wild wine wing wire wise wish with woke won wore "
    "word work worn worse would wrap write wrong wrote yes yet you your zone"
)
"""Words that are not taken for a name with an ending, or for an initial and a surname in one."""
