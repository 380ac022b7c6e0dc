"""Phrases of Italian mails."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.languages.it_any_order import ANY_ORDER

_REJECTION = {
    EXPLICIT: """
        (posto|posti|posizione|posizioni|ruolo|lavoro|incarico|tirocini|tirocinio|stage) .. (e|sono|va|stato|stata|stati) .. (andat* a|preso|presi|occupat*|copert*|assegnat*|dat* a|tagliat*|eliminat*|soppress*)
        (posto|ruolo|posizione|incarico) .. (andato|andata|dato|affidato|assegnato|assegnata) a (una|un|qualcun*|chi)
        (lasciamo|lasciare|resta|rimane) .. (posto|posizione|ruolo) .. (vacante|scopert*|vuot*)
        (tagliato|eliminato|soppresso|congelato|cancellato) .. (posizione|posto|ruolo|assunzioni|assunzione)
        non .. (assumere|assumerla|assumerti|assumiamo|assumeremo|assunto|assunta)
        (assunzione|nomina) di (un altra|un altro|altra|altro|un candidato|una candidata)
        (nominato|assunto|incaricato) (un|una|altra|altro|un altra|un altro|qualcun*)
        cliente .. (bocciato|scartato|rifiutato|respinto) .. (cv|profilo|candidatura|curriculum)
        (alcuna|nessuna|nessun|alcun) (posizione|posto|ruolo|vacanza) .. (adatt*|apert*|disponibil*|profilo|per)
    """,
    SURE: """
        (individuato|scelto|selezionato|trovato|assunto) .. (candidat*|person*|profil*) .. (piu|con|che|la cui|il cui)
        (deciso|scelto|scelta|preferito|optato|decisione|proseguire|procedere|orientati|orientat*|selezionato|proseguiamo) ... (altro|altra|altri|altre|un altro|un altra) (candidat*|profil*|person*|candidatur*)
        (altro candidato|altra candidata|altri candidati|altri profili|altre candidature|un altra persona) .. (scelto|proseguire|procedere|deciso|piu)?
        non .. (proseguire|procedere|prosegue|proseguiremo|procederemo|andare avanti|proseguira|proceduto) .. (candidatura|selezione|con lei|con te|iter|profilo|percorso|processo)
        (candidatura|profilo) .. non .. (selezionat*|accolt*|accettat*|prosegu*|idone*|ritenut*|andat* a buon fine|scelt*|avanz*)
        non .. (stata|stato|essere) (selezionat*|scelt*|ammess*|ritenut*) .. (posizione|ruolo|colloquio|fase|candidatura|selezione)?
        (candidatura|selezione) .. (respint*|rifiutat*|scartat*|chius*|conclus*)
        (posizione|ricerca|selezione|ruolo) ... (stata|stato|e gia|gia|e) ... (chius*|copert*|annullat*|sospes*|assegnat*|congelat*)
        non .. (possiamo|potremo|siamo in grado) .. (offrirle|offrirti|proporle|dare seguito|proseguire)
        non .. (dar*|dare|daremo) .. seguito .. (candidatura|selezione)?
        non .. (corrisponde|in linea|rispecchia|rispondente) .. (profilo|requisiti|ricerca|cerchiamo|posizione|esigenze)
        esito .. (negativo|non positivo)
        (sovraqualificat*|troppo qualificat*)
        nulla (di)? .. (aperto|disponibile|libero|adatto) .. (cv|profilo|curriculum)?
        candidatura .. (esclusa|scartata|respinta|non ammessa)
        non (possiede|possiedi|soddisfa|ha|hai) .. (requisiti|criteri)
        non .. stat* (convocat*|chiamat*|invitat*) .. colloquio
        (curriculum|cv|candidatura|suo|tuo) .. non (ha|hanno) (superato|passato) .. (scrematura|selezione|fase|filtro)
        non .. (risposta|riscontro|esito) (positiva|positivo|favorevole)
        non (rientra|rientri|risulta|figura) .. (idone*|graduatoria|vincit*|selezionat*|elenco)
        (non) .. risultat* (vincitor*|vincitric*|idone*)
        (abbiamo|ho) preso (lei|lui|un altro|un altra|l altra|l altro)
        (offerta|posto|proposta) .. (a|offerto a) (una persona|una di|uno di|un altr*|qualcun*)
        non .. sara un offerta
        non (ci)? sara .. offerta
        siamo al completo
        non (prendiamo|assumiamo) (nessuno|personale)
        (preso|prende|prendiamo|scelto) (l|la|il) altr* (candidat*|persona)
        non (andiamo|andremo) avanti
        (doti|capacita|competenze|qualita) .. (altrove|da un altra parte)
        non e tra (quelle|quelli)
        (altra|altro) (candidata|candidato|persona) .. (fatto|stata|stato|andata) .. (meglio|migliore|piu|avanti)
        non .. che questo ruolo sia
        non (ti|le) .. (faremo|facciamo|presenteremo) .. (offerta|proposta)
        invece (di|che) assumere
    """,
    LIKELY: """
        (affidare|assegnare|affidato|assegnato|dare) .. (ruolo|posizione|incarico|posto) ... (altr*|person*|candidat*)
        non ... (seguito|fase successiva|selezionat*|prosegu*|idone*|positiv*|scelt*|avanti)
        (purtroppo|dispiace|spiacenti|rammarico) ... (non|altro candidat*|altri candidat*|negativo) .. (selezionat*|prosegu*|proced*|scelt*|candidatura|positivo)?
        (altro|altra) candidat*
        non .. (selezionat*|scelt*)
        (e|sara) un no .. (per|stavolta|questa volta)?
        (stavolta|questa volta) .. (e|diciamo) (un)? no
        (spiace|dispiace|devo) .. (deluder*)
        (una|la sua|questa) delusione
        non .. (buone|belle|migliori) (notizie|notizia)
        (brutte|cattive) notizie
        non (c e|abbiamo) .. (posto|spazio) per (te|lei)
        (altri|altre|altro candidato|altra candidata) .. (avanti|piu|meglio|vantaggio)
        (arrivat* second*|secondo posto|seconda posizione|second* classificat*)
        (tra te e|tra lei e)
        non se ne fa (niente|nulla)
        non .. (bisogno) di (te|lei)
        (abbiamo|ho) (gia)? (la persona|trovato una persona|trovato qualcuno|qualcuno)
        (fermiamo|fermiamoci) qui
        trovato .. (scarsa|limitata|insufficiente|poca)
        (restituisco|restituiamo) .. (diplomi|documenti|titoli)
        dire di no
        non .. ancora (pronto|pronta)
        (finisce|fermiamo|chiude) qui
        (punteggio|voto|risultato) .. (sotto|inferiore)
        non .. prendere (altra gente|nessuno|altre persone)
        nel frattempo .. (preso|assunto|trovato)
        non (sarai|sara) (tu|lei)
        (abbiamo|ho) (preso|assunto) (un|una) .. (che|con)
    """,
    HINT: """
        (purtroppo|spiacenti|dispiace|rammarico) ... non
        (in bocca al lupo|auguri*|successo) .. (futur*|ricerca|professional*)
    """,
}

_INVITATION = {
    SURE: """
        (invit*|fissare|fissato|organizzare|proporle|proporti|programmare|convoc*|piacere|lieti|vorremmo|confermiamo|confermare|concordare|sostenere) ... (colloquio|colloqui|intervista)
        (confermo|confermiamo|confermarle|confermarti) .. colloquio
        colloquio .. (si terra|e fissato|fissato|confermato|previsto|avra luogo|e confermato|per il giorno|programmato)
        (invito|convocazione) .. colloquio
        (vorremmo|piacerebbe|lieti|desideriamo) .. (conoscerla|conoscerti|incontrarla|incontrarti|sentirla|sentirti) .. (posizione|colloquio|candidatura|ruolo|team|giorno|sede|profilo|video*|il)
        (superato|passare|passa|ammess*|accede*) .. (fase|prossima|successiva|step) .. (colloquio|selezione|successiv*)?
        (cliente|team|responsabile) .. (vorrebbe|desidera|vuole) .. (conoscer*|incontrar*)
        (turno di prova|giornata di prova|giorno di prova)
        (videochiamata|telefonata|chiamata|call) .. (sul|sulla|per il|per la) (ruolo|posizione|posto)
    """,
    LIKELY: """
        (vorremmo|piacerebbe|lieti|desidero|vorrei) .. (conoscerla|conoscerti|incontrarla|incontrarti|sentirla|sentirti|parlare|fare due chiacchiere)
        (sarebbe|saresti|e|sei) (disponibile|libera|libero) .. (il|per|lunedi|martedi|mercoledi|giovedi|venerdi|chiamata|settimana|alle)
        (prossimo|prossima|successivo) (passo|fase|step) .. (colloquio|chiamata|incontro)
        (scegliere|scelga|scegli|prenotare|prenota) .. (orario|data|slot|appuntamento)
        (sua|tua) disponibilita
        (passare|passa|passi|venire|vieni|venga) .. (ufficio|lunedi|martedi|mercoledi|giovedi|venerdi|conoscer*|negozio|sede)
        ne parliamo
        (ultima|prossima|seconda|finale) (selezione|fase|prova)
        (aspettiamo|aspetto) .. (a|il|alle|in)
        (hai|ha|avrebbe|avresti) .. (mezz ora|minuti|un momento|un ora|un attimo) .. (telefonata|chiamata|parlare|lunedi|martedi|mercoledi|giovedi|venerdi)
        (caffe|pranzo) .. (lunedi|martedi|mercoledi|giovedi|venerdi)
        va bene .. (chiamata|videochiamata|telefonata|call)
    """,
}

_MOVED = {
    SURE: """
        (spostare|spostato|rimandare|rimandato|rinviare|rinviato|posticipare|posticipato|anticipare|riprogrammare|riprogrammato|modificare|cambiare) ... (colloquio|intervista)
        colloquio .. (spostato|rimandato|rinviato|posticipato|anticipato|riprogrammato|e spostato)
        (nuova|nuovo|altra) (data|orario|ora) .. colloquio
        (possiamo|potremmo|si puo) .. (fare|tenere|mettere) .. colloquio .. (lunedi|martedi|mercoledi|giovedi|venerdi|il)
    """,
    LIKELY: """
        (potremmo|possiamo|potrebbe) ... (spostare|rimandare|vederci|sentirci|anticipare|rinviare)
        (spostare|rimandare|rinviare|posticipare|anticipare) ... (appuntamento|incontro|chiamata|call|riunione)
        (imprevisto|contrattempo)
    """,
    HINT: """
        (non riesco|non posso|imprevisto)
    """,
}

_CANCELLED = {
    SURE: """
        (annullare|annullato|annulliamo|cancellare|cancellato|disdire|annullamento) ... (colloquio|colloqui)
        (annullare|disdire|cancellare) ... (appuntamento|incontro) ... (colloquio|posizione|selezione|previsto|fissato)
        (colloquio|colloqui) ... (annullat*|cancellat*|disdett*|non si terra|non potra)
    """,
    LIKELY: """
        (annullare|cancellare|disdire) ... (appuntamento|incontro|chiamata|call)
        (incontro|chiamata|call) ... (annullat*|cancellat*)
    """,
}

_OFFER = {
    SURE: """
        (offrirle|offrirti|proporle|proporti|offriamo) .. (il|la|un|una) .. (posizione|ruolo|posto|contratto|assunzione|lavoro|incarico)
        (proposta|lettera|offerta) (di|formale di) (assunzione|lavoro|impiego|contratto|impegno|inserimento) .. (allegat*|formal*|per|trov*|invi*|firm*)?
        (contratto di lavoro|contratto di assunzione|bozza di contratto|lettera di assunzione|contratto) .. (allegat*|firm*|invi*|trov*)
        (allegat*|invi*|trov*) .. (contratto di lavoro|lettera di assunzione|bozza di contratto|proposta di assunzione|lettera d impegno)
        (vorremmo|lieti|felici) .. (entrasse|entrassi|unisse|unissi|assumer*|averla|averti)
        (abbiamo scelto|la scelta e ricaduta su) (lei|te)
        (posto|lavoro|ruolo) e (tuo|suo)
        contratto per (il|la) (posto|ruolo|posizione)
        (lieti|felici) di (averla|averti) con noi
    """,
    LIKELY: """
        (congratulazioni|complimenti) .. (posizione|team|selezionat*|assunt*)
        vogliamo (te|lei)
        quando (puoi|puo|potresti|potrebbe) (cominciare|iniziare)
    """,
}

_ASSESSMENT = {
    SURE: """
        (test|prova|esercizio|assessment|caso|questionario|valutazione) (tecnic*|pratic*|online|on line|attitudinal*|di programmazione|da svolgere|di logica|a casa|di coding|di sql)
        (caso pratico|caso di studio|prova tecnica|test tecnico|video colloquio registrato|videocolloquio in differita)
        (svolgere|completare|eseguire|consegnare|sostenere) .. (test|prova|esercizio|caso pratico|assessment|questionario)
        (hackerrank|codility|codesignal|testgorilla|hirevue)
    """,
    LIKELY: """
        (risolvere|scrivere|redigere|preparare|svolgere) .. (esercizio|testo|caso|compito)
        (chiediamo|chiedo) .. (testo|esercizio|prova|elaborato)
    """,
}

_CONFIRMATION = {
    SURE: """
        (ricevuto|ricevuta|ricezione|ricevimento|pervenuta|arrivata) ... (sua|tua)? (candidatura|cv|curriculum|domanda di lavoro)
        (candidatura|cv|curriculum) ... (ricevut*|inviat*|registrat*|pervenut*|arrivat*|acquisit*|inoltrat*|completat*)
        (confermiamo|conferma|confermarle|confermarti) ... (ricezione|ricevuto|ricevimento|invio) ... (candidatura|cv|curriculum)
        (si e|ti sei) candidat* .. (posizione|ruolo|per|alla|a)
        (ho|abbiamo) .. (qui|ricevuto) .. (tuo|suo|tua|sua) (cv|curriculum|candidatura)
        candidatura .. (arrivata|giunta|pervenuta)
        modulo di candidatura .. (pervenut*|ricevut*|arrivat*)
    """,
    LIKELY: """
        (grazie|ringraz*) .. (per|della)? .. (sua|tua)? (candidatura|esserti candidat*|essersi candidat*|averci inviato|curriculum|cv)
        (grazie|ringraz*) .. interesse .. (per|in|dimostrato|mostrato|verso)
        (valutare|esaminare|valuteremo|esamineremo|valutando|analizzare) .. (sua|tua) (candidatura|profilo|cv)
    """,
}

_OUTREACH = {
    SURE: """
        (ho visto|ho trovato|ho letto|imbattut*|visionato|notato|ho notato) .. (suo|tuo|nel suo|nel tuo) (profilo|cv|curriculum|linkedin|percorso)
        (suo|tuo) (profilo|percorso|cv) .. (colpit*|interess*|adatt*|in linea|attirato)
        (contatto|scrivo|contattarla|contattarti) .. (perche|per|in merito|riguardo|posizione|ruolo|opportunita|cliente|in quanto)
        (cerchiamo|cerco|sto cercando|ricerco|ricerchiamo|selezioniamo|seleziono) .. (per)? .. (mio cliente|nostro cliente|un cliente|azienda cliente|cliente)
        (sarebbe|saresti|interess*|apert*|valut*|curios*) .. (interessat*|opportunita|parlarne|saperne|nuove|approfondire|cambiamento|chiacchierata)
        (opportunita|posizione|ruolo) .. (potrebbe|possa|che) .. (interessar*|piacer*)
    """,
    LIKELY: """
        (nuova|interessante|ottima) opportunita
    """,
}

_FEEDBACK = {
    LIKELY: """
        (suo|sua|suoi|sue|tuo|tua|tuoi|tue) ... (era|erano|e|sono|stato|stata|sembrat*|risultat*|mancat*) .. (chiar*|buon*|ben*|molto|poco|solid*|debol*|superficial*|vag*|troppo|ottim*|convincent*|piu|fort*|efficac*|un po)
        (mancava|mancavano|mancato|mancata|e mancat*) .. (esperienza|profondita|po|piu|esempi|le|ti|pratica)
        (abbiamo|ho|hanno) .. (apprezzato|notato|trovato|sentito|avuto|gradito|riscontrato) .. (sua|suo|tua|tuo|che|molto|la|il|mancanza|poca|chiarezza|modo|poco)
        (avremmo|avrei|avrebbe) .. (voluto|preferito|gradito|piaciuto|aspettat*)
        (punti|aree|aspetti) (di forza|deboli|di debolezza|di miglioramento|da migliorare|positivi|negativi)
        (piu|poca|mancanza di) (esperienza|profondita|pratica|concretezza)
        (ha|hai) (risposto|spiegato|dimostrato|mostrato|presentato|gestito) .. (bene|molto|chiarezza|poco|buona|in modo)
    """,
}

_DECLINED_FEEDBACK = {
    SURE: """
        non .. (possiamo|possibile|forniamo|diamo|posso|grado|fornire|rilasciamo|previsto) .. (feedback|riscontri|riscontro|commenti|dettagli|motivazioni|valutazioni)
        (feedback|riscontri|riscontro) .. (individual*|personalizzat*|dettagliat*)? .. non .. (possiamo|possibile|forniamo)
        non .. (motivi|ragioni|motivazioni) .. (decisione|selezione|scelta|esclusione)
    """,
}

_MORE_TIME = {
    SURE: """
        (serve|servono|bisogno|servira|richiede|necessari*|chiediamo|occorr*) .. (altre|ancora|piu|altro|qualche|due|un po) .. (tempo|settiman*|giorni|giorno|pazienza)
        non .. ancora .. (deciso|decisione|preso|presa|conclus*|risposta|terminat*)
        ancora .. (non abbiamo|non e stata|in corso di valutazione|in valutazione)
        (decisione|processo|risposta|selezione) .. (ritard*|rinviat*|slitt*|piu tempo|piu tardi|allungat*)
        (ritardo) .. (decisione|processo|risposta|selezione)
        (e|sei) ancora in (corsa|gara|lizza)
        (faremo|daremo|dare|daro|faro) .. (sapere|risposta|riscontro|notizie) .. (entro|la prossima|fine|prima)
        ancora (niente|nessuna notizia|nessuna novita|nulla)
    """,
    LIKELY: """
        (altre due|due|altre|una|un altra) settiman*
        (dacci|ci dia|dateci) .. (tempo|fino|giorni|settiman*)
        va per le lunghe
        pazienza .. (giorni|settiman*|ancora)
        promesso .. (risposta|decisione)
        manca .. (persona|candidat*) da (vedere|sentire|incontrare)
    """,
}

_SENT_ASK = {
    SURE: """
        (feedback|riscontro|commento|parere|opinione) .. (aiut*|gradit*|utile|sul mio|sulla mia|potrebbe|sarebbe|mi|possibile)
        (potrebbe|potresti|sarebbe possibile|vorrei|gradirei|mi piacerebbe) .. (feedback|dirmi|riscontro|sapere|condividere|indicarmi|ricevere|avere|spiegarmi) .. (cosa|che cosa|feedback|come|perche|dove|su|in cosa|riscontro)?
        (cosa|in cosa|come) .. (migliorare|mancato|potuto|sbagliato)
    """,
}

_SENT_THANKS = {
    SURE: """
        (grazie|ringrazi*) .. (per)? .. (colloquio|tempo|conversazione|chiacchierata|incontro|chiamata|ieri|oggi)
    """,
}

_OUT_OF_OFFICE = {
    SURE: """
        (sono|saro) .. (fuori ufficio|in ferie|assente|in vacanza|fuori sede|in congedo)
        (risposta automatica|fuori ufficio)
    """,
}

_CONDITIONAL = """
    (qualora|quando !(potrebbe|potresti|puoi|puo|sarebbe|saresti)|a meno che|purche|nel caso|in caso)
    ^ se
    (sapere|vedere|decidere|valutare|e) se
    (non appena|una volta)
    , se !(lo vuoi|lo vuole|ti va|le va|per te|per lei)
    (eventuale|eventuali|eventualmente)
    (di norma|generalmente|solitamente)
    (dovesse|dovessimo)
"""

_JOB = """
    (candidatura|candidature|candidato|candidata|candidati|candidarti|candidarsi)
    (posizione|ruolo|selezione|recruiter|assunzione|impiego|posto di lavoro|offerta di lavoro|tirocinio|contratto di lavoro|lavoro)
    (prossima|successiva|ultima) fase
    (colloquio|colloqui|curriculum|cv|risorse umane|hr|ufficio personale|personale|stipendio|ral|head hunter|lettera di presentazione)
    (ingegner*|sviluppat*|analista|tecnic*|impiegat*|responsabile|direttor*|direttrice|assistente|consulente|contabile|infermier*|commerciale|addett*|programmator*|designer|engineer|manager|progettista|insegnante|specialista|developer|data)
    (prova orale|prova pratica|saldator*|tornitor*|operai*|cuoc*|assunt*|titolare)
    (assumerla|assumerti|tirocini|magazziniere|commesso|cameriere|redattore|grafico|ricercatore|docente)
    (backend|frontend|reception|turno|studio|supplente|cto|ufficio personale)
"""

_OTHER = """
    (pranzo|cena|aperitivo|birra|compleanno|grigliata)
    (volontari*|vicini|porte aperte)
    (comune|graduatoria|contributo affitto|concorso|audizione|coro)
    (massaggio|palestra|ristorante)
    (carta|credito|prestito|mutuo|banca|conto|finanziamento|bancari*)
    (domanda|richiesta) (di|per) (_)? (visto|carta|credito|mutuo|prestito|affitto|borsa|contributo|residenza|cittadinanza|passaporto|patente|iscrizione|ammissione|adesione|rimborso|permesso|sussidio|alloggio)
    (appartamento|affitto|casa|inquilin*|locatore|stanza|immobiliare|visita all)
    (iscrizione|universita|facolta|laurea|master|scuola|asilo|alunn*|ammissione|liceo)
    (borsa di studio|contributo|associazione|socio|circolo|club|biblioteca|volontari*|donazione|bando)
    (articolo|manoscritto|sottomissione|conferenza|convegno|rivista|revisori|abstract)
    (pacco|spedizione|consegna|ordine|fattura|reso|garanzia|riparazione|abbonamento|sconto|promozione|coupon|acquisto|rimborso)
    (medico|dottore|dentista|clinica|paziente|visita medica|vaccin*|parrucchiere|officina|revisione|patente|autoscuola|veterinari*|fisioterap*|ambulatorio)
    (concerto|biglietto|biglietti|festival|teatro|spettacolo|evento)
    (corso|lezione|webinar|seminario|workshop|yoga|esame)
    (assicurazione|polizza|sinistro|tariffa|luce|gas)
    (sondaggio|newsletter|podcast|rivista|questionario di gradimento)
    (viaggio|volo|hotel|prenotazione|treno|tavolo)
    (gara d appalto|fornitore|preventivo)
    (porta|acquirente|proprietari|inquilini|padrone di casa)
    (suo figlio|sua figlia|lista d attesa|campo estivo)
    (allenatore|tesorier*|votato|campionato)
    (idraulico|preventivo)
    (film|comparse)
    (dice il giornale|scambio)
    (voti|consiglio di istituto)
"""

_VETO = """
    ho (un|il) colloquio
    (conferma|verifica|confermi|verifichi) .. (tuo|suo|tua|sua|il|l)? (indirizzo|account|email|e mail)
    password
    (account|profilo) .. (e stato) .. (creat*|attivat*)
    candidatura .. (incompleta|non completata|da completare)
    (podcast|webinar|fiera del lavoro|career day)
    (ricevi|riceve) .. (newsletter)
    (desidero|vorrei) .. (candidarmi|presentare la mia candidatura)
    (allego|allegato) .. (mio|il mio) (cv|curriculum)
    mia candidatura (per|alla|a|al)
    (sono stat*|mi hanno) .. (scartat*|rifiutat*)
    (consigli|come) .. (colloquio|curriculum|rifiuto)
    cari (soci|genitori|vicini)
"""

ITALIAN = Language(
    code="it",
    common="il gli e per che con una la suo sua di un del della nostro abbiamo non gentile grazie le alla ci per tua in",
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
    negative="(non|nessun|nessuna)",
    job=_JOB,
    other=_OTHER,
    veto=_VETO,
)
