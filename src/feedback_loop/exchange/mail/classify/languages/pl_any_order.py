"""Phrases of Polish mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (wybralismy|wybrano|zatrudnilismy|zdecydowalismy|znalezlismy|wybrana) & (inn*|kogos|wiekszym doswiadczeniem) & (osob*|kandydat*|kogos) & !(mieszkani*|jeszcze)
            (nabor*|konkurs*|rekrutacj*) & (bez wylonienia|nie wyloniono|nie wylonil*|uniewazni*|nie rozstrzygniet*|anulowan*) & !(dotacj*)
            (wybral*|wybralismy|zdecydowal*|zatrudni*) & (inna|inn* osob*|kogos innego|innego) & !(jeszcze|zanim|mieszkan*)
            (ogloszenie|oferta) & (nieaktualne|nieaktualna)
            (ksiegow*|kogos|osobe|kandydat*) & (przyjelismy|zatrudnilismy) & !(pania|pana|ciebie)
            (innego|innej|inna|inny|innych|innym|innymi|inne) (_)? (kandydat*|osob*|aplikac*|profil*|kandydatur*) & (zdecydowal*|wybral*|wybran*|wybor|decyzj*|kontynu*|postanowil*|procedowac|padl*|zaproponowal*|zatrudni*|dalej|prowadzic|skupi*) & !(jeszcze|zanim|mieszkan*)
            (kandydatur*|aplikac*|zgloszeni*|cv) & nie & (zostal*|zakwalifikow*|przesz*|wybran*|rozpatrz*|spelni*|kontynu*|uwzgledn*|odpowiada*|skorzysta*|zdecydowal*) & (pan*|twoj*|panstwa|wasz*|tej|pana|pani) & !(jeszcze|jesli|kompletn*|wahaj*)
            nie & (kwalifikuj*|zakwalifik*|spelnia*|przeszed*|przesz*|dostal*|zostal* (wybran*|zakwalifik*)) & (stanowisk*|etap*|rekrutac*|wymog*|wymagan*|rozmow*|proces*) & !(jeszcze|jesli)
            nie & (kontynuowac|kontynuujemy|bedziemy|mozemy|skorzystamy) & (rekrutac*|proces*|kandydatur*|aplikac*) & (kontynuowac|kontynuacj*|skorzystac|zaprosic|rozpatrywac|dalej|pan*|twoj*) & !(jeszcze|jesli|przed)
            (stanowisko|rekrutacja|wakat|proces|projekt) & (obsadz*|zamknie*|zakoncz*|wstrzyman*|anulowan*|zawieszon*) & (zostal*|jest|juz|niestety) & !(jeszcze|po zakoncz*|zanim|bedzie)
            (niestety|przykro|przykroscia|zalem) & nie & (wybran*|zakwalifik*|kwalifik*|kontynu*|zaprosi*|zdecydowal*|zaproponow*|etap*|pozytywn*|przyj*) & !(jeszcze|jesli)
        """,
    },
    MailKind.CONFIRMATION: {
        SURE: """
            (dokument*|cv|formularz*) & (dotar*|wplyn*|otrzym*) & (potwierdz*|kadr|dziekuj*) & !(nie)
            (aplikac*|cv|zgloszeni*|kandydatur*) & (otrzymal*|otrzyman*|dotar*|wplyn*|przyjel*|potwierdz*|zarejestrowan*|wyslan*|przeslan*) & (twoj*|pan*|panstwa|dziekuj*|pomyslnie) & !(nie|niestety|po (analiz*|zapozna*))
            (aplikac*|cv|zgloszeni*|kandydatur*) & (zapozna*|przeanaliz*|rozpatr*|analizuj*|weryfik*) & (twoj*|pan*|panstwa|pana|pani) & (wkrotce|bedzie|teraz|nasz*|zespol|skontaktuj*|trakcie|odezw*) & !(nie|niestety|po (analiz*|zapozna*))
        """,
    },
    MailKind.INVITATION: {
        SURE: """
            (zakwalifikowan*|zakwalifikowal*|zaproszon*) & (rozmow*|kolejnego etapu|nastepnego etapu|drugiego etapu|testu|rekrutacj*|naboru) & (zostal*|jest|pan|pani|sie|ciebie|twoj*) & !(nie|niestety|olimpiad*)
            (chciel*|chce|chcialby|chcialaby|chetnie) & (poznac|spotkac|porozmawiac) & (pana|pania|panem|ciebie|toba|cie) & !(nie|niestety|odwol*)
            (rozmow*|spotkan*|interview) & (zaprosic|zapraszam*|zaproszenie|umowic|zaproponowac|potwierdz*|zaplanow*|termin*) & (stanowisk*|rekrutac*|kwalifik*|pan*|cie|ciebie|tyg*|online|teams|aplikac*) & !(nie|niestety|odwol*|przeloz*|przesun*|przeniesc|zmien*|zmian*|dziekuj*|po rozmow*|jesli)
        """,
        LIKELY: """
            (cv|aplikacj*|zgloszeni*|list) & (podoba*|zainteresowal*|spodobal*|zaciekawil*) & (przyjsc|spotkac|spotkani*|porozmawiac|wpasc|zadzwonic|rozmow*) & !(nie|niestety)
            (wpasc|wpadnij|wpadnie|przyjsc|przyjdz|zajrzec|podjechac|podejsc) & (warsztat*|biur*|firm*|dzien probny|porozmawia*|pogada*|sklep*|restauracj*|rozmow*|zaklad*|kuchni) & (#|poniedzialek|wtorek|srode|sroda|czwartek|piatek|sobote|jutro|tygodni*) & !(nie|niestety|odwol*|lekarz*|przychodni*)
            (przyjsc|przyjechac|wpasc|zajrzec|przyjdz|wpadnij) & (moze|mozesz|moglby|moglaby|czy|prosze) & (porozmawi*|rozmow*|pokaz*|poznac|firm*|warsztat*|probn*|sklep*) & (#|poniedzialek|wtorek|srode|czwartek|piatek|sobote|jutro) & !(odwol*|przeloz*|dziekuj*|nie)
            (rozmow*|spotkan*|porozmawiac|poznac|telefon*) & (pasuje|odpowiada|mozliwe|zapraszamy|zapraszam|proponuj*|dostepn*|moglby|moglaby|czekamy|chcielibysmy) & (#|poniedzialek|wtorek|srode|czwartek|piatek|jutro|tygodniu|teams|zoom) & !(odwol*|przeloz*|przesun*|zmien*|dziekuj*|niestety|zamiast)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (zostal*|wybralismy) & (wybran*|pana|pania) & (na stanowisko|do pracy|do zespolu) & !(nie|inn*|niestety|ktos|kogo*)
            (milo|przyjemnosc*|ciesz*|radosc*) & (zaproponowac|zaoferowac|przedstawic|proponuj*|oferuj*) & (prac*|stanowisk*|umow*|zatrudnien*|ofert*) & !(rozmow*|spotkan*|nie)
        """,
        LIKELY: """
            masz (_)? prace
            przyjmujemy (pana|pania|cie)
            (praca|posada) jest (pana|pani|twoja)
            (zaczyna pan|zaczyna pani|zaczynasz) & (#|poniedzialek|wtorek|srode|sroda|czwartek|piatek|sobote|jutro|tygodni*) & !(kurs*|zajeci*)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (nabor*|rekrutacj*|konkurs*|decyzj*|rozstrzygnieci*|proces*) & (przedluzon*|przedluza*|opozni*|opoznieni*|jeszcze trwa|nadal trwa|wciaz trwa|przesuni*|potrwa) & !(dotacj*|rozmow*|nie zostal*|stypendi*|paszport*)
            (decyzj*|proces*|rekrutac*|odpowiedz*) & (jeszcze|opozni*|wydluz*|przedluz*|dluzej|cierpliw*|czasu) & (nie|potrzeb*|prosim*|trwa*|potrwa*|tydzien|tygod*|dni|sie) & !(innego|innych|inna|wybral*|niestety nie zost*)
        """,
        LIKELY: """
            (komisja|zarzad|dyrekcja|zespol|szef|szefowa) & (zbierze|zbiera|spotka|spotyka|podejmie|zdecyduje|urlopie) & (dopiero|jeszcze|potem|wtedy|przyszlym) & !(dotacj*|rozmowa odbedzie)
            (zostal*|jeszcze|mamy|czekaj*) & (osob*|kandydat*|osoby) & (rozmow*|spotkan*) & (jeszcze|znac|tygodni*|odezw*) & !(zapraszam*|odwol*)
            (dam znac|damy znac|odezwe sie|odezwiemy sie|wrocimy z) & (#|poniedzialek|wtorek|srode|sroda|czwartek|piatek|sobote|jutro|tygodni*) & !(rozmowa odbedzie)
            (decyzj*|zdecydowa*|odpowiedz|cierpliw*) & (tydzien|tygod*|dni|urlop*|jeszcze) & (do|potrzeb*|prosze|prosimy|dopiero) & !(innego|inna)
        """,
    },
    MailKind.SENT_ASK: {
        SURE: """
            (co|dlaczego|powod|powody|wskazowk*|informac* zwrotn*|feedback*) & (moglby|moglaby|czy moge|prosze|bylbym|bylabym|powiedziec|wiedziec) & (poprawic|zabraklo|zadecydowal*|decyzj*|zwrotn*|wskazow*|przyszlosc|lepiej)
        """,
    },
    MailKind.SENT_THANKS: {
        SURE: """
            dziekuj* & (rozmow*|spotkan*|czas|oprowadz*|przyjec*|poswiecon*) & !(twoj* aplikac*|panstwa aplikac*|zwrotn*)
        """,
    },
    MailKind.DECLINED_FEEDBACK: {
        SURE: """
            (informacj* zwrotn*|feedback*|uzasadnien*) & nie & (udziel*|przekazuj*|indywidualn*|mozliw*|szczegolow*) & !(jeszcze|wahaj)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (test|zadanie|testu|zadania) & (wypelnic|wykonac|rozwiazac|rozwiazanie|odeslac) & (etap*|nabor*|stanowisk*|link*|rekrutac*|#) & !(dziekuj*|otrzymal*)
        """,
        LIKELY: """
            (zadani*|test*|cwiczeni*|tekst*|case) & (zalaczniku|zalaczam|przesylam|wysylam) & (odeslan*|odesl*|zwrot*|rozwiaz*|wykon*|przetlumacz*|wypelni*|przygotowa*) & !(dziekuj*|otrzymal*|umow*)
            (przygotowac|przygotuj|przygotowanie) & (prezentacj*|lekcj*) & (minut*|temat*|dziesieciominutow*|slajd*) & !(seminarium|kurs*)
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (rozmow*|spotkanie rekrutacyjne|rozmowa kwalifikacyjna|dzien probny) & (odwol*|nie odbedzie sie|nie dojdzie do skutku|anulowan*) & !(koncert|wizyt*|stanowisko zostalo|rekrutacja zostala odwolana)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (szukamy|szukam|szuka|poszukuje|poszukujemy) & (zainteresowan*|klient*|od zaraz|interesuje|profil*|chcialby) & !(twoj* aplikac*|pana aplikac*|rozmowa|niestety|mieszkani*|wolontari*)
        """,
    },
}
