"""Phrases of French mails."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.languages.fr_any_order import ANY_ORDER

_REJECTION = {
    EXPLICIT: """
        (poste|postes|emploi|stage|stages|alternance|place|offre) .. (est|sont|a|ont|ete) .. (revenu*|alle|pris|prise|prises|pourvu*|attribue*|confie*|occupe*|donne*|parti|partie|partis|supprime*|gele*) .. (a|au|par|maintenant|deja|tous)?
        (tous|toutes) (les|nos) (postes|stages|alternances) .. (pris|pourvus|attribues|prises|occupes|deja)
        (laiss*|rest*) .. (poste) .. (vacant|vide|non pourvu)
        (supprime|supprimer|gele|geler|abandonne) .. (poste|recrutement|embauche)
        (ne|n) .. (embaucher*|employer|recruter|engager|engagerons|recruterons) .. (pas|vous)?
        pas .. (embaucher|employer|recruter|engager)
        (vous|tu) .. (n|ne) .. pas (ete)? (recrute|recrutee|embauche|embauchee|engage|engagee)
        (recrutement|embauche|nomination) d (une|un) (autre|candidat*)
        (nomme|recrute|embauche|engage) (une|un) (autre|candidat*|collegue|personne|enseignant*)
        (client|clients) .. (ecarte|refuse|rejete|decline) .. (cv|profil|candidature)
        aucun (poste|emploi|stage) .. (profil|pourvoir|disponible|correspond*|ouvert|vous|actuellement)
        (pas|plus) (de|d) (poste|postes|emploi) .. (vous|profil|proposer|disponible*|moment|actuellement)
    """,
    SURE: """
        (partons|partir|partis|parti|partie) .. (sur|avec|vers) (un autre|une autre|d autres) (_)? (profil*|candidat*|personne*)
        (pris|choisi|retenu|recrute|prefere|opte pour|trouve) .. quelqu un d autre
        ne (peux|pouvons|pourrons|puis|saurions) .. (reserver|donner|apporter) .. (suite|reponse) (favorable|positive)
        ne (pouvons|pourrons|peut|pouvant) .. (retenir|donner suite|poursuivre|accepter|donner une suite)
        (retenu|choisi|recrute|selectionne) .. (candidat*|personne|profil) .. (plus|ayant|dont|avec|qui|disposant)
        (ne|n) .. (pas|plus|aucune) .. (suite|donner suite|donner une suite|suite favorable) .. (candidature|profil|favorable|postulation|processus)?
        (ne|n) .. (donnons|donnerons|donner|pouvons|pourrons|avons) .. pas .. (suite|retenir|retenu|poursuivre|retenue) .. (candidature|profil|processus|favorable|vous|echanges)?
        (candidature|profil) .. (n a|n est|ne sera|n ont|n avait) .. (pas|malheureusement pas|finalement pas) .. (ete)? .. (retenue|retenu|selectionnee|selectionne|acceptee|retenus)
        (ne|n) .. pas .. (retenir|retenu|retenue|selectionner|selectionne) .. (votre|ta) (candidature|profil)
        (ne|n) .. pas (ete)? (retenu|retenue|selectionne|selectionnee) .. (poste|candidature|suite|etape|processus|entretien|fonction)
        (retenu|choisi|decide|choix|prefere|poursuivre|opte|porte) ... (autre|autres|d autres) (candidat*|profil*|personne*|candidature*)
        (poste|offre|recrutement) ... (a ete|est|vient d etre|ete) ... (pourvu|pourvue|attribue|suspendu|annule|gele|cloture|ferme)
        (refuser|rejeter|decliner) votre candidature
        (pas|plus) .. (poursuivre|continuer|aller plus loin) .. (processus|candidature|avec vous|recrutement|echanges|ensemble)
        candidature .. (rejetee|refusee|declinee|infructueuse|non retenue)
        (ne|n) .. (correspond|correspondait|correspondent) pas .. (poste|recherche|attentes|profil|besoins|criteres)
        (reponse|suite) (negative|defavorable)
        (avis|decision) (defavorable|negatif)
        (surqualifie|surqualifiee)
        rien .. (ouvert|pourvoir|proposer|disponible) .. (correspond*|cv|profil|vous)?
        candidature .. (irrecevable|ecartee|eliminee|non recevable|pas passe|exclue)
        ne (remplissez|remplis|repondez|satisfaites) pas .. (conditions|criteres|exigences)
        (pas) (ete)? (convoque|convoquee|invite|invitee|retenu) .. (l|un|aux|pour) (entretien*|oral|auditions)
        (autre|autres) (candidat*|candidate) .. (l a emporte|emporte|ete prefere*|choisi*)
        (reserver|donner|apporter) .. (suite|reponse) (favorable|positive)
        (candidatures|candidature|votre|votres|cv) .. (n a|n ont) pas (passe|franchi|survecu) .. (tri|selection|etape)
        (offre|proposition|poste) .. a (quelqu un|une autre|un autre|l une|l un)
        (pas|aucune) (de|d)? offre .. (part|nous)
        equipe est au complet
        (ne|n) .. prenons (personne|plus personne)
        (prendra|prendre|prenons|gardons|choisissons) l autre (candidat*|personne)
        (ne|n) .. (irons|allons|iront) .. pas plus loin
        (qualites|competences|talents) .. (ailleurs|autre part)
        ne fait .. (pas|helas) .. partie de (celles|ceux)
        (autre) (candidat|candidate|personne) (a|avait|etait|s est) .. (mieux|meilleur*|plus|devant)
        ne .. pas que (ce|le) poste (soit|est)
        ne (vous|te) .. pas (d|de) (offre|proposition)
        plutot que (d|de) (embaucher|recruter)
    """,
    LIKELY: """
        (poste|place) .. (confie|attribue|donne) .. (a|au)
        (ne|n) ... (suite positive|suite favorable|suite|retenu|retenue|retenir|selectionne*|poursuivre|etape suivante|correspond*)
        (regret*|malheureusement|desole*) ... (pas|refus|autre candidat*|autre profil|negative*|favorable)
        (pas|plus) (retenu|retenue)
        autre (candidat|candidate)
        (gel|gele) .. (embauche*|recrutement*)
        (sera|est|c est|dire) non .. (pour|cette fois|fois|malheureusement)?
        (vous|te) decevoir
        (votre|cette|ta) (deception)
        pas (de|d) (bonnes|bonne|meilleures) nouvelle*
        mauvaise* nouvelle*
        pas (de|d) place .. (vous|toi|equipe|studio|moment)
        (autres|autre) (etaient|avaient|etait|avait|candidat*) .. (plus|avance*|mieux|davantage)
        (arrivez|arrives|etes|es|arrive) .. (deuxieme|second|seconde)
        (joue|jouee) a peu
        ne .. (va pas|pourra pas) (se faire|etre possible)
        (n aurai|n aurons|n avons|n ai) (pas|plus|donc plus) besoin (de|d) (vous|toi)
        en (resterons|restons|resterai|rester) la
        (trouve|trouvons) (quelqu un|la bonne personne|la personne|une personne)
        (pas|n) .. figur* .. (liste|classement|pas)
        (juge|trouve|estime) votre .. (courte|mince|limite*|insuffisant*|legere)
        (retourne|renvoie|restitue) .. (vos|votre) (diplomes|documents|dossier|pieces)
        (en|y) (reste|restons) la
        c est non
        pas (encore)? pret
        s arrete (ici|la)
        (note|score|resultat) .. (inferieur*|en dessous|au dessous)
        (ne|n) .. plus prendre (de monde|personne)
        entre temps .. (pris|recrute|embauche)
        ne sera .. pas (vous|toi)
        (avons|ai) (pris|recrute|embauche) (un|une) .. (qui|avec)
    """,
    HINT: """
        (malheureusement|regret*|desole*) ... (pas|ne|negative)
        (bonne|pleine|succes) .. (continuation|reussite|recherche*|recherches|projets)
    """,
}

_INVITATION = {
    SURE: """
        (propose*|invit*|convi*|convoqu*|souhait*|aimer*|ravi*|plaisir|heureu*|programm*|planifi*|fixer|organiser|convenir|confirm*) ... (un|a un|l|en|votre|notre|d un|a l|cet|pour un|premier|second|deuxieme) .. (entretien|entretiens|entrevue)
        (entretien|entrevue) .. (le|aura lieu|est prevu|est confirme|confirme|prevu|fixe|telephonique le|programme) .. (lundi|mardi|mercredi|jeudi|vendredi|a|[0-9]|le|prevu|confirme)?
        (invitation|convocation) .. (entretien|entrevue)
        (souhait*|aimer*|ravi*|desir*|voudr*) .. (vous|te) (rencontrer|recevoir|revoir) .. (poste|candidature|entretien|echanger|equipe|locaux|le|pour|dans|afin)
        (client|equipe|manager|directeur|directrice) .. (souhait*|aimer*|veut|voudr*) (vous|te) (rencontrer|voir|parler)
        (preselectionne|retenu|retenue|selectionne|selectionnee) .. pour .. (entretien|etape)
        (essai|journee d essai|periode d essai) .. (vendredi|lundi|mardi|mercredi|jeudi|samedi)
        (visio|appel|echange|telephone|parler) .. (au sujet|a propos) (du|de ce) poste
    """,
    LIKELY: """
        (souhait*|aimer*|ravi*|voudr*|proposer) .. (vous|te|d|avec vous|avec toi) .. (rencontrer|echanger|discuter|recevoir|parler|appeler|revoir)
        (seriez|serais|etes|es) (vous|tu) (disponible|libre|dispo) .. (le|pour|lundi|mardi|mercredi|jeudi|vendredi|entretien|echange|appel|semaine)
        (prochaine|seconde|deuxieme) (etape|rencontre) .. (echange|entretien|rencontre|visio*|appel)
        (choisir|choisissez|reserver|reservez|selectionner) .. (creneau|horaire)
        (vos|tes) disponibilites
        (rendez vous|rdv) .. (confirme|est fixe|fixe)
        (conviendrait|convient|arrange*) (il|elle)? .. (lundi|mardi|mercredi|jeudi|vendredi|le)
        (passer|passe|passez|venir|viens|venez) .. (bureau|locaux|nous voir|me voir|lundi|mardi|mercredi|jeudi|vendredi|faire)
        on se (parle|voit|appelle)
        (en finale|dernier tour|derniere etape|derniere ligne)
        (attendons|attends) .. (a|le|lundi|mardi|mercredi|jeudi|vendredi)
        (auriez|avez|as|aurais) (vous|tu) .. (demi heure|minutes|heure|moment) .. (parler|lundi|mardi|mercredi|jeudi|vendredi|telephone|appel)?
        (vous|t|te) irait .. (appel|echange|entretien|visio*)
        (cafe|dejeuner|petit noir) .. (lundi|mardi|mercredi|jeudi|vendredi)
    """,
    HINT: """
        (plaisir|hate) de .. (rencontrer|echanger)
    """,
}

_MOVED = {
    SURE: """
        (deplacer|deplace|reporter|reporte|decaler|decale|repousser|avancer|modifier|changer|reprogrammer|report|changement) ... (entretien|entrevue|entretiens)
        (entretien|entrevue) ... (est|a ete|sera|doit etre|ete)? .. (deplace|reporte|decale|repousse|avance|reprogramme|modifie)
        (nouvel|nouvelle|autre) (horaire|date|creneau|heure) ... (entretien|entrevue|rencontre)
        (peut|peux|pouvons|pourrions|pourrait) (on|nous)? .. (mettre|faire|placer|caler) .. entretien .. (lundi|mardi|mercredi|jeudi|vendredi|le)
    """,
    LIKELY: """
        (pourrions|pouvons|peut|pourrait|pourriez) (nous|on|vous) ... (nous voir|decaler|reporter|deplacer|voir|plutot|repousser|avancer)
        (deplacer|reporter|decaler|repousser|avancer) ... (rendez vous|rdv|echange|appel|rencontre|visio*)
        (rendez vous|rdv|echange|appel|rencontre) ... (reporte|decale|deplace|repousse)
        (contretemps|empechement)
    """,
    HINT: """
        (ne peux|ne pourrai|empechement|imprevu)
    """,
}

_CANCELLED = {
    SURE: """
        (annuler|annule|annulation|annulons|annulee) ... (entretien|entretiens|entrevue)
        (annuler|annulons|annule|decommander) ... (rendez vous|rdv) .. (entretien|recrutement|candidature|poste|prevu)
        (entretien|entrevue|entretiens) ... (annule|annules|n aura pas lieu|ne pourra pas avoir lieu|ne peut avoir lieu|annulee|est annule)
    """,
    LIKELY: """
        (annuler|annulons|annule) ... (rendez vous|rdv|echange|appel|rencontre|visio*)
        (rendez vous|rdv|echange|appel|rencontre) ... (annule|annulee|n aura pas lieu)
    """,
}

_OFFER = {
    SURE: """
        (souhaitons|souhaite|souhaiterions|heureux|ravis|plaisir) (_)? vous (faire|presenter|adresser) une (offre|proposition) (pour|d embauche|de contrat|d emploi|de poste)
        (propos*|offrir|offrons) .. (le|ce|un) poste (de|d|chez|au sein|en|a|,)
        (proposition|offre|promesse) (d embauche|de contrat|d emploi)
        (contrat de travail|contrat d embauche|projet de contrat|votre contrat) .. (joint|jointe|trouver*|signer|envoy*|retourner|joins|piece|adress*|signe)
        (joint|jointe|trouverez|joins|envoie|adresse) .. (contrat de travail|promesse d embauche|proposition d embauche|projet de contrat|lettre d embauche)
        (votre|ta) candidature .. (a ete|est) (retenue|acceptee)
        (ravi*|heureu*|plaisir) .. (vous|t) (accueillir|compter) .. (equipe|parmi|chez|au sein) .. (poste|contrat|en tant que|comme)?
        (vous|te|t) (embaucher|recruter) .. (poste|comme|en tant que|pour)?
        poste est (a|pour) (vous|toi)
        (contrat) .. pour (le|ce) poste
        (vous|te) compter parmi
    """,
    LIKELY: """
        (bonne|bonnes) nouvelle .. (retenu !(notre|toute|l attention)|choisi|equipe|oui)
        (rejoindre|rejoigniez|rejoignes) .. (notre equipe|nos equipes|equipe) .. (en tant|comme|poste|partir|des)
        c est (vous|toi) que (nous|je|l on)
        quand (pouvez|peux|pourriez|pourrais) (vous|tu) (commencer|demarrer|debuter)
    """,
}

_ASSESSMENT = {
    SURE: """
        (test|tests|exercice|evaluation|epreuve|cas pratique|etude de cas|mise en situation|devoir) (technique|en ligne|pratique|de code|de programmation|a realiser|d aptitude|a faire|de personnalite|de logique|,)? .. (realiser|faire|rendre|avant|envoyer|retourner|passer|lien|completer|heures|jours|etape|jusqu|minutes|trouverez|consiste|joint*|technique|en ligne)
        (passer|realiser|completer|effectuer|faire) .. (test|tests|exercice|evaluation|epreuve|cas pratique|etude de cas)
        (cas pratique|etude de cas|test technique|test en ligne|exercice technique)
        (hackerrank|codility|codesignal|testgorilla|hirevue|entretien video differe|video differee)
    """,
    LIKELY: """
        (resoudre|rediger|preparer|ecrire|realiser) .. (exercice|texte|cas|devoir)
    """,
}

_CONFIRMATION = {
    SURE: """
        (candidature|cv|dossier) ... (bien)? .. (recue|recu|enregistree|transmise|envoyee|reception|recus|parvenue|prise en compte|arrivee|deposee|soumise)
        (accuse*|accusons|confirm*) (bien)? .. (reception) ... (candidature|cv|dossier|postulation)
        (recu|reception) ... (votre|ta|de votre) (candidature|cv|dossier de candidature|postulation)
        nous l avons bien recue
        (avez|as) (bien)? postule .. (poste|offre|chez|au|a)
        (etudi*|examin*|analys*) ... (votre|ta) candidature
        (ai|avons) (bien)? (eu|recu) (votre|ton) (cv|dossier|candidature|mail de candidature)
        dossier .. (parvenu|arrive|recu|enregistre)
    """,
    LIKELY: """
        (merci|remerci*) .. (pour|de|d avoir)? .. (votre|ta) (_)? candidature
        (merci|remerci*) .. (interet) .. (porte|pour|a|notre|poste|entreprise)
    """,
}

_OUTREACH = {
    SURE: """
        (permets|contacte|ecris|contacter|tourne vers) .. (vous|te|de vous contacter|vers vous|car|sujet) .. (poste|opportunite|recrut*|client*|profil|offre|mission|recherche)
        (decouvert|vu|trouve|parcouru|tombe*|lu|consulte|remarque) .. (sur)? (votre|ton) (profil|parcours|cv|linkedin)
        (votre|ton) (profil|parcours|cv|experience) .. (retenu|attire|interess*|correspond*|semble|interpelle|capte)
        (pour|de) .. (mon|mes|notre|nos|un de mes|l un de mes|l un de nos|un) client* .. (recrut*|recherche*|cherche*|poste)
        (recrute|recherche|cherche|recrutons|recherchons|cherchons) .. (pour)? .. (mon client|mes clients|notre client|nos clients|client)
        (ouvert|ouverte|interesse|interessee|ecoute|curieux|curieuse|envie) .. (a|par|de|opportunite*|poste|marche|echanger|echange|discuter|nouvelle*)
        (opportunite|poste) .. (pourrait|susceptible|peut|qui|devrait) .. (interesser|correspondre|plaire|vous|convenir)
        (chasseur|chasseuse) de tetes
    """,
    LIKELY: """
        (belle|nouvelle|super) opportunite
        opportunite (confidentielle|professionnelle|interessante)
        (echange|appel) .. (telephonique|rapide|prochains jours)
    """,
}

_FEEDBACK = {
    LIKELY: """
        (votre|vos|ton|ta|tes) ... (etait|etaient|est|sont|a ete|ont ete|manqu*|semble*|reste*|a|ont|parait|paraissai*) .. (clair*|solide*|bon|bonne|bien|fort*|convain*|vague*|superficiel*|trop|peu|excellent*|tres|interessant*|limite*|faible*|manque*|impressionn*|structure*|appreci*|plu|long*|assez|court*|un peu|plus)
        (vous|tu) (avez|as|etes|etiez|aviez|auriez|aurais|manqu*|pourriez|devriez) .. (bien|manque|clair*|trop|pas assez|peu|tres|su|montre|explique|hesite|convaincu|plus|impressionne|rest*|repondu|present*|pas|mal)
        (nous|on|j|je|l equipe) .. (avons|a|ai|aurions|aurait|aurais) .. (aime|apprecie|regrette|trouve|souhaite|manque|attend*|note|senti|voulu|prefere|remarque)
        (il|ce qui) .. (manquait|manque|a manque|fallait)
        (points|axes|axe|point) (forts|faibles|fort|faible|positifs|negatifs|d amelioration|de progres|a travailler|a ameliorer|positif)
        (manque|manquait) (de|d|un peu) .. (experience|profondeur|recul|exemples|precision|pratique|concret|detail*)
        (autre|l autre) (personne|candidat*) .. (avait|plus|experience|simplement)
    """,
}

_DECLINED_FEEDBACK = {
    SURE: """
        (ne|n) .. pas .. (mesure|possible|pouvons|donner|faire|fournir|communiquer|donnons|faisons|fournissons|communiquons|possibilite|autorise*|peux) .. (retour|retours|feedback|explication*|commentaire*|details|motifs|raisons)
        (pas|aucun|aucune) .. (retour|retours|feedback|precision|explication*) .. (personnalise*|individuel*|detaille*|supplementaire*|possible|individualise*)
        (retour|retours|feedback) .. (personnalise*|individuel*|detaille*)? .. (pas|impossible|malheureusement) .. (possible|mesure|donner|faire)
        (ne|n) .. pas .. (motifs|raisons) .. (decision*|refus|choix)
    """,
}

_MORE_TIME = {
    SURE: """
        (faut|fallait|besoin|necessaire|laisser|accorder|demand*|prendre|prendra|prend) .. (encore|plus|davantage|un peu|quelques|deux|supplementaire*|delai) .. (temps|semaine*|jours|delai|supplementaire*|patience)
        (encore|pas|plus) (encore)? .. (tranche|pris|decide|arrete|rendu|finalise|termine) .. (decision|poste|choix|recrutement|processus)?
        (decision|reponse|processus|retour) .. (pas encore|retard*|report*|repouss*|prend plus|plus long*|plus tard|decale*|differe*)
        (retard|delai) .. (decision|reponse|processus|recrutement)
        (revien*|reviendr*|tiendr*|donner*|communiquer*|repond*|recontact*) .. (vous|vers vous|te|une reponse|notre decision) .. (avant|d ici|au plus tard|fin|courant|dans|debut|semaine) .. (semaine*|le|la|mois|lundi|mardi|mercredi|jeudi|vendredi|avril|mars|mai|juin|fin|jours)
        (vous|tu) (etes|es) toujours .. (course|lice|processus)
        (toujours|encore) en cours .. (examen|etude|traitement|reflexion|d examen)
        (pas encore|pas|aucune) (de|d)? (reponse|decision|nouvelle*) .. (souffrant*|malade|vacances|conge*|decide*|sans|encore)
    """,
    LIKELY: """
        (deux|une|trois|quelques) semaine* (de plus|supplementaire*|encore)
        (votre|un peu de) patience
        (laissez|laisse|donnez|donne) (nous) .. (jusqu|encore|temps|quelques)
        (traine|s eternise|prend du temps)
        patienter .. (encore|jours|semaine*)
        (promis|promise) .. (reponse|decision|retour)
        reste .. (personne|candidat*|entretien*) a (voir|recevoir|rencontrer)
    """,
}

_SENT_ASK = {
    SURE: """
        (retour|retours|feedback|commentaire*|avis|critique*|pistes|conseil*|elements) .. (serait|utile*|aider*|possible|sur mon|sur ma|precieux|apprecie*|reconnaissant*|me|progresser|franc)
        (auriez|pourriez|pouvez|pourrais|aurais|serait|possible|peux|souhait*|aimer*) .. (retour|feedback|quelques mots|commentaires|dire|savoir|raisons|m expliquer|partager|indiquer|m eclairer|connaitre) .. (ce qui|sur|pourquoi|mon|ma|quoi|refus|points|comment|les|vos|votre|constructif)?
        ce qui .. (m a manque|a manque|fait la difference|n a pas|a peche|manquait)
        (ameliorer|progresser)
    """,
}

_SENT_THANKS = {
    SURE: """
        (merci|remerci*) .. (pour|de|d avoir)? .. (entretien|echange|temps|accueil|rencontre|discussion|appel|hier|ce matin)
    """,
}

_OUT_OF_OFFICE = {
    SURE: """
        (suis|serai|sommes|actuellement) .. (absent|absente|en conge|en conges|en deplacement|absent du bureau|indisponible|en vacances|hors du bureau)
        (reponse automatique|absence du bureau|message d absence)
    """,
}

_CONDITIONAL = """
    (si !(cela vous convient|cela vous va|ca te va|ca vous va|vous le voulez|tu veux|tu le veux|vous etes d accord)|s il|s ils|sinon)
    (au cas ou|en cas|dans le cas|dans l hypothese)
    (sans (reponse|nouvelles|retour))
    (lorsque|des que|une fois que|quand !(seriez|etes|pourriez|pouvez|auriez|avez)|apres (etude|examen|analyse) nous vous)
    (eventuel|eventuels|eventuelle|eventuellement)
    (le cas echeant)
    (pourra|pourront|pourrez) .. (etre|considerer)
    a defaut
    (seuls|seules) les
    que .. (soit|ou non)
"""

_JOB = """
    (candidature|candidatures|candidat|candidate|candidats|postule|postuler|postulation)
    (poste|recrutement|recruteur|recruteuse|recruter|recrute|embauche|emploi|cdi|cdd|stage|alternance|offre d emploi|contrat de travail)
    (entretien|entretiens|cv|lettre de motivation|ressources humaines|rh|talents|carrieres|carriere|salaire|chargee de recrutement|prise de poste)
    (h f|f h|h f x|f h x)
    (prochaine|derniere|deuxieme) etape
    test technique
    (ingenieur*|developpeu*|analyste|charge*|chef de projet|responsable|assistant*|comptable|infirmier*|technicien*|consultant*|commercial*|directeur|directrice|data|engineer|manager|designer|architecte|vendeu*|enseignant*|redact*|controleu*|acheteu*|juriste)
    (recrutement|recruteur*|embaucher*|embauchons|diplomes|stages|vendeur|magasinier|serveur|graphiste|secretaire)
    (backend|frontend|reception|essai|cabinet|candidats|embaucher|sous chef|equipe est au complet|directeur technique)
"""

_OTHER = """
    (dejeuner|diner|biere|bieres|apero|aperitif|anniversaire|barbecue)
    (benevole|benevoles|benevolat|voisin*|portes ouvertes)
    (discord|programme academique|annee universitaire|session du programme|promotion de|qualites academiques)
    (dossier locatif|logement social|commission d attribution|mairie|conservatoire|audition|casting|concours)
    (coiffure|massage|salle de sport|restaurant)
    (carte|credit|pret|emprunt|hypotheque|banque|compte|bancaire|financement|decouvert)
    (demande|dossier) (de|d) (_)? (visa|carte|credit|pret|logement|location|bourse|subvention|sejour|titre|naturalisation|passeport|aide|inscription|adhesion|remboursement|permis|place|logement social|allocation)
    (logement|appartement|location|locataire|bailleur|visite de|studio|agence immobiliere|loyer|maison)
    (inscription|admission|admissions|universite|faculte|master|licence|parcoursup|ecole|creche|college|lycee|formation|etablissement scolaire)
    (bourse|subvention|financement|adhesion|association|club|bibliotheque|mediatheque|benevol*|don)
    (article|manuscrit|communication|soumission|colloque|conference|revue|evaluateurs|resume)
    (colis|livraison|commande|facture|retour produit|remboursement|garantie|reparation|abonnement|promotion|promo|remise|reduction|code|panier|expedition)
    (medecin|docteur|dentiste|cabinet dentaire|cabinet medical|patient|consultation|vaccin*|coiffeur|garage|controle technique|permis de conduire|auto ecole|veterinaire|kine)
    (concert|billet|billets|spectacle|festival|theatre|seance|representation|evenement)
    (cours|webinaire|seminaire|yoga|stage de|examen)
    (assurance|mutuelle|sinistre|contrat d assurance|tarif|electricite|forfait|box)
    (sondage|enquete|newsletter|lettre d information|podcast|magazine)
    (voyage|vol|hotel|reservation|train|table)
    (appel d offres|fournisseur|devis|marche public)
    (acquereur|offre d achat|buts|match|proprietaire)
    (votre (fils|fille|enfant)|liste d attente|colo|colonie)
    (entraineur|championnat|tresorier|tresoriere|vote)
    (chantier|plombier|devis)
    (film|figurants|acteur* !(majeur*|incontournable*|de reference|du secteur|economique*|cle*|mondial*|international*|national*))
    (figuration)
    (voix|conseil d ecole)
"""

_VETO = """
    j ai (un|mon|passe un) entretien
    (confirm*|verifi*|valid*) .. (votre|ton|l) (adresse|compte|e mail|email)
    mot de passe
    (compte|espace candidat|profil) .. (a ete|est) .. (cree|active|valide)
    candidature .. (incomplete|pas terminee|inachevee|n est pas finalisee|finaliser)
    (podcast|webinaire|salon de l emploi|forum emploi|job dating|portes ouvertes)
    (recevez|recois) .. (newsletter|lettre|abonne*)
    (me permets de|souhaite|je) (vous)? (proposer|presenter|adresser|postule) .. (ma candidature|au poste|mon cv)
    je (postule|vous adresse ma candidature)
    (ci joint) .. (mon cv|ma lettre)
    ma candidature (au|pour|a)
    j ai (recu|eu) .. (refus|reponse negative)
    (conseils|astuces|comment) .. (entretien|cv|refus|candidature|lettre de motivation)
    chers (membres|parents|voisins|adherents)
"""

FRENCH = Language(
    code="fr",
    common="le les des nous vous votre et pour dans est une du au que avec sur pas notre bonjour merci je ne cette ce vos",
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
    negative="(ne|n|aucun|aucune)",
    job=_JOB,
    other=_OTHER,
    veto=_VETO,
)
