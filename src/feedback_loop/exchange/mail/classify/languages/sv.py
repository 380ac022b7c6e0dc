"""Phrases of Swedish mails."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.languages.sv_any_order import ANY_ORDER

_REJECTION = {
    EXPLICIT: """
        (tjanst|tjansten|tjanster|jobb|jobbet|jobben|rollen|platsen|anstallningen|praktikplats*|vikariatet) .. (ar|gick|har|gar|blev) .. (tagen|taget|tagna|tillsatt*|till (en|nagon|annan)|fyllt|fylld|indragen|bort)
        (later|lata|lamnar) .. (tjansten|platsen) .. (tom|vakant|obesatt)
        (dragit in|drar in|strukit|skurit) .. (tjanst*|roll*|jobb*)
        (anstaller|anstalla|anstallt|anstallas) .. (dig|er)? .. inte
        (inte|ingen) .. (anstalla|anstaller|anstallt|fatt anstallning*|fatt jobb*|fatt tjanst*)
        ingen mojlighet .. (anstalla|anstallning)
        (anstallt|anstallde|anstaller) en (annan|kollega|person|larare)
        (annan) (person|sokande|kandidat) .. (anstalls|anstallts|fatt|far)
        kunden .. (nej|avbojt|valt bort) .. (cv|profil|dig|ansokan)
        ingen (tjanst|roll|plats|ledig tjanst) .. (som|passar|profil)
    """,
    SURE: """
        (valt|anstallt|valde|utsett) .. (person|kandidat|nagon|sokande) .. (med|som|vars)
        inte .. ga vidare .. (din|med|dig)
        (valt|beslutat|bestamt|val|valet|beslut|fattat|vidare|gar) ... (annan|andra|annat) (kandidat*|person*|sokande|profil*)
        inte .. (ga|gar|gatt|kommer|valt) .. vidare .. (med|i|till) .. (dig|din|ansokan|processen|rekrytering*|nasta)
        (valt|beslutat|bestamt) .. (att)? inte .. (ga|vidare|kalla|erbjuda)
        (ansokan|kandidatur) .. inte .. (gatt|gar|vidare|aktuell|valts|kvalificer*|lyckad)
        (tjansten|rollen|positionen|rekryteringen|tjanst) ... (ar|har|blivit) ... (tillsatt|tillsatts|avslutad|avbruten|avbrutits|pausad|stangd|avslutats|indragen|fryst|pausats)
        (du|ni) (har)? .. inte .. (blivit)? (utvald|vald|gatt vidare|kallad|fatt) .. (tjansten|rollen|intervju|processen|ansokan|rekrytering*)?
        (inte) .. (kan|kommer att) .. (erbjuda|kalla) .. (dig|tjanst*|intervju|anstallning)
        (kandidater|sokande) .. (battre|narmare|mer) .. (matchar|matchade|motsvar*|passar|erfarenhet|stammer)
        (avslag) .. (ansokan|tjanst*)
        (overkvalificerad|for kvalificerad)
        inget .. (ledigt|oppet|passande) .. (cv|profil)?
        (uppfyller|uppfyllde) inte .. (krav*|behorighet*|villkor*)
        ansok* .. (sallats|fallit|foll|gallrats|avforts|avslagits) .. (bort)?
        (inte) .. (kallats|kallad|kallas|inbjuden) .. intervju
        inte .. (positivt|gynnsamt|glad*) (besked|svar)
        (sokande|kandidater) .. inte med bland
        vi tog (henne|honom|den andra|en annan)
        (erbjudande|tjansten|jobbet) .. till (nagon|en annan|en av)
        erbjudit en (av dem|annan) tjansten
        (inget|ingen) erbjudande
        kommer inget erbjudande
        fullbemannade
        (tar|valjer) .. den andra (kandidaten|sokande)
        inte till (dem|de) som
        vi gar inte vidare
        (styrkor|talanger|kompetens) .. (nagon annanstans|annan plats|annat hall)
        tar inte in nagon
        annan (sokande|kandidat) .. (battre|starkare|vassare|fore)
        inte .. att (tjansten|jobbet|rollen) ar ratt
        att (tjansten|jobbet|rollen) .. inte ar ratt
        inte .. (ge|lamna|gora) .. erbjudande
        i stallet for att (anstalla|rekrytera)
    """,
    LIKELY: """
        (anstallt|valt|anstallde) nagon annan
        inte ... (vidare|utvald|nasta steg|aktuell|uttagen)
        (tyvarr|beklagar|ledsen) ... (inte|annan|andra) .. (vidare|kandidat*|aktuell|valt|utvald|tjanst*|ansokan)
        annan (kandidat|sokande)
        inte (gatt|ga) vidare
        tillsatt tjansten
        gatt vidare med andra
        (blir|ar) (ett)? nej
        (maste|tyvarr|ledsen) .. (gora dig besviken|besviken)
        (du|ni) .. besviken
        inga .. (goda|battre|bra) nyheter
        dalig* nyhet*
        ingen .. plats .. (for dig|hos|just nu|i)
        (andra|ovriga) .. (fore|battre|langre|narmare|mer)
        (kom|blev|hamnade) (tvaa|tva|pa andra plats)
        stod mellan
        (det)? blir (det)? (inget|ingenting)
        behover (jag|vi)? .. inte dig
        (hittat|hittade|funnit) .. nagon
        (stannar|slutar) (vi)? har
        (finns|star) .. inte (med)? .. (bland|listan)
        lite (tunn|tunt|knapp|kort)
        (maste|far) saga nej
        inte .. redo
        (nojer oss|stannar) (sa|dar|har)
        tar det slut
        (poang|resultat|betyg) .. under
        inte .. (ta emot|anstalla|ta in) (fler|nagon)
        under tiden .. (anstallt|tagit in)
        inte du
        (har|vi) (tagit|anstallt) en .. med
    """,
    HINT: """
        (tyvarr|beklagar) ... (inte|ingen)
        lycka till .. (framtid*|fortsatt*|jobbsokande*|sokande)
    """,
}

_INVITATION = {
    SURE: """
        (bjuda|bjuder|inbjudan|kalla|kallar|valkommen|boka|bokat|inbjuden|bokad|traffa|bekraftar|bekraftelse) ... (intervju|intervjun|telefonintervju|anstallningsintervju|videointervju|forsta samtal)
        (intervju|intervjun|anstallningsintervju) .. (ar bokad|bokad|ager rum|bekraft*|den|kl|pa (mandag|tisdag|onsdag|torsdag|fredag))
        (vill|skulle vilja|ser fram emot att|garna) .. (traffa|lara kanna|prata med|hora mer) .. dig .. (tjanst*|intervju|roll*|ansokan|den|samtal|kontor*|team*)
        (gatt|gar|ga) vidare till (nasta|andra|slut*)
        (kunden|chefen|teamet) .. (vill|skulle vilja) .. (traffa|intervjua|prata)
        (provjobba|provdag|provpass|provarbeta)
        (videosamtal|telefonsamtal|samtal|prata) .. om (tjansten|jobbet|rollen)
    """,
    LIKELY: """
        (vill|skulle vilja|garna) .. (traffa|prata|hora|boka|lara kanna) .. (dig|med dig|ett mote|samtal)
        (passar|skulle|funkar|har du) (det)? .. (dig|tid|mojlighet) .. (mandag|tisdag|onsdag|torsdag|fredag|den|kl|klockan)
        nasta steg .. (intervju|samtal|mote)
        (valj|boka|valja) .. (tid|tidpunkt)
        (kom|komma|titta|titta in) .. (forbi|in|kontoret|mandag|tisdag|onsdag|torsdag|fredag)
        ska vi .. (prata|ses|ringas|traffas)
        (sista|slutliga|nasta|andra) (omgangen|rundan|steget)
        (vantar|valkomnar) (dig|er) .. (den|kl|i|pa)
        har du .. (halvtimme|minuter|en stund|en timme|kvart)
        (kaffe|fika|lunch) .. (mandag|tisdag|onsdag|torsdag|fredag)
        passar .. (samtal|telefonsamtal|videomote)
    """,
}

_MOVED = {
    SURE: """
        (flytta|flyttat|flyttas|boka om|bokat om|omboka|skjuta upp|skjuta fram|andra|ombokad|flyttad|tidigarelagga) ... (intervju|intervjun|intervjutiden)
        (intervju|intervjun) ... (flytta*|bokas om|ombokad|skjutas|skjuta upp|uppskjuten|ny tid)
        ny tid .. (intervju|intervjun)
        (kan|kunde|skulle) vi .. (ta|ha|gora) .. intervju* .. (mandag|tisdag|onsdag|torsdag|fredag)
    """,
    LIKELY: """
        (kan|kunde|skulle) vi .. (flytta|boka om|ses|ta det|skjuta) ... (istallet|i stallet|till|pa)?
        (flytta|boka om|omboka) ... (motet|samtalet|tiden)
        (nagot emellan|kommit emellan|dykt upp)
    """,
    HINT: """
        (kan|hinner) .. inte
    """,
}

_CANCELLED = {
    SURE: """
        (stalla in|installd|avboka|avbokad|installt|staller in) ... (intervju|intervjun)
        (intervju|intervjun) ... (installd|avbokad|stallas in|stalla in|avbokas|blir inte av)
    """,
    LIKELY: """
        (stalla in|avboka) ... (motet|samtalet)
        (motet|samtalet) ... (installt|avbokat)
    """,
}

_OFFER = {
    SURE: """
        (erbjuda|erbjuder) .. (dig)? .. (tjansten|tjanst|rollen|anstallning|jobbet|en roll|positionen)
        (anstallningsavtal|anstallningserbjudande|anstallningskontrakt|erbjudande om anstallning|avtal) .. (bifog*|signera|skriv*|underteckn*|skickar)
        (bifog*|skickar) .. (anstallningsavtal*|anstallningserbjudande*|anstallningskontrakt*)
        (jobberbjudande)
        du (har)? (fick|fatt) (jobbet|tjansten)
        (valkommen) .. (till oss|till teamet|ombord) .. (avtal|som|borjar)
        (jobbet|tjansten) ar (ditt|din|er)
        vill (garna)? anstalla dig
    """,
    LIKELY: """
        (grattis) .. (jobbet|tjansten|rollen)
        vill ha dig
        nar kan du .. borja
    """,
}

_ASSESSMENT = {
    SURE: """
        (teknisk|tekniskt|online|logiskt|digitalt) (test|uppgift|uppgiften|testet|prov)
        (arbetsprov|kodtest|hemuppgift|caseuppgift|testuppgift|urvalstest|personlighetstest|logiktest|case)  .. (gora|senast|skicka|lamna|lank|timmar|dagar|steg|bifog*|genomfor*|inlamning|bestar)
        (gora|genomfora|lamna in|skicka in|losa) .. (arbetsprov*|kodtest*|hemuppgift*|caseuppgift*|testuppgift*|test|testet|uppgift*)
        (hackerrank|codility|codesignal|testgorilla|hirevue)
    """,
    LIKELY: """
        (losa|skriva|gora|forbereda) .. (ovning|provtext|text|uppgift)
        (ovning|provtext) .. (hemma|skicka|till)
    """,
}

_CONFIRMATION = {
    SURE: """
        (mottagit|tagit emot|fatt|mottagen|mottogs) ... (din|er)? (ansokan|cv|intresseanmalan)
        (ansokan|cv) ... (mottagen|mottagits|skickad|skickats|registrerad|inkommit|kommit in|tagits emot|framme)
        (bekraft*) ... (ansokan|mottagit|att vi)
        du har (nu)? sokt .. (tjansten|jobbet|rollen|till)
        (ansokan|cv) .. (har|ar) .. (landat|kommit|framme|anlant|har hos)
        ansokningsblankett* .. (kom|inkommit|mottagits)
    """,
    LIKELY: """
        tack .. (for)? .. (din|er) (_)? (ansokan|intresseanmalan)
        tack .. (intresse) .. (for|av)
        tack for att du (sokte|har sokt|ansokte)
        (ga igenom|granska|titta pa|lasa) .. (din)? ansok*
    """,
}

_OUTREACH = {
    SURE: """
        (sag|hittade|fick syn|kom over|last|tittat) .. din .. (profil|linkedin*|cv|bakgrund)
        din (profil|bakgrund|erfarenhet|cv) .. (intressant|passar|fangade|stack ut|ser|matchar)
        (kontaktar|hor av mig|skriver till) .. (dig|for att|angaende|eftersom|om)
        (for) .. (var|min|en av vara|en av mina|vara) kund* .. (soker|letar|rekryterar)?
        (soker|letar efter|rekryterar) .. (for|at|till) .. kund*
        (skulle|ar|kan) (du)? .. (intresserad|oppen|nyfiken|intressera) .. (av|for|hora|mer|roll|tjanst|samtal|mojlighet*|att)?
        (tjanst|roll|mojlighet) .. (kanske|kan|skulle|som) .. (intressera|passa|vara nagot)
    """,
    LIKELY: """
        (ny|spannande|intressant) (mojlighet|roll|tjanst|utmaning)
    """,
}

_FEEDBACK = {
    LIKELY: """
        (din|ditt|dina) ... (var|ar|kandes|blev|hade|saknade) .. (tydlig*|bra|stark*|mycket|svag*|for|lite|valdigt|ytlig*|vag*|overtygande|battre|imponer*|otydlig*|gedig*)
        (du) (var|hade|visade|forklarade|svarade|saknar|saknade|kunde|behover|gav) .. (bra|tydlig*|lite|mer|inte|for|mycket|god|mindre|djup*|erfarenhet)
        (vi|jag|teamet) (saknade|gillade|uppskattade|tyckte|hade velat|hade onskat|upplevde|markte|hade garna)
        (styrkor|svagheter|utvecklingsomraden|forbattringsomraden|forbattringspunkter)
        (mer|brist pa|mindre) (erfarenhet|djup|praktisk*)
    """,
}

_DECLINED_FEEDBACK = {
    SURE: """
        (inte|ingen|tyvarr inte) .. (ge|kan|mojlighet|lamna|lamnar|ger|mojligt) .. (individuell|personlig|detaljerad|enskild|ytterligare|narmare)? (_)? (feedback|aterkoppling|motivering)
        (ingen|inte nagon) .. (individuell|personlig|detaljerad) (feedback|aterkoppling)
        (feedback|aterkoppling) .. inte .. (mojligt|kan|ge)
        (inga|inte) .. (skal|skalen|motiv*|upplysningar) .. (beslut*|rekrytering*|val)
    """,
}

_MORE_TIME = {
    SURE: """
        (behover|kraver|tar|be om|drojer) .. (mer|ytterligare|lite|annu|nagra|tva|langre) .. (tid|veck*|dagar|talamod)
        (annu|fortfarande) inte .. (fattat|bestamt|beslutat|beslut|klara|klar)
        inte .. (fattat|tagit) .. beslut .. (an|annu)?
        (beslut*|processen|svar|rekryteringen) .. (forsen*|drojer|drar ut|skjuts|langre tid)
        (du ar) .. (fortfarande|kvar) .. (aktuell|process*|med)
        (aterkommer|hor av oss|ge besked|besked|svar) .. (senast|fore|i slutet|nasta vecka|innan)
        inget besked (an|annu)
        (inget|inga) (nytt|nyheter|beslut) (an|annu)
    """,
    LIKELY: """
        (tva|nagra|en|ett par|tre) veckor? till
        ytterligare (tva|nagra|en|ett par|tre) (veckor|vecka|dagar)
        ge oss .. (till|tid|nagra|en)
        drar ut
        talamod .. (veck*|dagar)
        lovade .. (svar|besked)
        ska traffa .. (person|kandidat*) till
    """,
}

_SENT_ASK = {
    SURE: """
        (feedback|aterkoppling|synpunkter) .. (skulle|hjalpa|tacksam|garna|pa min|om min|uppskatta|kunna|mojligt)
        (skulle|kan|kunde|tacksam|garna) .. (feedback|aterkoppling|beratta|saga|dela|synpunkter) .. (vad|varfor|hur|feedback|om|nagot)?
        (vad|hur) .. (forbattra|battre|saknade|avgjorde|fattades)
    """,
}

_SENT_THANKS = {
    SURE: """
        tack .. (for)? .. (intervjun|samtalet|motet|tiden|igar|idag|pratstunden|trevligt)
    """,
}

_OUT_OF_OFFICE = {
    SURE: """
        (ar|jag ar) .. (pa semester|inte pa kontoret|ledig|foraldraledig|ur kontoret|borta)
        (autosvar|automatiskt svar|franvaro|franvarande)
    """,
}

_CONDITIONAL = """
    (ifall|huruvida|nar !(kan|skulle|har|passar)|savida)
    ^ om (du|vi|din|ditt|er|det|nagon|ni)
    , om (du|vi|din)
    (veta|besked|avgora) om
    ^ skulle (du|vi|din|det)
    (i handelse|for den handelse)
    (eventuell*)
    (vanligtvis|normalt)
"""

_JOB = """
    (ansokan|ansokningar|kandidat*|rekryter*|sokande|sokt|sokte)
    (tjanst|tjansten|anstallning*|jobbet|jobb|rollen|roll|befattning*|praktik|arbetsgivar*|vakans|vikariat)
    nasta steg
    (intervju|intervjun|cv|personligt brev|hr|lon|loneansprak|karriar|anstallningsavtal|headhunter*|talent)
    (ingenjor*|utvecklare|analytiker|projektledare|ekonom|sjukskotersk*|larare|handlaggare|saljare|assistent|konsult|tekniker|arkitekt|samordnare|chef|engineer|developer|manager|specialist|controller|designer|redovisnings*|system*)
    (anstalla dig|vikarierade|praktikplats*|butiksbitrade|redaktor|forskare|provjobba)
    (ansokningstid*|urvalsarbet*|svetsare|kock|snickare|elektriker|forskollarare)
    (backend|frontend|reception|provpass|kocken|lon|cto|personalavdelning*|vikarie)
"""

_OTHER = """
    (lunch|lunchen|middag|afterwork|fodelsedag|grillning)
    (volontar*|grann*|oppet hus)
    (kommunen|tavling|audition|kor)
    (massage|gym|restaurang|klippning|klipp)
    (kreditkort|kredit*|lan|bolan|bank*|konto|kort)
    (ansokan) (om|till) (_)? (visum|kreditkort|lan|bolan|bidrag|stipendium|uppehallstillstand|medborgarskap|pass|forskol*|skol*|medlemskap|bygglov|universitet*|utbildning*|hyreslagenhet|bostad|kurs*|foraldrapenning)
    (lagenhet*|hyres*|bostad*|hyresvard|visning|rum|hyra)
    (antagning*|universitet*|hogskol*|utbildning*|forskol*|skol*|elev*|program)
    (bidrag|stipendi*|medlem*|forening*|bibliotek*|volontar*|klubb*|gava)
    (artikel*|manus*|konferens*|tidskrift*|granskare|abstract)
    (paket*|leverans*|bestallning*|order|faktura|retur|garanti*|reparation|prenumeration|rabatt*|erbjudande pa|kop|frakt)
    (lakar*|tandlakar*|vardcentral*|patient*|vaccin*|frisor*|verkstad*|besiktning*|korkort*|korskol*|veterinar*|sjukhus*)
    (konsert*|biljett*|festival*|teater*|forestallning*|evenemang*)
    (kurs|kursen|lektion*|webbinari*|seminari*|yoga|traning|tenta|prov)
    (forsakring*|skade*|tariff|elavtal|bredband)
    (enkat*|nyhetsbrev*|podd*|podcast|magasin)
    (resa|flyg*|hotell*|bokning*|tag|bord)
    (upphandling*|anbud*|leverantor*|offert*)
    (mal|saljarna|kopare|hyresgaster)
    (din (son|dotter)|ert barn|vantelistan|lager for)
    (tranare|juniorerna|kassor|rostat|serien)
    (rormokare|offerten)
    (film*|statister|skadespelare)
    (tidningen)
    (roster|foraldrarad)
"""

_VETO = """
    jag (har|ska pa) .. intervju
    (bekrafta|verifiera) .. (din|ditt) (e post*|epost*|mejl*|konto)
    losenord
    (konto|profil) .. (har|ar) .. (skapats|skapat|aktiverat|aktiverad)
    ansokan .. (inte slutford|ofullstandig|ej inskickad|inte skickad)
    (podd|podcast|webbinarium|jobbmassa|karriarmassa|arbetsmarknadsdag*)
    (far|fick) .. nyhetsbrev
    (soker|vill soka) jag
    jag (soker|ansoker|vill soka) .. (tjanst*|jobb*)
    (bifogar|bifogat) .. mitt cv
    min ansokan (till|om|som)
    jag (fick nej|fick inte jobbet)
    (tips) .. (intervju*|cv|avslag)
    kara (medlemmar|foraldrar|grannar)
"""

SWEDISH = Language(
    code="sv",
    common="och att du vi for pa med en ett som det din har till inte av ar dig hej tack om den vara",
    kinds={
        MailKind.REJECTION: _REJECTION,
        MailKind.INVITATION: _INVITATION,
        MailKind.MOVED: _MOVED,
        MailKind.CANCELLED: _CANCELLED,
        MailKind.OFFER: _OFFER,
        MailKind.ASSESSMENT: _ASSESSMENT,
        MailKind.CONFIRMATION: _CONFIRMATION,
        MailKind.OUTREACH: _OUTREACH,
        MailKind.FEEDBACK: _FEEDBACK,
        MailKind.DECLINED_FEEDBACK: _DECLINED_FEEDBACK,
        MailKind.MORE_TIME: _MORE_TIME,
        MailKind.SENT_ASK: _SENT_ASK,
        MailKind.SENT_THANKS: _SENT_THANKS,
        MailKind.OUT_OF_OFFICE: _OUT_OF_OFFICE,
    },
    any_order=ANY_ORDER,
    conditional=_CONDITIONAL,
    negative="(inte|ingen|inget)",
    job=_JOB,
    other=_OTHER,
    veto=_VETO,
)
