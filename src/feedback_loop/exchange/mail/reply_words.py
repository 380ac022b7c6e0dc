"""Words by which replies are taken apart, in many languages: attributions, header labels, closings and the like."""

import re

ATTRIBUTION_VERBS = (
    "wrote|writes|schrieb|schreibt|geschrieben|hat folgendes geschrieben|a écrit|écrit|a ecrit|escribió|escribio|"
    "ha escrito|escreveu|ha scritto|scrive|schreef|geschreven|skrev|skreiv|kirjoitti|napisał|napisała|napisał\\(a\\)|"
    "napisal|"
    "napsal|napsala|napsal\\(a\\)|napísal|pisze|írta|a scris|написал|написала|написал\\(а\\)|пишет|пише|написав|"
    "έγραψε|yazdı|escreva|va escriure|skrifaði|rašė|kirjutas|je napisao|je napisala|寫道|写道|のメール|작성"
)
"""Verbs of the line that introduces a quotation."""

_FIRST_WORDS = (
    "on|am|le|el|op|em|il|den|på|pe|dne|dnia|w dniu|no dia|a las|no|na|ma|vào|kl|ti|to|fre|lør|søn|man|tir|ons|tor|"
    "el día|o|zo|di|wo|do|vr|za|mån|tis|lör|sön|в|от|du|al|dia|at|в|στις|tarihinde|gp|ven|lun|mar|mer|gio|sab|dom|"
    "-{1,9} ?on|-{1,9} ?am|in article|in message"
)
FIRST_WORD = re.compile(rf"\W{{0,3}}(?:{_FIRST_WORDS})\.?,?[ \u00a0]", re.IGNORECASE)
"""Beginnings of an attribution that may go on over several lines."""

HEADER_LABELS = {
    "from": "from|von|de|da|van|fra|från|od|lähettäjä|от|від|feladó|gönderen|kimden|από|发件人|寄件者|差出人|보낸 사람|"
    "expéditeur|remitente|afzender|mittente|avsändare|absender|afsender",
    "sent": "sent|date|sent on|gesendet|gesendet am|datum|envoyé|envoyé le|envoyée|date d'envoi|enviado|enviado el|"
    "enviado em|enviada em|enviada|enviado a las|fecha|data|data/ora|inviato|inviata|inviato il|verzonden|verzonden op|"
    "sendt|dato|skickat|wysłano|wysłane|lähetetty|päivämäärä|отправлено|дата|date de réception|发送时间|日期|送信日時|"
    "보낸 날짜|elküldve|dátum|odesláno|gönderildi|tarih|ημερομηνία",
    "to": "to|an|à|a|para|aan|til|till|do|komu|vastaanottaja|кому|címzett|kime|alıcı|προς|收件人|宛先|받는 사람|"
    "destinataire|destinatario|pour|per|empfänger",
    "cc": "cc|bcc|kopie|kopie an|copie|copie à|copia|kopia|kopi|dw|kopio|копия|másolat|抄送",
    "subject": "subject|betreff|betr|objet|sujet|asunto|assunto|oggetto|onderwerp|emne|ämne|temat|aihe|тема|předmět|"
    "predmet|tárgy|konu|θέμα|主题|主旨|件名|제목",
    "other": "reply-to|antwort an|wichtigkeit|importance|priorität|importancia|anlagen|attachments|organization",
}
"""Labels of the headers that mail programs put over the mail which is answered."""

HISTORY_WORDS = re.compile(
    r"""\b(?:original|originale|originalbericht|ursprüngliche|urspr|d['’]origine|initial|mensaje\soriginal|oorspronkelijk
    |oorspronkelijke|doorgestuurd|forwarded|forward|weitergeleitete?|weitergeleiteten|weiterleitung|transféré
      |transmis|reenviado|
    encaminhada|inoltrato|inoltrata|videresendt|vidarebefordrat|ursprungligt|opprinnelig|oprindelig|oryginalna|
    wiadomość|przekazana|alkuperäinen|välitetty|исходное|пересылаемое|původní|přeposlaná|eredeti|原始邮件|转发)
    """,
    re.IGNORECASE | re.VERBOSE,
)
FORWARD_LINE = re.compile(
    r"""(?:begin\sforwarded\smessage|anfang\sder\sweitergeleiteten\s(?:nachricht|e-mail)|début\sdu\smessage\s(?:réexpédié|transféré)
    |inicio\sdel\smensaje\sreenviado|inizio\smessaggio\sinoltrato|begin\sdoorgestuurd\sbericht
    |início\sda\smensagem\s(?:reencaminhada|encaminhada)|vidarebefordrat\sbrev|start\spå\svideresendt\sbesked)\s?:""",
    re.IGNORECASE | re.VERBOSE,
)

DEVICE_LINE = re.compile(
    r"""\W{0,3}(?:
    (?:sent|get|holen|gesendet|envoyé|obtenir|télécharge[rz]|obt[eé]n(?:er|ga)?|enviad[oa]|inviat[oa]|ottieni|scarica
      |verstuurd|verzonden|download|skickat|sendt|hämta|hent|wysłan[eo]|pobierz|lähetetty|outlook|obter|get\soutlook
      |odesláno|skickades|отправлено)\s
    (?:[^\n]{0,40}\s)?(?:(?:i(?:phone|pad|os))|android|outlook|mobile\w*|smartphone|handy|samsung|huawei|xiaomi|galaxy
      |blackberry|k-9|yahoo|proton|gmx|web\.de|windows|phone|t[eé]l[eé]phone|m[oó]vil|celular|telefono|telefoon
      |tablet|thunderbird
      |mailbird|spark|superhuman|hey|mobil\w*|mail|айфона)\b[^\n]{0,60}
    |von\smeine[mr]\s[^\n]{1,40}\s(?:gesendet|aus\sgesendet|verschickt)
    |diese\snachricht\swurde\svon\smeinem\s[^\n]{1,60}\sgesendet
    |(?:this\smessage\swas\s)?sent\s(?:from|via|with|using)\s(?:my|the)?\s?[^\n]{1,40}
    |outlook\sfür\s[^\n]{1,30}
    )""",
    re.IGNORECASE | re.VERBOSE,
)
"""Lines that mail programs add on their own."""

CLOSING = re.compile(
    r"""(?:
    (?:(?:with|my|all\smy)\s)?(?:kind(?:est)?|best|warm(?:est)?|many|very|all\sthe\sbest|sincer(?:e|est))?\s?
      (?:kind|warm|best|personal|good)?\s?(?:regards|wishes|greetings)(?:\s(?:from\s\w+|to\syou|and\s[^\n]{1,25}))?
    |best|cheers|all\sthe\sbest|all\sbest|take\scare|warmly|warmest|yours(?:\s\w+)?|sincerely(?:\syours)?|respectfully
    |cordially|regards|rgds|br|kr|vg|lg|mfg|bg|vriendelijk|thanks|thank\syou|many\sthanks|thx|ta
    |thanks(?:\s(?:again|so\smuch|a\slot|very\smuch|in\sadvance|and\s[^\n]{1,25}))|thank\syou\s(?:again|so\smuch
      |very\smuch)
    |talk\ssoon|speak\ssoon|see\syou(?:\ssoon)?|until\s(?:then|soon)|good\sluck|love|xx?|have\sa\s(?:great|nice
      |good|lovely)\s[^\n]{1,20}
    |(?:mit\s)?(?:(?:den\s)?(?:ganz\s)?(?:freundlich\w*|herzlich\w*|viele[n]?|lieb\w*|best\w*|schön\w*|sonnig\w*
      |kollegial\w*|nett\w*)\s){1,2}
      (?:gr(?:ü|ue)(?:ß|ss)\w*)(?:\s(?:aus|nach|von|an|und)\s[^\n]{1,30})?
    |gr(?:ü|ue)(?:ß|ss)e?(?:\s(?:aus|von)\s[^\n]{1,20})?|hochachtungsvoll|herzlichst?|beste|liebe\sgr[^\n]{1,10}
      |bis\s(?:bald|dann|dahin)|alles\sgute|danke(?:\s\w+)?
    |vielen\sdank(?:\s[^\n]{1,25})?|ihr|ihre|dein|deine|schöne\sgrüße|schönes?\s[^\n]{1,20}
    |(?:bien|très|tres|meilleur\w*|sincères?|avec\smes)?\s?(?:cordialement|sincèrement|amicalement|salutations
      |respectueusement)
    |bien\sà\s(?:vous|toi)|bonne\s(?:journée|soirée|continuation|chance)|belle\sjournée|meilleures\ssalutations
      |cdlt|bàv|à\sbientôt|merci(?:\s[^\n]{1,20})?
    |(?:je\s)?vous\s(?:prie|souhaite)[^\n]{1,80}salutations[^\n]{0,30}
    |(?:un\s|muchos\s)?(?:saludo|abrazo|saludos|abrazos)(?:\s(?:cordial\w*|y\s[^\n]{1,20}|atento\w*
      |desde\s[^\n]{1,20}))?|cordialmente|(?:muy\s)?atentamente
    |reciba[^\n]{1,30}saludo\w*|(?:muchas\s)?gracias(?:\s[^\n]{1,20})?|hasta\s(?:pronto|luego)
      |(?:un\s)?cordial\ssaludo|mucha\ssuerte
    |(?:met\s)?(?:vriendelijke|hartelijke|warme|beste|lieve|fijne)\s(?:groet|groeten)(?:\suit\s[^\n]{1,20})?
      |groet(?:en|jes)?|mvg|hartelijks|bedankt|dank(?:\sje)?|tot\s(?:snel|dan|gauw)|succes
    |(?:com\sos\s)?(?:melhores|os\smeus)?\s?cumprimentos|(?:um\s)?(?:abraço|abraços)|atenciosamente|att
      |cordiais\s[^\n]{1,20}|obrigad[oa](?:\s[^\n]{1,20})?|até\s(?:breve|logo|já)|saudações
    |(?:cordiali|distinti|cari|migliori|tanti|un\scaro)\s?(?:saluti|saluto)?|saluti(?:\s\w+)?|a\spresto
      |grazie(?:\s[^\n]{1,20})?|un\sabbraccio|buona\s(?:giornata|serata|fortuna)|ciao
    |(?:med\s)?(?:venlig|vänlig|vennlig|bästa|mange|många|de\sbedste|beste|bedste|hjärtliga|varma)\w*\s(?:hilsen
      |hilsner|hälsning|hälsningar)|hilsen|hälsningar|mvh|vh|tack(?:\s[^\n]{1,15})?|tak|takk|ha\sdet\s[^\n]{1,10}
      |lycka\still
    |(?:z\s)?(?:poważaniem|pozdrowieniami|wyrazami\sszacunku)|pozdrawiam(?:\s\w+)?|pozdrowienia|dziękuję
      |serdecznie(?:\spozdrawiam)?
    |(?:ystävällisin|parhain)\sterveisin|terveisin|kiitos|s\spozdravem|üdvözlettel|saygılarımla|с\sуважением|cu\sstimă
    )[\s,.!;:)\-–—…❤🙂😊👍]{0,6}""",
    re.IGNORECASE | re.VERBOSE,
)
"""Closing of a letter, as a line of its own."""

GREETING = re.compile(
    r"""(?:hi|hello|hey|dear|good\s(?:morning|afternoon|evening|day)|morning|greetings|hallo|hi|hej|hoi|moin|servus|grüezi|grüß\sgott
    |guten\s(?:tag|morgen|abend)|sehr\sgeehrte\w*|liebe[rs]?|werte[rs]?|bonjour|bonsoir|salut|ch[eè]re?|madame
      |monsieur|coucou
    |hola|buen[oa]s(?:\s(?:d[ií]as|tardes|noches))?|estimad[oa]s?|querid[oa]s?|apreciad[oa]|beste|geachte|dag
      |goede(?:morgen|middag|navond)|lieve
    |ol[áa]|car[oa]s?|prezad[oa]s?|bom\sdia|boa\s(?:tarde|noite)|ciao|gentile|egregi[oa]|buongiorno|buonasera|salve
      |spettabile
    |hei|kære|kjære|god\s(?:morgon|morgen|dag|kveld|eftermiddag)|cześć|dzień\sdobry|szanown[yai]|drog[iai]|witam
      |ahoj|dobrý\sden|merhaba|sayın|здравствуйте|привет|добрый)
    \b[^\n]{0,70}""",
    re.IGNORECASE | re.VERBOSE,
)
"""Greeting, as a line of its own."""

POSTSCRIPT = re.compile(r"\W{0,2}(?:p\.? ?p?\.? ?s\.?|n\.? ?b\.?|pd|post scriptum)(?:[:.,\-– ]|$)", re.IGNORECASE)

_THIS_MAIL = (
    r"\b(?:this|these|the|diese[rs]?|dieses|ce|cet|cette|le présent|este|esta|questo|questa|la presente|"
    r"presente|dit|deze|denne|dette|detta|niniejsza)"
    r"\s(?:\w+\s){0,3}(?:e-?mails?|mail|message|communication|nachricht|courriel|courrier|mensaje|correo|comunicaci[oó]n|"
    r"messaggio|bericht|mensagem|comunicação|e-postmeddelande|meddelande|wiadomość|mededeling|comunicazione|transmission|information)\b"
)
_CONFIDENTIAL = (
    r"confidential|privileged|intended\s(?:recipient|solely|only|for)|addressee|vertraulich|rechtlich geschützt|"
    r"adressat|empfänger|"
    r"confidentiel|destinataire|confidencial|destinatari|privilegiad|riservat|confidenzial|vertrouwelijk|geadresseerde|"
    r"bestemd voor|fortrolig|konfidentiell|poufn|virus|received (?:it|this)[^.]{0,30} error|irrtümlich|"
    r"par erreur|por error|per errore|por engano|monitored"
)
LEGAL_MAIL = re.compile(_THIS_MAIL, re.IGNORECASE)
LEGAL_CONFIDENTIAL = re.compile(_CONFIDENTIAL, re.IGNORECASE)
LEGAL = re.compile(
    r"""\b(?:registergericht|amtsgericht\s\w+|handelsregister|hr[ab][\s-]?[0-9]{3}|ust-?id(?:nr)?\b|sitz\sder\sgesellschaft
    |geschäftsführ(?:er|ung|erin|erinnen)\s?:|vorstand\s?:|aufsichtsrats?\s?:|vorsitzende[rs]?\sdes\saufsichtsrat
    |registered\s(?:in\s(?:england|scotland|ireland|the)|office|company)|company\s(?:no|number|reg)\b|incorporated\sin
    |vat\s(?:no|number|reg)\b|r\.?c\.?s\.?\s[a-z]+\s[0-9b]|siret\b|siren\b|au\scapital\sde|kvk[\s:-]|btw[\s-]?n
    |[cn]if:?\s[a-z]?-?[0-9]|nipc\b|registro\smercantil|p(?:artita)?\.?\siva\b|cod(?:ice)?\.?\sfisc|capitale\ssociale|cap\.\ssoc
    |krs[\s:]\s?[0-9]|nip[\s:]\s?[0-9]|regon\b|cvr[\s.:-]|org\.?\s?nr
    |(?:consider|think\sof|think\sabout)\s(?:the|our)\senvironment|before\sprinting\sthis|umwelt\w*\s[^\n]{0,60}druck\w+
    |avant\sd['’]imprimer|antes\sde\simprimir|prima\sdi\sstampare|equal\sopportunity\semployer
    |to\sunsubscribe|unsubscribe\sfrom|sich\sabmelden|vous\sdésabonner|se\sdésinscrire)""",
    re.IGNORECASE | re.VERBOSE,
)
"""Legal texts under a mail."""

BANNER = re.compile(
    r"\W{0,3}(?:caution|external|warning|achtung|vorsicht|attention|extern|aviso|cuidado|attenzione|"
    r"let op)\b[^\n]{0,40}"
    r"(?:originat|outside|extern|e-?mail|sender|organi[sz]ation|absender)",
    re.IGNORECASE,
)
"""Warnings that mail servers put over mails from elsewhere."""
