"""Phrases of Dutch mails."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.languages.nl_any_order import ANY_ORDER

_REJECTION = {
    EXPLICIT: """
        (baan|functie|functies|vacature|vacatures|rol|positie|stageplek*|stageplaats*|werkplek|job) .. (is|zijn|gaat|ging|naar|wordt|worden) .. (weg|vergeven|naar (een|iemand|onze|mijn|de)|bezet|gevuld|geschrapt|opgeheven|ingevuld)
        (functie|vacature|baan|plek) .. (leeg|open|onvervuld|vacant) .. (laten|staan|blijft)
        (laten) .. (functie|vacature|plek) .. (leeg|open|vacant)
        (schrapt|geschrapt|schrappen|opgeheven|weggesneden) .. (functie|vacature|baan)
        (nemen|neem) .. (niet|niemand) .. aan
        (nemen|neem) (we|wij)? niemand aan
        niet .. (aannemen|aangenomen|aan te nemen|benoemd|aanstellen|in dienst nemen|in dienst)
        geen (mogelijkheid|kans|mogelijkheden) .. (aanstelling|in dienst|dienstverband|aanstellen|contract)
        (andere|ander) .. (benoemd|aangesteld|aangenomen|benoeming)
        (opdrachtgever|klant) .. (cv|profiel|sollicitatie|je|jou) .. (afgewezen|afgekeurd|weggelegd)
        geen (passende|geschikte|openstaande|vrije|andere)? (functie|functies|vacature|vacatures|baan) .. (voor (je|jou|u)|bij|op dit moment|die)
    """,
    SURE: """
        (gekozen|keuze|aangenomen|voorkeur) ... (iemand|een kandidaat) .. (met|die|anders)
        (keuze|keus|voorkeur) .. op (een|iemand) (ander|andere|anders) (_)? (gevallen|gegaan|kandidaat|sollicitant)
        niet (uitnodigen|uit te nodigen) .. (gesprek|interview|kennismaking)
        (je|jou|u) niet .. (uitnodigen|uitgenodigd|uit te nodigen)
        (besloten|gekozen|keuze|besluit|beslissing|kiezen|doorgaan|verder|verdergaan) ... (andere|ander|andere*) (kandidaat|kandidaten|kandidate|sollicitant*|persoon|profiel*)
        (besloten|besluit|beslissing) ... niet .. (verder|door|doorgaan|verdergaan|uitnodigen|uit te nodigen|door te gaan|verder te gaan|in behandeling|mee te nemen)
        niet .. (met (je|jou|u|jouw|uw) .. (verder|door|doorgaan|verdergaan)|(verder|door) .. met (je|jou|u|jouw|uw))
        (sollicitatie|kandidatuur|procedure) .. niet .. (verder|door|voort|vervolg*|in behandeling|succesvol|doorgaan|geselecteerd|gehonoreerd|meenemen|mee)
        (niet|helaas niet) .. (geselecteerd|uitgekozen|uitgenodigd|gekozen) .. (functie|vacature|gesprek|ronde|positie|rol|procedure|sollicitatie)
        (functie|vacature|positie|rol|baan) ... (is|wordt|werd|inmiddels|al|reeds) ... (vervuld|ingevuld|gesloten|ingetrokken|bezet|on hold|vergeven|geannuleerd|vervallen|bevroren)
        (keuze|voorkeur) .. (niet op (jou|u|je)|op een andere|gevallen op een|voor een andere|naar een andere|uitgegaan)
        (wijzen|afwijzen|afgewezen|afwijzing|af te wijzen) .. (sollicitatie|functie|kandidatuur|voor|je|u|jouw|uw)
        (sollicitatie) .. (afgewezen|afgesloten|beeindigd)
        geen .. (baan|contract|functie|aanbod) .. (aanbieden|doen)
        niet uitnodigen .. (gesprek|kennismaking|sollicitatiegesprek)
        (niet|onvoldoende) .. (aansluit|aansluiten|past|sluit aan|matcht|match) .. (functie|profiel|vacature|team|zoeken)
        (overgekwalificeerd|te zwaar voor (deze|de))
        niets .. (open|vrij|passends|beschikbaar) .. (cv|profiel|past|voor je|voor u)?
        (voldoet|voldoe) niet aan .. (eisen|criteria|voorwaarden)
        sollicitatie .. (terzijde|opzij|afgevallen|buiten beschouwing|niet meegenomen)
        niet bij de .. (gesprek|uitnodigen|kandidaten|genodigden)
        (brieven|brief|sollicitatie|cv|die van jou|die van u) .. (viel|vielen|valt) af
        geen (positief|gunstig|goed) (bericht|antwoord|nieuws)
        (zij|hij|iemand anders|een ander) (is|was) het geworden
        (aanbod|functie|baan) .. (aan|gedaan) .. (iemand|een ander|een van hen|een van de)
        (een van hen|een ander|iemand anders) .. (functie|baan) .. aangeboden
        geen aanbod
        (zitten vol|volledig bezet)
        (kiest|kiezen|gaan|gaat) .. voor de andere (kandidaat|kandidate|sollicitant*)
        (hoort|horen) .. niet bij (de|degenen|wie)
        niet met (je|jou|u) (verder|door)
        (talenten|kwaliteiten|vaardigheden) .. (elders|ergens anders)
        andere (kandidaat|kandidate|sollicitant) (deed|was|had|scoorde) .. (beter|sterker|verder|meer)
        (functie|baan|rol) niet .. (juiste|goede) (stap|plek|keuze)
        geen aanbod (doen|maken|geven)
        in plaats van .. (aan te nemen|in dienst te nemen)
        (niet meer|niet) (meegenomen|meegewogen)
    """,
    LIKELY: """
        (besloten|gekozen|kiezen|gaan) .. (iemand anders|een ander)
        iemand anders .. (aan te nemen|aangenomen|gekozen|gevonden|geworden)
        (niet|geen) ... (verder|volgende ronde|geselecteerd|uitgekozen|uitnodig*|aansluit*|doorgaan|match)
        (helaas|jammer) niet bij
        (helaas|jammer|spijt*) ... (niet|andere|anders|geen) .. (verder|door|geselecteerd|gekozen|uitnodig*|kandida*|aanbieden|geworden|match|vervolg)
        andere (kandidaat|kandidate|kandidaten)
        niet (geworden|doorgaan|verder)
        vacaturestop
        (zeggen|zeg) .. (toch|helaas|deze keer|dit keer)? nee
        (moet|moeten|helaas) .. teleurstellen
        (een|deze) teleurstelling
        slecht nieuws
        geen (plek|plaats|ruimte) .. (voor (je|jou|u)|in|bij)
        (anderen|ander|andere kandidaten) .. (verder|beter|voor|ervaring|dichter)
        (tweede|nummer twee) (geworden|geeindigd)
        tussen (jou|u) en
        niet .. worden
        (heb|hebben) .. (je|jou|u) niet (meer)? nodig
        (al|nu|inmiddels) iemand .. (die|gevonden|aangenomen|is)?
        (laten|laat) .. (het|we het) hierbij
        (staat|sta|bent|ben) .. niet op .. (lijst|voordracht)
        wat (mager|dun|beperkt|weinig)
        (wordt|blijft|is) (het)? nee
        (nog niet|niet) (zover|klaar|zo ver)
        (hier|daar) houdt het op
        (score|cijfer|resultaat) .. (onder|te laag)
        geen (mensen|extra mensen|personeel) .. (gebruiken|aannemen|kwijt)
        (intussen|inmiddels) .. (aangetrokken|aangenomen|gevonden)
        (jij|u) (bent|bent het) .. niet
        hebben een .. uit .. aangenomen
    """,
    HINT: """
        (helaas|spijt*) ... (niet|geen)
        (veel succes|alle goeds|succes) .. (zoektocht|vervolg|verdere|carriere|toekomst)
        beter nieuws
    """,
}

_INVITATION = {
    SURE: """
        (nodig|nodigen|uitnodigen|uitgenodigd|uitnodiging|uit te nodigen|inplannen|plannen|afspreken|voorstellen) ... (gesprek|sollicitatiegesprek|kennismakingsgesprek|interview|kennismaking|vervolggesprek|eerste gesprek|tweede gesprek|videogesprek)
        (gesprek|sollicitatiegesprek|kennismakingsgesprek|interview|kennismaking|vervolggesprek) .. (uitnodigen|uitnodiging|bevestigd|staat gepland|gepland|inplannen|vindt plaats|in te plannen|plannen|bevestig*)
        (sollicitatiegesprek|kennismakingsgesprek|interview) .. (op|om) .. (maandag|dinsdag|woensdag|donderdag|vrijdag)
        (leren)? (je|jou|u) .. (graag)? .. (leren kennen|ontmoeten|beter leren kennen) .. (gesprek|op|uitnodig*|functie|kennismak*|langs|schikt|kom*|koffie)
        (door|verder) naar de (volgende|tweede|laatste|eerste) ronde
        (opdrachtgever|klant|team|manager) .. (wil|zou|willen) .. (je|jou|u) .. (ontmoeten|spreken|leren kennen|zien)
        (dienst meedraaien|meeloopdag|proefdag|dagje meelopen|meelopen)
        (videogesprek|gesprek|bellen|telefoongesprek) .. over (de|deze|onze) (functie|vacature|baan|rol)
    """,
    LIKELY: """
        (graag|leuk) .. (met je|met jou|met u|je|u) .. (spreken|praten|kennismaken|kennis maken|in gesprek|bellen|ontmoeten|leren kennen)
        (schikt|past|komt|lukt|zou) (het)? (je|jou|u) .. (op|om|maandag|dinsdag|woensdag|donderdag|vrijdag|uit|uitkomen)
        (kun|kan|kunt|ben|bent|heb|heeft) (je|u) .. (beschikbaar|tijd|op|maandag|dinsdag|woensdag|donderdag|vrijdag) .. (gesprek|om|voor|maandag|dinsdag|woensdag|donderdag|vrijdag)
        (volgende|vervolg) (stap|ronde) .. (gesprek|kennismaking|interview)
        (kies|plan|reserveer|prik) .. (moment|tijdstip|datum|afspraak) .. (uitkomt|link|agenda|schikt|past)?
        (beschikbaarheid) .. (doorgeven|laten weten|gesprek)
        (kom|komt|langskomen|langs te komen|binnenlopen) .. (langs|maandag|dinsdag|woensdag|donderdag|vrijdag|om|kennis)
        zullen we .. (praten|bellen|afspreken|spreken)
        in de (laatste|volgende|tweede) ronde
        (verwachten|verwacht) (je|u|jou) .. (om|op|in)
        (heb|hebt|heeft) (je|u) .. (half uur*|uurtje|kwartier*|minuten|even tijd) .. (bellen|gesprek|spreken)?
        zin in .. (koffie|lunch|thee)
        (schikt|past) .. (belletje|gesprek|telefoontje|call)
    """,
}

_MOVED = {
    SURE: """
        (verplaatsen|verplaatst|verzetten|verzet|verschuiven|verschoven|verschuif|uitstellen|uitgesteld|vervroegen) ... (gesprek|interview|sollicitatiegesprek|kennismakingsgesprek|kennismaking|vervolggesprek)
        (gesprek|interview|sollicitatiegesprek|kennismakingsgesprek|kennismaking|vervolggesprek) ... (verplaatsen|verplaatst|verzetten|verzet|verschuiven|verschoven|uitstellen|uitgesteld|vervroegen|te verplaatsen|te verzetten)
        (nieuwe|nieuw|andere|ander) (datum|tijd|tijdstip|moment) ... (gesprek|interview|kennismaking)
        (kan|kunnen|kunnen we) .. gesprek .. (maandag|dinsdag|woensdag|donderdag|vrijdag) .. (zelfde|ook|om|plaats)
    """,
    LIKELY: """
        (kunnen|kan|zouden|zullen) (we|wij) ... (verplaatsen|verzetten|verschuiven|ook op|in plaats daarvan|in plaats van|naar)
        (afspraak|gesprek|call|overleg) ... (verplaatsen|verplaatst|verzetten|verzet|verschuiven|verschoven)
        (verplaatsen|verzetten|verschuiven|verzet|verplaats) ... (afspraak|gesprek|call)
        (tussengekomen|ertussen gekomen|tussendoor gekomen)
    """,
    HINT: """
        (kan|kunnen) .. niet
    """,
}

_CANCELLED = {
    SURE: """
        (annuleren|geannuleerd|afzeggen|afgezegd|af te zeggen|afgelast) ... (gesprek|interview|sollicitatiegesprek|kennismakingsgesprek|kennismaking)
        (afspraak|call) ... (sollicitatie|gesprek|kennismaking|vacature|functie) ... (annuleren|geannuleerd|afzeggen|afgezegd|niet doorgaan|vervalt)
        (gesprek|interview|sollicitatiegesprek|kennismakingsgesprek|kennismaking|vervolggesprek) ... (annuleren|geannuleerd|afzeggen|afgezegd|af te zeggen|niet doorgaan|gaat niet door|niet door|vervalt|komt te vervallen)
    """,
    LIKELY: """
        (afspraak|call) ... (annuleren|geannuleerd|afzeggen|afgezegd|niet doorgaan|gaat niet door|vervalt)
    """,
}

_OFFER = {
    SURE: """
        (bieden|aanbieden|aan te bieden|bied) .. (je|jou|u) .. (de|een) (functie|baan|positie|rol|contract|arbeidsovereenkomst)
        (je|jou|u) .. (de|een|deze) (functie|baan|positie|rol|contract|arbeidsovereenkomst) .. (aanbieden|aan te bieden|aan te kunnen bieden|aan)
        (arbeidsovereenkomst|arbeidscontract|contractvoorstel|arbeidsvoorwaardenvoorstel|contract) .. (bijlage|bijgevoegd|tekenen|ondertekenen|onderteken*|vind je|vindt u|toegestuurd|sturen)
        (bijlage|bijgevoegd) .. (arbeidsovereenkomst|arbeidscontract|contractvoorstel|aanbod|voorstel)
        (aanbod|voorstel) (voor|doen|te doen|om) .. (functie|baan|rol|positie|te komen werken|als)
        (je bent|u bent|jij bent) (het)? (geworden|aangenomen)
        (welkom) .. (team|aan boord) .. (contract|als|per)
        (willen|graag) .. (je|jou|u) .. aannemen
        (gekozen|besloten) .. (voor (jou|u)|(jou|u) .. (aan te nemen|aanbod))
        (baan|functie) is (van|voor) (jou|u)
        contract voor de (baan|functie|rol)
        (willen|graag) .. (je|jou|u) .. in dienst nemen
    """,
    LIKELY: """
        (gefeliciteerd) .. (baan|functie|team)
        (aanbod) .. (doen|ontvang*)
        (we|wij) willen (jou|je|u) !(vragen|uitnodigen|graag|laten)
        wanneer (kun|kan|kunt|zou) (je|u) .. (beginnen|starten)
    """,
}

_ASSESSMENT = {
    SURE: """
        (online|technische|technisch) (test|assessment|opdracht|toets|opgave)
        (opdracht|case|casus|testopdracht|thuisopdracht|assessment|codeeropdracht|praktijkopdracht|proefopdracht|programmeeropdracht) .. (maken|inleveren|opsturen|uitwerken|uit te werken|te maken|terugsturen|voor|thuis|uiterlijk|link|bijlage|uur|deadline|volgende|stap|insturen)
        (maken|uitwerken|invullen|volgende stap|sturen|voltooien) .. (testopdracht|thuisopdracht|assessment|case|casus|codeeropdracht|opdracht|capaciteitentest|persoonlijkheidstest)
        (hackerrank|codility|codesignal|testgorilla|hirevue)
    """,
    LIKELY: """
        (oefening|proeftekst|proefles|opdracht|schrijfopdracht) .. (maken|schrijven|terug*|sturen|inleveren|voor)
    """,
}

_CONFIRMATION = {
    SURE: """
        (sollicitatie|cv|open sollicitatie) ... (ontvangen|binnengekomen|binnen|verstuurd|verzonden|aangekomen|geregistreerd|doorgestuurd|ontvangst)
        (ontvangst|ontvangen|ontvangstbevestiging|bevestigen|bevestiging) ... (sollicitatie|cv)
        (je hebt|u hebt|u heeft) .. gesolliciteerd
        (bekijken|beoordelen|lezen|behandeling|bestuderen) ... (je|jouw|uw) (sollicitatie|cv)
        (je|jouw|uw) (sollicitatie|cv) ... (bekijken|beoordelen|lezen|in behandeling|bestuderen)
        (cv|sollicitatie|brief) .. (is|zijn) .. (binnen|beland|aangekomen|ontvangen|gearriveerd)
        (sollicitatieformulier|sollicitatiebrief) .. (binnen|ontvangen|aangekomen)
    """,
    LIKELY: """
        (bedankt|dank) .. (voor)? (je|jouw|uw) (_)? (sollicitatie|open sollicitatie|reactie op onze vacature|motivatiebrief|cv)
        (bedankt|dank) .. (interesse|belangstelling) .. (in|voor|bij)
    """,
}

_OUTREACH = {
    SURE: """
        (je|jouw|uw) (profiel|cv|achtergrond|ervaring|linkedin*) .. (tegen*|gezien|bekeken|tegengekomen|gevonden|sprak|opgevallen|opviel|past|spreekt|interessant|aansluit|kwam)
        (kwam|stuitte|zag|bekeek|vond|viel) .. (je|jouw|uw) (profiel|cv|linkedin*|achtergrond)
        (voor) .. (een van mijn|een van onze|mijn|onze|een) (opdrachtgever*|klant*|relatie*) .. (zoek|zoeken|op zoek|ben ik)
        (ben ik|ik ben|zijn wij|wij zijn|zijn we) op zoek naar .. (en|dacht|jij|je|u)
        (sta|staat|ben|bent|zou|heb|heeft) (je|jij|u) .. (open|interesse|geinteresseerd|benieuwd|oren) .. (voor|in|naar|om|nieuwe|kans|uitdaging|functie|gesprek|kennismak*|stap)
        (functie|vacature|kans|rol|positie) .. (interessant|aanspreken|aanspreekt|passen|iets voor|iets zijn)
        (benader|benaderen) (je|u)
    """,
    LIKELY: """
        (nieuwe|mooie|leuke|interessante) (uitdaging|kans|functie|vacature|rol)
        (vrijblijvend*) .. (gesprek|kennismak*|kop koffie|bellen)
    """,
}

_FEEDBACK = {
    LIKELY: """
        (je|jouw|uw) ... (was|waren|is|zijn|kwam|kwamen|had|bleef|bleven|vonden|miste|viel) .. (goed*|sterk*|duidelijk*|helder*|te|erg|zwak*|mager|vaag|oppervlakkig|beter|prima|netjes|overtuigend*|minder|niet|wel|weinig|beperkt|over|op|knap)
        (je|jij|u) (hebt|had|was|bent|kon|liet|gaf|kwam|bleef|legde|mist|miste|toonde) .. (goed|duidelijk|te|niet|weinig|sterk|meer|minder|overtuig*|over|zien|uit|nog|onvoldoende)
        (we|wij|ik|het team|ze|zij) (misten|miste|vonden|vond|hadden|had|waren|zagen|waardeerden) .. (je|jouw|uw|meer|graag|ervaring|diepgang|dat|goed|onder de indruk|beetje)
        (graag|wat) meer .. (gezien|gehoord|ervaring|diepgang|gewild|verwacht)
        (sterke|zwakke|verbeter|ontwikkel) (punt*|kant*)
        (verbeterpunt*|ontwikkelpunt*|pluspunt*|minpunt*|aandachtspunt*)
        (meer|gebrek aan|weinig) (ervaring|diepgang|kennis)
    """,
}

_DECLINED_FEEDBACK = {
    SURE: """
        (geen|niet) .. (inhoudelijke|individuele|persoonlijke|uitgebreide|verdere|nadere|gedetailleerde)? (_)? (feedback|terugkoppeling|toelichting|motivering|onderbouwing) .. (geven|kunnen|mogelijk|delen|geeft|doen|verstrekken|mogen)
        (feedback|terugkoppeling|toelichting) .. (niet|geen|helaas) .. (mogelijk|geven|kunnen|mogen)
        (geen|niet) .. (redenen|reden|motivering|mededelingen) .. (afwijzing|besluit|beslissing|keuze)
    """,
}

_MORE_TIME = {
    SURE: """
        (hebben|heb|vraagt|kost|duurt|nodig|vragen) .. (meer|nog|iets|langer|extra|een paar|twee|wat) .. (tijd|week|weken|dagen|geduld) .. (nodig|beslis*|besluit*|voordat|om|laten|langer)?
        (nog|nog steeds) (niet|geen) .. (besloten|besluit|beslissing|beslist|uitsluitsel|knoop|genomen|eruit|rond|afgerond)
        (beslissing|besluit|procedure|proces|reactie|terugkoppeling) .. (vertraging|vertraagd|uitgesteld|langer|later|laat op zich|opgeschoven)
        (vertraging) .. (procedure|beslissing|besluit|proces)
        (je|u) .. (nog steeds|nog) in .. (race|procedure)
        (laten|laat) .. (je|u|weten) .. (uiterlijk|voor|eind|volgende) .. (week|maandag|dinsdag|woensdag|donderdag|vrijdag|april|maart|mei|juni|maand)
        nog geen (nieuws|besluit|antwoord|uitsluitsel)
    """,
    LIKELY: """
        nog (twee|een|een paar|drie|2|3) (weken|week|dagen)
        (nog|even) geduld
        (geef|geeft) ons .. (tot|nog|even|tijd)
        duurt (lang|langer|even)
        (weken|week|dagen) geduld
        (antwoord|beslissing|besluit|reactie) .. beloofd
        spreken nog .. (persoon|kandida*|mensen)
    """,
}

_SENT_ASK = {
    SURE: """
        (feedback|terugkoppeling|toelichting) .. (zou|helpen|graag|geven|krijgen|waarderen|stellen|kun|kunt|mogelijk|op mijn|over mijn)
        (zou|kun|kunt|kan|mag|graag|willen) .. (feedback|terugkoppeling|vertellen|toelichten|aangeven|laten weten) .. (wat|waarom|waar|hoe|feedback|over|op)?
        (wat|waar|waarom) .. (verbeteren|beter doen|doorslag|ontbrak|gemist|miste|lag|beter kunnen|beter had)
    """,
}

_SENT_THANKS = {
    SURE: """
        (bedankt|dank) .. (voor)? .. (gesprek|interview|tijd|ontvangst|kennismaking|gisteren|vandaag|vanochtend)
        (leuk|fijn|prettig) .. (gesprek|kennismaking|gesproken|ontmoeten)
    """,
}

_OUT_OF_OFFICE = {
    SURE: """
        (ben|zijn) .. (afwezig|niet aanwezig|op vakantie|met verlof|niet op kantoor|met vakantie|niet bereikbaar)
        (automatisch antwoord|afwezigheidsbericht|automatische beantwoording|afwezigheid)
    """,
}

_CONDITIONAL = """
    als (je|jij|u|we|wij|er|het|dat|dit|jouw|uw|de|die|ik|ons|onze|hij|zij|iemand)
    (indien|mocht|mochten|zodra|wanneer|tenzij|voordat)
    of (we|wij|je|jij|u|jouw|uw|er)
    (ingeval|in het geval|in geval)
    (eventueel|eventuele|mogelijk (dat|ook|uit|een))
    (word|wordt|past|heb|ben|komt|kom|kies*) (je|jij|u|we) .. , dan
    (normaal gesproken|doorgaans)
"""

_JOB = """
    (sollicitatie|sollicitaties|sollicitant*|solliciteren|gesolliciteerd|solliciteer*|sollicitatiegesprek|sollicitatieprocedure|kandidaat|kandidaten|kandidate)
    (vacature|vacatures|functie|baan|werving|recruitment|recruiter|stage|traineeship|arbeidsovereenkomst|arbeidscontract|dienstverband|werkgever)
    (kennismakingsgesprek|cv|motivatiebrief|hr|personeelszaken|salaris|werken bij|talent|carriere|p o)
    (m v|v m|m v x|m v d)
    (volgende|laatste|tweede) (stap|ronde)
    (ontwikkelaar|analist|medewerker|adviseur|manager|engineer|developer|verpleegkundige|docent|leraar|lerares|coordinator|projectleider|teamleider|monteur|consultant|boekhouder|designer|specialist|assistent|planner|controller|architect|chauffeur)
    (benoeming|aanstelling|stageplekken|stageplek|magazijn|winkelhulp|weekendhulp|leerkracht|redactie|proefles)
    (selectiegesprek*|selectieprocedure|kandidatuur|aangenomen|lasser|timmerman|kok|opdrachtgever|sollicitatiebrief)
    (backend|frontend|receptie|proefdraaien|meedraaien|salaris|compagnons|aanname|invalkracht|cto|personeelszaken)
"""

_OTHER = """
    (lunch|lunchen|borrel|biertje|etentje|verjaardag|barbecue)
    (vrijwillig*|buurtgeno*|buren|open dag|open huis)
    (vergunning|parkeer*|gemeente|bezwaar|toeslagen|wedstrijd|auditie|koor)
    (kapsalon|massage|sportschool|restaurant)
    (creditcard|krediet|lening|hypotheek|bank|rekening|financiering)
    (aanvraag|aangevraagd) (voor|van)? (een|de|uw|je)? (_)? (visum|creditcard|lening|hypotheek|toeslag|subsidie|vergunning|woning|paspoort|rijbewijs|uitkering|lidmaatschap|pas|beurs|verblijfsvergunning|bibliotheekpas)
    (woning|huurwoning|appartement|huurder|verhuur|verhuurder|bezichtiging|kamer|huur|makelaar|hospiteren|huis)
    (opleiding !(en|sluit|,)|inschrijving|universiteit|hogeschool|toelating|studie|school|kinderopvang|creche|plaatsing|leerling)
    (subsidie|beurs|lidmaatschap|vereniging|bibliotheek|vrijwillig*|donatie|club|stichting|fonds)
    (artikel|manuscript|congres|inzending|abstract|tijdschrift|beoordelaars|lezing|paper)
    (pakket|pakketje|bezorg*|bestelling|levering|factuur|retour|garantie|reparatie|abonnement|korting|aanbieding|actie|kortingscode)
    (huisarts|arts|tandarts|praktijk|patient|vaccinatie|kapper|garage|apk|rijschool|rijles|rijexamen|dierenarts|fysio*|ziekenhuis)
    (concert|kaarten|kaartje|ticket|tickets|voorstelling|festival|theater|evenement)
    (cursus|les|webinar|workshop|yoga|training|examen|seminar)
    (verzekering|polis|schade|tarief|energie contract|stroom)
    (enquete|nieuwsbrief|podcast|magazine)
    (reis|vlucht|hotel|reservering|trein|boeking)
    (aanbesteding|offerte|leverancier)
    (doel|wedstrijd|koper|verkopers|bod|huurders)
    (uw (zoon|dochter|kind)|wachtlijst|kamp)
    (trainer|jeugd|penningmeester|gestemd|competitie)
    (klus aan|loodgieter|offerte)
    (film|figuranten|gecast)
    (krant|huizenruil)
    (stemmen|ouderraad|kandidatuur)
"""

_VETO = """
    ik heb .. (een)? (sollicitatiegesprek|interview)
    (bevestig|verifieer|controleer) .. (je|jouw|uw) (e mail*|account|mailadres|emailadres)
    wachtwoord
    (account|profiel) .. (is|werd) .. (aangemaakt|geactiveerd)
    sollicitatie .. (nog niet|niet) .. (afgerond|voltooid|verzonden|verstuurd|compleet)
    (podcast|webinar|banenmarkt|open dag|carrieredag|meet up|inhouse*)
    (ontvangt|krijgt) .. (nieuwsbrief|omdat|aangemeld|ingeschreven)
    (hierbij|graag) .. solliciteer ik
    (bijgevoegd|bijlage) .. mijn (cv|sollicitatie|motivatiebrief)
    mijn sollicitatie (voor|naar|als)
    ik (ben|werd) .. afgewezen
    (tips|zo) .. (sollicitatie*|cv|afwijzing)
    beste (leden|ouders|buren)
"""

DUTCH = Language(
    code="nl",
    common="het een je we en van voor met niet dat op u uw jouw wij is hoi beste hebben te zijn ons aan om bij",
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
    negative="(niet|geen)",
    job=_JOB,
    other=_OTHER,
    veto=_VETO,
)
