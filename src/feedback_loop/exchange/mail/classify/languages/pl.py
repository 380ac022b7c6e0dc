"""Phrases of Polish mails."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.languages.pl_any_order import ANY_ORDER

_REJECTION = {
    EXPLICIT: """
        (posad*|etat*|stanowisk*|wakat*|prac*|staz*) .. (objel*|przypadl*|przypadnie|dostal*|otrzymal*|zajet*|obsadzon*|zlikwidowan*|zajel*|skasowan*)
        (mamy|mam) (juz)? .. (osobe|kogos) .. (do pracy|na to|na stanowisk*)
        (zostawiamy|pozostawiamy|pozostaje) .. (etat|stanowisko|wakat) .. (nieobsadzon*|woln*|pust*)
        (zlikwidowal*|skasowal*|wstrzymal*|zamrozil*) .. (stanowisk*|etat*|wakat*|rekrutacj*|zatrudni*)
        nie .. (zatrudni*|przyjmiemy|przyjmujemy|zatrudnion*)
        (zatrudnienie|powolanie|zatrudnic|mianowanie) (innej|innego|inna|kogos)
        (powolal*|zatrudnil*|mianowal*|przyjel*) (inna|innego|kogos|kolezank*|koleg*)
        klient .. (odrzucil|odrzucila|nie zaakceptowal) .. (cv|profil|kandydatur*|aplikacj*)
        nie mamy .. (stanowisk*|etat*|wakat*|prac*) .. (odpowiad*|dla|profil*|pasuj*)
        (miejsc*) .. (staz*|praktyk*) .. zajet*
    """,
    SURE: """
        (wybralismy|wybrano|zatrudnilismy|zdecydowalismy sie na) .. (osob*|kandydat*) .. (z|o|ktor*|bardziej|lepiej)
        (zdecydowalismy|zdecydowal*|wybralismy|wybor|decyzja|kontynuowac|postanowilismy|wybrano|kontynuujemy) ... (innego|inna|inny|innych|innym|innymi|inne) (kandydat*|osob*|aplikac*|profil*)
        nie .. (kontynuowac|zaprosic|zaproponowac|zakwalifikow*|kontynuujemy|mozemy zaprosic|zostal*|przejsc) .. (rekrutacj*|proces*|kandydatur*|aplikacj*|rozmow*|etap*|stanowisk*|wybran*|zakwalifikow*|dalej)
        (kandydatura|aplikacja|zgloszenie) .. nie .. (zostal*|zakwalifikow*|przeszl*|wybran*|rozpatrz*|spelni*)
        (kandydatura|aplikacja|kandydatury|aplikacji) .. (odrzuc*|zakonczon*|negatywn*)
        (odrzucic|odrzucamy|odrzucilismy) .. (kandydatur*|aplikacj*)
        (stanowisko|rekrutacja|wakat|oferta|proces) ... (zostal*|jest|juz) ... (obsadz*|zamknie*|zakoncz*|wstrzym*|anulow*|zawiesz*)
        nie .. (mozemy|jestesmy w stanie) .. (zaproponowac|zaoferowac|zaprosic)
        nie .. (dalszego|kolejnego|nastepnego) (etapu|procesu)
        (osob*|kandydat*) .. (lepiej|blizej|pelniej|bardziej) .. (odpowiad*|spelni*|pasuj*|doswiadcz*)
        (zbyt wysokie|za wysokie) kwalifikacje
        nie mamy .. (nic|niczego) .. (otwart*|woln*|pasuj*|cv|profil*)
        nie spelnia* .. (wymag*|kryteri*|warunk*)
        (aplikacj*|cv|zgloszeni*) .. (odpad*|nie bedzie rozpatr*|wykluczon*|odrzucon*)
        nie .. (zaproszon*|zaprosim*) .. rozmow*
        nie .. (pozytywn*|pomysln*) (odpowiedz*|decyzj*|informacj*)
        (wzielismy|wybralismy) (ja|jego|innego|inna|kogos)
        nie (jest nim|jest nia|znalazl*) .. (pan|pani|list*)
        (oferte|stanowisko|propozycj*) .. (komus|innej|jednej z|innemu|jednemu z)
        (komus|innej osobie|jednej z nich) .. (zaproponowal*|zlozyl*|oferowal*)
        ofert* .. nie bedzie
        pelny (sklad|zespol)
        nikogo nie (przyjmujemy|zatrudniamy|szukamy)
        (wybral*|bierze|bierzemy|wzial*) .. (druga|drugiego|inna|innego) kandydat*
        nie (bedziemy|zamierzamy) kontynuowac
        (umiejetnosci|talenty|kwalifikacje) .. (gdzie indziej)
        nie znalazl* sie wsrod
        (inna|inny|innej) (kandydatka|kandydat|osoba) .. (wypadl*|byl*|poradzil*) .. (lepiej|lepsz*|mocniej)
        (stanowisko|praca) nie jest dla (pana|pani|ciebie)
        nie .. (zlozymy|skladamy|przedstawimy) .. (oferty|propozycji)
        zamiast (zatrudni*|przyjmowac)
    """,
    LIKELY: """
        (zatrudnilismy|wybralismy|zdecydowalismy) .. (kogos|kims) inn*
        nie ... (etapu|wybran*|zakwalifik*|zdecydowalismy sie|kontynu*|kandydatur*)
        (niestety|przykro|zaluj*) ... (nie|innego|inna|innych|negatywn*) .. (kandydat*|zakwalifikow*|wybran*|osob*|etap*|rekrutacj*|aplikacj*)
        (inny|innego|inna) (kandydat*|osob*)
        mowimy nie
        tym razem .. nie
        (musze|musimy|przykro) .. rozczarowac
        (to|pana|pani) rozczarowanie
        nie .. (dobrych|lepszych) (wiadomosci|wiesci)
        (zle|niedobre) (wiesci|wiadomosci)
        nie mamy .. miejsc*
        (inni|pozostali) .. (dalej|lepsi|lepiej|blizej)
        (drugie miejsce|drugi*m miejsc*)
        miedzy (toba|pania|panem) a
        nic z tego
        nie .. (potrzebowac|potrzebujemy|potrzebuje)
        (mam|mamy) juz kogos
        na tym .. (poprzesta*|konczy*)
        (zbyt|za) (skromn*|male|mala)
        (odsylam|odsylamy|zwracamy) .. (dyplom*|dokument*)
        powiedziec nie
        nie (jestes|jest pan|jest pani) .. gotow*
        na tym (zakonczmy|zakonczymy)
        tu konczymy
        (wynik|ocena|punkt*) .. ponizej
        nie .. przyjac wiecej (ludzi|osob)
        miedzyczasie .. (zatrudni*|przyj*)
        nie bedziesz ty
        przyjelismy .. z doswiadczeniem
    """,
    HINT: """
        (niestety|przykro|przykroscia) ... nie
        (powodzenia|sukces*) .. (dalsz*|poszukiwan*|karier*|zawodow*)
    """,
}

_INVITATION = {
    SURE: """
        (zaprosic|zapraszamy|zapraszam|zaproszenie|umowic|zaprosimy|zaproponowac|potwierdzam*|chcielibysmy|zaplanowac) ... (rozmow*|spotkani* rekrutacyjn*|rozmowe kwalifikacyjna|interview|spotkanie)
        (rozmow* kwalifikacyjn*|rozmow* rekrutacyjn*|spotkani* rekrutacyjn*) .. (odbedzie|zaplanowan*|potwierdz*|umowion*|zapras*|w dniu|dnia|termin*)
        (chcielibysmy|chcialabym|chcialbym) .. (poznac|porozmawiac|spotkac) .. (pani*|pana|ciebie|cie|toba|stanowisk*|rozmow*)
        (kolejnego|nastepnego|drugiego|dalszego) etapu .. (rekrutacji|zapras*|rozmow*)
        (klient|zespol) .. (chce|chcialby) .. (poznac|porozmawiac|spotkac)
        dzien probny
        (rozmow*|telefon) .. o (stanowisku|pracy)
    """,
    LIKELY: """
        (chcielibysmy|chcialabym|chcialbym) .. (poznac|porozmawiac|spotkac|umowic)
        (czy|moze) .. (pasuje|odpowiada|pasowal*|dostepn*|dogodn*) .. (termin|godzin*|pani*|panu|ci|poniedzialek|wtorek|srod*|czwartek|piatek)
        (nastepny|kolejny) (krok|etap) .. (rozmow*|spotkani*)
        (wybrac|wybierz|prosze wybrac|zarezerw*) .. (termin|godzin*)
        (przyjdz|przyjsc|wpasc|wpadnij|przyjechac) .. (biur*|poniedzialek|wtorek|srode|czwartek|piatek|poznac|poznali)
        (pogadamy|porozmawiamy)
        w (ostatnim|kolejnym|finalowym) etapie
        czekamy na (pana|pania|ciebie)
        (masz|ma pan|ma pani|znajdzie) .. (pol godziny|chwile|minut|godzine|kwadrans)
        (kawa|kawe|lunch) .. (poniedzialek|wtorek|srode|czwartek|piatek)
        pasuje ci
    """,
}

_MOVED = {
    SURE: """
        (przelozyc|przelozon*|przesunac|przesunie*|zmienic|zmian*|przeniesc|przenies*) ... (rozmow*|spotkani*|termin* rozmow*|termin* spotkania)
        (rozmow*|spotkani* rekrutacyjn*) ... (przelozon*|przesunie*|przelozyc|przesunac|przeniesion*)
        (nowy|inny) (termin|godzina) ... (rozmow*|spotkani*)
        (mozemy|moglibysmy) .. (zrobic|przeprowadzic|odbyc) .. rozmow* .. (poniedzialek|wtorek|srode|czwartek|piatek)
    """,
    LIKELY: """
        (mozemy|moglibysmy|czy mozemy|mozliwe) ... (przelozyc|przesunac|spotkac sie|zmienic|przeniesc)
        (wypadlo|cos wypadlo)
    """,
    HINT: """
        (nie moge|nie mozemy|nie dam rady)
    """,
}

_CANCELLED = {
    SURE: """
        (odwolac|odwolan*|odwoluj*|anulowac|anulowan*|odwolujemy) ... (rozmow*|spotkani*)
        (rozmow*|spotkani*) ... (odwolan*|anulowan*|nie odbedzie|odwolac|zostala odwolana)
    """,
}

_OFFER = {
    SURE: """
        (zaproponowac|proponujemy|zaoferowac|oferujemy|zaproponujemy) .. (pani*|panu|ci|ciebie)? .. (stanowisk*|prac*|posad*|zatrudnien*|umow*)
        (oferta|ofert*|propozycj*) (pracy|zatrudnienia) .. (zalacz*|przesyl*|przedstaw*|dla|na|w)
        (umow* o prace|projekt umowy|list intencyjny|umowe) .. (zalacz*|podpis*|przesyl*)
        (zalacz*|przesyl*|przedstaw*) .. (umow* o prace|projekt umowy|ofert* pracy|propozycj* zatrudnienia)
        (zdecydowalismy|wybralismy) .. (pani*|pana|ciebie|zatrudnic)
        (dolaczyl*|dolaczenia) .. (do nas|do zespolu|naszego)
        praca jest (twoja|pana|pani)
        (chcielibysmy|chcemy) (pana|pania|cie) zatrudnic
    """,
    LIKELY: """
        (gratul*) .. (stanowisk*|zespol*|wybran*)
        chcemy (ciebie|pana|pania)
        kiedy (mozesz|moglbys|moglabys|moze) .. zaczac
    """,
}

_ASSESSMENT = {
    SURE: """
        (zadani*|test*|cwiczeni*|case study|studium przypadku) (rekrutacyjn*|techniczn*|online|praktyczn*|kwalifikacyjn*|programistyczn*|domow*)
        (wykonac|rozwiazac|wypelnic|przeslac|odeslac|wykonanie|rozwiazanie) .. (zadani*|test*|cwiczeni*)
        (hackerrank|codility|codesignal|testgorilla|hirevue)
    """,
    LIKELY: """
        (rozwiazanie|rozwiazac|napisanie|napisac|przygotowanie|tekst) .. (zadani*|tekst*|cwiczeni*|probn*)
    """,
}

_CONFIRMATION = {
    SURE: """
        (otrzymalismy|dotarl*|wplynel*|otrzymano) ... (aplikacj*|cv|zgloszeni*|kandydatur*|dokument* aplikacyjn*)
        (aplikacj*|cv|zgloszeni*|kandydatur*) ... (otrzyman*|przeslan*|wyslan*|zarejestrow*|dotarl*|wplynel*|zostal* (przyjet*|wyslan*|przeslan*|dostarczon*))
        (potwierdz*) ... (otrzymani*|przyjeci*|wplyni*|wyslani*) ... (aplikacj*|cv|zgloszeni*|kandydatur*|dokument*)
        (zaaplikowal*|aplikowal*) ... (na|stanowisk*|do)
        (mam|mamy) (twoje|pana|pani) (cv|aplikacj*|zgloszenie)
        (aplikacj*|cv|zgloszenie) .. dotarl*
        formularz aplikacyjny .. (wplynal|dotarl|otrzymal*)
    """,
    LIKELY: """
        (dziekuj*) .. (za)? .. (aplikacj*|przeslani* cv|zgloszeni*|aplikowani*|przeslani* aplikacji|zlozeni*)
        (dziekuj*) .. zainteresowani* .. (ofert*|prac*|stanowisk*|nasz*|firm*)
    """,
}

_OUTREACH = {
    SURE: """
        (trafil*|natknel*|zobaczyl*|znalazl*|zwrocil*|natrafil*) .. (pani*|pana|twoj*|na|uwage) .. (profil*|cv|linkedin*)
        (pani|pana|twoj*) (profil|doswiadczenie|cv) .. (zwrocil*|pasuj*|zainteresowal*|odpowiad*|spodobal*)
        (pisze|kontaktuje sie|odzywam sie) .. (poniewaz|w sprawie|gdyz|bo|aby|z propozycja|w zwiazku)
        (dla) .. (naszego|mojego|jednego z) .. klient* .. (poszuk*|szuk*|rekrut*)
        (poszukuj*|szukam*|rekrutuj*) .. (dla)? .. klient*
        (czy|moze) .. (zainteresow*|otwart*|rozwaz*|bylby|bylaby) .. (ofert*|prac*|rozmow*|zmian*|propozycj*|stanowisk*|nowe|nowa|poznaniem)
        (oferta|stanowisko|propozycja) .. (moze|moglaby|mogloby) .. (zainteres*|spodobac)
    """,
    LIKELY: """
        (nowa|ciekawa|interesujaca) (oferta|propozycja|mozliwosc) (pracy|zawodowa)?
    """,
}

_FEEDBACK = {
    LIKELY: """
        (pani|pana|twoj*|twoja|twoje) ... (byl*|jest|wypadl*|byly|zrobil*) .. (bardzo|dobr*|jasn*|slab*|mocn*|zbyt|ogoln*|powierzchown*|klarown*|swietn*|malo|przekonuj*|lepsz*)
        (zabraklo|brakowalo|brakuje) .. (nam|doswiadcz*|wiedz*|przyklad*|konkret*|glebi|praktyk*)
        (docenil*|podobal*|spodobal*|oczekiwal*|liczyl*|zauwazyl*|chcielibysmy zobaczyc) .. (nam|sie|sposob|pani|pana|twoj*|wiecej|ze)
        (mocne|slabe) (strony|punkty)
        (obszar*|punkty) .. (rozwoju|do poprawy|poprawy)
        (wiecej|brak|malo) (doswiadczenia|praktyki|konkretow)
    """,
}

_DECLINED_FEEDBACK = {
    SURE: """
        nie .. (mozemy|udzielamy|przekazujemy|udzielic|przekazac|moge|mamy mozliwosci) .. (informacji zwrotnej|feedbacku|informacji zwrotnych|szczegol*|uzasadnien*|indywidualn*)
        (informacji zwrotnej|feedbacku|feedback) .. nie .. (mozemy|udzielamy|przekazujemy)
        nie .. (powodow|przyczyn|uzasadni*) .. (decyzji|odmow*|wyboru)
    """,
}

_MORE_TIME = {
    SURE: """
        (potrzebuj*|prosim*|prosz*|zajmie|potrwa) .. (jeszcze|wiecej|dodatkow*|o) .. (czas*|tygod*|dni|cierpliwosc)
        (jeszcze) nie .. (podjel*|zdecydow*|zapadl*|zakonczyl*|mamy|podjeta)
        (decyzj*|proces*|rekrutacj*) .. (opozni*|przedluz*|przesun*|potrwa)
        (opoznieni*) .. (decyzj*|proces*|rekrutacj*)
        (nadal|wciaz) .. (w procesie|brana pod uwage|rozpatryw*|bierze udzial)
        (damy znac|odezwiemy sie|poinformuj*|wrocimy) .. (do|w przyszlym|przed|najpozniej|w ciagu)
        (nadal|wciaz|jeszcze) (nic|brak)
    """,
    LIKELY: """
        (jeszcze)? (dwa|dwoch|kilka|trzy) (tygodni*|dni)
        (daj|dajcie|prosze dac) nam .. (czas|tydzien|dni|do)
        (ciagnie sie|przeciaga sie|przedluza sie)
        poczekaj* .. (tygodni*|dni)
        obiecal* .. (odpowiedz|decyzj*)
        mamy jeszcze .. (rozmow*|kandydat*|osob*)
    """,
}

_SENT_ASK = {
    SURE: """
        (informacj* zwrotn*|feedback*|opini*|wskazow*) .. (pomog*|wdzieczn*|byl*|prosz*|moge|moglby|moglaby|na temat|dotycz*)
        (czy|moglby|moglaby|prosze|prosila*|prosil*|wdzieczn*) .. (informacj* zwrotn*|feedback*|powiedziec|wskazowk*|opini*|podzielic|wskazac)
        (co|nad czym) .. (poprawic|zabraklo|moglem|moglam|zdecydowalo)
    """,
}

_SENT_THANKS = {
    SURE: """
        (dziekuj*) .. (za)? .. (rozmow*|spotkani*|czas|poswiecon*|wczoraj*|dzisiejsz*)
    """,
}

_OUT_OF_OFFICE = {
    SURE: """
        (jestem|bede|przebywam) .. (poza biurem|na urlopie|nieobecn*|niedostepn*)
        (automatyczna odpowiedz|nieobecnosc)
    """,
}

_CONDITIONAL = """
    (jesli|jezeli|gdyby|o ile|chyba ze|gdy|kiedy !(ma|moze|mozesz|masz|pasuje|bylby|bylaby))
    (w przypadku|w razie)
    (ewentualn*)
    , czy
    (zwykle|zazwyczaj)
    (wybranymi|wybranych|wybrani) (kandydat*|osob*)
    (skontaktujemy|kontaktujemy) sie (tylko|wylacznie|jedynie|z wybran*)
"""

_JOB = """
    (aplikacj*|kandydat*|rekrutacj*|rekruter*|rekrutuj*|kandydatur*|aplikow*)
    (stanowisk*|zatrudnien*|oferta pracy|oferty pracy|praca|pracy|umowa o prace|wakat|staz|praktyki|pracodawc*)
    (rozmowe|rozmowy|rozmowa)
    (kolejny|nastepny|kolejnego) etap*
    (rozmowa kwalifikacyjna|rozmowe kwalifikacyjna|rozmowy kwalifikacyjnej|cv|hr|zyciorys|list motywacyjny|wynagrodzeni*|dzial kadr|headhunter*)
    (inzynier*|programist*|analityk*|specjalist*|kierownik*|ksiegow*|asystent*|konsultant*|koordynator*|developer*|engineer|manager*|tester*|projektant*|administrator*|nauczyciel*|pielegniark*)
    (etat|etaty|posada|posade|magazynier|sprzedawca|kelner|redaktor|grafik|adiunkt*)
    (spawacz*|nabor na|zakwalifikowan*|kucharz*|kierowc*|elektryk*|hydraulik*)
    (backend|frontend|recepcja|dzien probny|pensj*|kadr|cto|zastepstwo|wspolnik*)
"""

_OTHER = """
    (obiad|kolacj*|piwo|urodzin*|grill*)
    (wolontari*|sasiad*|dni otwart*|dzien otwarty)
    (urzad|konkurs|przesluchanie|chor)
    (masaz|silownia|restauracj*|wizyt*)
    (karta|kredyt*|pozyczk*|hipotek*|bank*|konto|konta|koncie|kontem)
    (wniosek|wniosku|wnioskow) (o|na) (_)? (wiz*|kart*|kredyt*|pozyczk*|najem|stypendi*|dotacj*|pobyt|obywatelstw*|paszport*|dowod*|przyjeci*|czlonkostw*|zwrot*|swiadczen*|dofinansow*)
    (mieszkani*|wynajem|najem|najemc*|wlasciciel*|pokoj|nieruchomosc*)
    (studia|uczelni*|uniwersytet*|szkol*|przedszkol*|zlobek|uczni*|rekrutacja na studia|kierunek)
    (stypendi*|dotacj*|grant|czlonkostw*|stowarzyszen*|klub|bibliotek*|wolontari*|darowizn*)
    (artykul*|manuskrypt*|referat|konferencj*|czasopism*|recenz*|abstrakt)
    (paczk*|przesylk*|dostaw*|zamowien*|faktur*|zwrot|reklamacj*|gwarancj*|naprawa|subskrypcj*|rabat|promocj*|kupon|zakup*)
    (lekarz*|dentyst*|stomatolog*|przychodni*|pacjent*|wizyt*|szczepien*|fryzjer*|warsztat|przeglad|prawo jazdy|weterynarz*)
    (koncert|bilet*|festiwal|teatr|spektakl|wydarzeni*)
    (kurs|lekcj*|webinar*|szkoleni*|warsztaty|joga|egzamin)
    (ubezpieczen*|polis*|taryf*|prad|gaz)
    (ankiet*|newsletter*|podcast*|magazyn)
    (podroz|lotu|lotnicz*|hotel*|rezerwacj*|pociag|stolik)
    (przetarg|dostawc*|wycen*)
    (bramce|kupca|kupiec|najemcow|najemca)
    (panstwa (syn|corka|dziecko)|liste rezerwowa|lista rezerwowa|oboz)
    (trener*|junior*|lig*|skarbnik*)
    (glosowani*)
    (hydraulik|wycen*)
    (film*|statyst*|obsada)
    (gazeta)
    (glosow|rada rodzicow)
"""

_VETO = """
    mam .. (rozmowe|rozmowe kwalifikacyjna)
    (potwierdz|zweryfikuj) .. (adres|konto|e mail|email)
    (haslo|hasla)
    (konto|profil) .. zostal* .. (utworz*|aktywow*|zalozon*)
    (aplikacj*) .. (nie zostala ukonczona|niekompletn*|niedokonczon*|dokoncz)
    (podcast|webinar|targi pracy)
    (otrzymujesz) .. (newsletter)
    (aplikuje|zglaszam|skladam) .. (na stanowisko|swoja kandydature|aplikacje)
    (w zalaczeniu|zalaczam) .. (moje|swoje) cv
    moja (aplikacja|kandydatura)
    (nie dostalem|nie dostalam|odrzucili mnie)
    (porady|jak) .. (rozmow*|cv|odmow*)
    drodzy (czlonkowie|rodzice|sasiedzi)
"""

POLISH = Language(
    code="pl",
    common="i w na do z sie nie za oraz ze jest po dla o pani pana dzien dziekujemy od panu witam czesc to ale mi nam juz jak niestety przykro",
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
    negative="(nie|zadn*)",
    job=_JOB,
    other=_OTHER,
    veto=_VETO,
)
