"""Phrases of Dutch mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (gaan|doen) & het niet & (met je|met jou|met u) & !(nog|als|reis|vakantie)
            (besloten|besluit) & niet & (voor te dragen|voordragen|benoemen|te benoemen|aannemen|aan te nemen|aan te stellen|uit te nodigen|uitnodigen) & !(nog)
            (sollicitatie|kandidatuur|brief|u|je) & niet & (selectie|shortlist|eerste selectie|uitgenodigd|geselecteerd|selectieronde) & (opgenomen|uitgenodigd|gekomen|geselecteerd|doorgekomen|gehaald|bij) & !(nog niet|assessment gemist)
            gekozen voor (iemand|een collega|een ander|een kandidaat)
            (andere|ander|interne|sterkere) (_)? (kandida*|sollicitant*|persoon|profiel*|collega|medesollicitant*) & (gekozen|keuze|kiezen|besloten|besluit|verder|doorgaan|door te gaan|verdergaan|aangenomen|voorkeur|geselecteerd|uitgenodigd|door|gegaan) & !(nog|voordat|eerst|huur*|woning)
            (sollicitatie|kandidatuur|cv|brief|profiel) & (niet|geen|helaas) & (verder|door|doorgaan|vervolg*|geselecteerd|gehonoreerd|meenemen|afgewezen|aansluit*|past|passen|succesvol|gekozen|meegenomen) & (je|jouw|uw|u|jou) & !(nog niet|nog geen|aarzel*|volledig|compleet|als je)
            (keuze|keus|voorkeur) & (niet|ander*|iemand) & (gevallen|gevallen is|viel|gegaan|uitgegaan|uit)
            (procedure|sollicitatieprocedure|selectieprocedure) & (gestopt|beeindigd|eindigt|stopt|afgesloten|gesloten) & (je|jou|u|jouw|uw|voor|helaas)
            (kandidaat|kandidate|persoon|iemand) & (gevonden|gekozen|aangenomen|geselecteerd) & (beter|naadloos|meer|perfect|goed aansluit*|past|voldoet|functie|vacature|team|ervaring) & (hebben|heeft|is) & !(nog|voor u op zoek|op zoek)
            (functie|vacature|positie|rol) & (vervuld|ingevuld|vergeven|ingetrokken|geannuleerd|bevroren|on hold|vervallen|gesloten) & (inmiddels|al|reeds|intern|helaas|is|zojuist|door) & !(nog niet|voordat|wordt binnenkort|zodra)
            niet & (uitnodigen|uit te nodigen|uitgenodigd|verder gaan|doorgaan|verder te gaan|aanbieden|selecteren|aannemen|verdergaan) & (je|jou|u) & (gesprek|functie|procedure|sollicitatie|vacature|ronde|rol|baan|contract) & !(nog niet|aarzel*|hoeft)
            (niet|onvoldoende|minder|niet helemaal) & (aansluit*|sluit|sluiten|aan te sluiten|matcht|matchen|passen|past) & (profiel|functie*|vacature|ervaring|eisen|opleiding|cv) & (je|jouw|uw|u) & !(als|mocht)
        """,
    },
    MailKind.CONFIRMATION: {
        SURE: """
            (sollicitatie|cv|motivatie|motivatiebrief) & (ontvangen|ontvangst|binnengekomen|binnen|goed aangekomen|geregistreerd|verstuurd) & (je|jouw|uw|hebben|bevestig*|bedankt|dank) & !(helaas|niet|afgewezen)
            (sollicitatie|cv) & (in behandeling|bekijken|beoordelen|doornemen|behandelen|bestuderen|nemen .. door) & (je|jouw|uw|we|wij) & !(helaas|niet|andere)
        """,
    },
    MailKind.INVITATION: {
        SURE: """
            (nodig (ik|wij|we)|nodigen|uitnodigen|uitgenodigd|uitnodiging|geselecteerd|verwachten|oproepen) & (selectiegesprek*|sollicitatiegesprek*|kennismakingsgesprek*|eerste gesprek|tweede gesprek|selectieprocedure|assessmentdag|selectiedag|proefdag|proefles|meeloopdag) & (je|jou|u|jullie) & !(niet|helaas|geen|annul*|verzet*|afgezegd|bedankt voor)
            (opdrachtgever|klant|directeur|teamleider|eigenaar|manager|client|bedrijf) & (wil|willen|zou|graag) & (je|jou|u) (_)? (graag)? (ontmoeten|spreken|leren kennen|zien) & !(niet|helaas|annul*)
            (gesprek|kennismaking|kennismakingsgesprek|sollicitatiegesprek|interview|videogesprek) & (uitnodigen|uit te nodigen|nodigen|nodig (je|jou|u|ik)|uitgenodigd|uitnodiging|inplannen|plannen|afspreken|bevestig*|plaatsvinden) & !(niet|helaas|verplaats*|verzet*|verschuiv*|annul*|afgezegd|bedankt voor (je|het|ons)|na het|nog niet)
        """,
        LIKELY: """
            (brief|cv|sollicitatie|reactie) & (gelezen|bekeken|enthousiast|aangesproken|leuk|interesse) & (kennismaken|kennis|langskomen|spreken|ontmoeten|gesprek) & !(niet|helaas|annul*)
            (langs|langskomen|langs te komen|binnenlopen|kennis te maken|kennismaken|kennis maken) & (kom|komen|kun|kunt|zin|lust|wil|zou|kunnen) & (werkplaats|kantoor|koffie|gesprek|zaak|winkel|school|locatie|praten|kletsen|rondleiding|keuken|functie|team) & !(niet|helaas|annul*|huisarts|bloeddruk|kinderen|feest|buren|open dag)
            (spreken|bellen|praten|ontmoeten) & (functie|vacature|sollicitatie|rol|baan|ervaring) & (willen|wil|graag|zou|zouden|wanneer|kun) & (je|jou|u) & !(niet|helaas|annul*|terugkoppeling|feedback)
            (langs|langskomen|langs te komen|meedraaien|meelopen|binnenlopen|aanschuiven) & (kan je|kun je|kunt u|wil je|heb je|hebt u|schikt|past|zou je) & (#|kennis*|gesprek|zaak|praten|kijken|avond|avondje|dag|dagje) & (#|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|morgen) & !(annul*|afzeg*|bedankt|niet)
            (gesprek|kennismaking|kennis|kennismaken|telefoontje|bellen|videogesprek|koffie|afspraak) & (kun je|kunt u|past|schikt|uitnodigen|nodigen|graag|beschikbaar|langskomen|lukt|voorstel*|verwachten) & (#|maandag|dinsdag|woensdag|donderdag|vrijdag|morgen|week|uur|teams) & !(annul*|afzeg*|verplaats*|verzet*|verschuiv*|bedankt|dank|helaas)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (sluitingstermijn|sluitingsdatum|reactietermijn|selectie|selectieprocedure|procedure|besluitvorming|beslissing|werving) & (verlengd|vertraging|vertraagd|uitgesteld|loopt uit|uitloop|duurt langer|nog niet afgerond|nog niet genomen|pas (eind|begin|in|na)) & !(gesprek is|subsidie*|helaas niet|woning)
            (verwachten|hopen|streven) & (kandidaten|sollicitanten|u|je) & (berichten|informeren|laten weten|uitsluitsel|reactie|terugkoppeling) & (uiterlijk|voor|voor|eind|begin|binnen|week|weken) & !(bewoners|gesprek op)
            (beslissing|besluit|procedure|selectie|terugkoppeling|uitsluitsel) & (nog|vertraging|langer|later|uitgesteld|meer tijd|geduld) & (niet|geen|loopt|lopen|duurt|week|weken|dagen|tijd|geduld|helaas) & !(andere kandida*|gekozen|afgewezen|niet verder)
        """,
        LIKELY: """
            (commissie|bestuur|directie|team|benoemingsadviescommissie|mt) & (bijeen|vergadert|overlegt|beslist|besluit) & (pas|nog|volgende|daarna|eerst) & !(subsidie*|gesprek op|niet verder)
            nog & (kandidaten|gesprekken|sollicitanten|mensen|kandidaat) & (spreken|voeren|zien|ontmoeten|te gaan) & !(niet verder|plek)
            (hoort|horen|hoor|laten weten|laat weten|laat ik weten|bericht) & (volgende week|eind van de week|uiterlijk|voor vrijdag|deze week nog|begin volgende) & (besluit*|beslis*|keuze|antwoord|reactie|nog) & !(gesprek (is|op))
            (beslissen|beslissing|geduld|uitsluitsel|besluit) & (week|weken|dagen|vakantie|nog) & (tot|nog|even|pas|eerst|vraag) & !(andere kandida*|gekozen)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (assessment|test|case|opdracht|capaciteitentest|persoonlijkheidstest|vragenlijst) & (maken|invullen|uitvoeren|doen|afronden|inleveren|opsturen) & (stap|ronde|link|dagen|voor|uiterlijk|procedure|sollicitatie|online) & !(bedankt|dank|gemaakt|ontvangen)
        """,
        LIKELY: """
            (casus|opdracht|case|oefening|schrijfopdracht|tekst|testopdracht) & (uitgewerkt*|maken|uitwerken|terugsturen|insturen|opsturen|bijgaand*|bijlage|vertalen|inleveren|ontvangen wij) & (voor|uiterlijk|binnen|terug|uur|dagen|graag) & !(bedankt voor|dank voor|ontvangen , bedankt|gesprek over|opdrachtgever|factuur)
            (bereid|voorbereiden|voor te bereiden) & (presentatie|proefles) & (minuten|onderwerp|thema|slides) & !(college|cursus)
        """,
    },
    MailKind.SENT_ASK: {
        SURE: """
            (tip|tips|feedback|waarom|wat|reden|redenen|terugkoppeling|toelichting) & (zou|kun|kunt|kan|heb je|hebt u|mag|graag|vertellen|weten) & (volgende keer|verbeteren|beter|gemist|ontbrak|doorslag|uitgenodigd|feedback|tip|keuze|toelichting|leren)
        """,
    },
    MailKind.SENT_THANKS: {
        SURE: """
            (bedankt|dank|danken) & (gesprek|tijd|rondleiding|ontvangst|kennismaking|meelopen|uitleg) & !(je sollicitatie|uw sollicitatie|feedback)
        """,
    },
    MailKind.DECLINED_FEEDBACK: {
        SURE: """
            (geen|niet) & (uitspraken|mededelingen|toelichting|onderbouwing|motivering|feedback|terugkoppeling) & (individuele|persoonlijke|inhoudelijke|beleid|afwijzing|sollicitaties|selectie) & !(nog geen|nog niet)
            (terugkoppeling|feedback|toelichting) & (geen|niet) & (geven|geeft|mogelijk|inhoudelijke*|individuele*|verstrekken|kunnen) & !(nog|aarzel)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (je|u|jou) & (in dienst|aannemen|aanbieden|beginnen|contract) & (graag|blij|willen|zouden) & (bruto|per maand|uur|contract|vaste|per 1|1 #) & !(niet|helaas|gesprek)
        """,
        LIKELY: """
            (nemen|neem) (je|jou|u) (graag|heel graag)? aan & !(niet|dat)
            (je|u) (kunt|kan|mag) (_)? (maandag|dinsdag|woensdag|donderdag|vrijdag|per|op|morgen|meteen) (_)? (_)? (beginnen|starten) & !(cursus|training|les)
            (je bent|u bent) aangenomen
            (baan|functie|plek) is (van|voor) (jou|u)
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (gesprek|sollicitatiegesprek|selectiegesprek|kennismakingsgesprek|interview|kennismaking) & (vervallen|vervalt)
            (gesprek|sollicitatiegesprek|selectiegesprek|kennismakingsgesprek|interview|proefdag|meeloopdag|kennismaking) & (annuleren|geannuleerd|gaat niet door|niet doorgaan|gaat helaas niet door|vervalt|afzeggen|afgezegd|afblazen|komt te vervallen) & !(vacature (is|gaat)|bedankt|na ons|na het|kosteloos|mocht)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (zoeken|zoek|zoekt) & (interesse|interessant|iets voor jou|iets voor u|sta je open|nieuwsgierig|geinteresseerd) & !(je sollicitatie|uw sollicitatie|gesprek op|helaas|woning|vrijwilliger*)
        """,
    },
}
