"""Phrases of French mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (choix|decision) & porte* & (candidat*|profil*|personne|quelqu un) & !(encore|avant)
            (pas|non) (_)? (admis|admise|admissible|retenu|retenue|classe|classee) & (jury|concours|oral|epreuve*|recrutement|liste des candidats|poste|liste d admission) & !(baccalaureat|master|licence|permis|encore)
            (ne|n) (figurez|apparaissez|faites) pas & (liste|candidats|laureats|admis|admissibles|retenus) & !(electorale)
            (retenu|choisi|pris|recrute|embauche|opte|prefere) & quelqu un d autre & !(avant|encore)
            (autre|autres) (candidat*|profil*|personne*|candidature*|postulant*) & (retenu*|retenir|choisi*|choix|decide|prefere|poursuivre|opte|porte|selectionne*|mieux places|continuer|avancer|privilegi*|orientes|orienter|recrute*|correspond*) & !(encore|avant de|rencontrer d|logement)
            (candidature|profil|dossier|cv) & (n|ne) & (pas|plus) & (retenu*|retenir|aboutir|abouti|suite|selectionne*|correspond*|poursuivre|poursuivi|donner|repond|reponde) & (votre|ta|ton|vos|notre|nous) & !(encore|hesitez|hesite|si vous|complet*)
            (regret|regrettons|desole*|malheureusement|peine) & (ne|n|de ne) & (pas|pouvoir|pouvons|mesure) & (favorable*|favorablement|suite|positive*|positivement|retenir|retenue) & !(sans (reponse|nouvelles|retour))
            (poste|recrutement|offre) & (pourvu*|attribue*|annule*|suspendu*|gele*|cloture*|abandonne*) & (a ete|est|vient|ont|deja|finalement|desormais|entre temps) & !(encore|pas encore|sera|entretien|rendez vous|rdv|echange)
            (profil|candidat*|personne) (plus|davantage|mieux) (senior|experimente*|adapte*|qualifie*|proche|en phase|en adequation|avance*) & (choisi|retenu|decide|poursuivre|opte|prefere|recrute|selectionne|orientes|tournes)
            (concentrons|concentrer|focalis*) & (candidat*|profil*) & (plus|autre*|experience)
            (ne|n) & pas & (correspond*|adequation|en phase|adapte*) & (profil|experience*|parcours|competences|candidature) & (votre|vos|ton|tes|vous|tu) & !(si)
            (pas|plus) & (donner suite|aller plus loin|poursuivre|continuer|avancer) & (decide|choisi|fait le choix|pouvons|mesure|souhaitons|regret*) & !(encore|si vous)
            vous n (avez|etes) pas ete (_)? (retenu*|selectionne*|choisi*)
        """,
        LIKELY: """
            (pris|trouve|choisi|garde|embauche) quelqu un (du|de|d|qui|avec|en|sur) & !(avant|encore|tu sais)
            (ca|cela) ne va pas (le faire|etre possible|marcher|coller|aller)
            (place|poste) (est|etait) (deja)? (prise|pris|pourvu|pourvue|donne|partie)
        """,
    },
    MailKind.CONFIRMATION: {
        SURE: """
            (recu|recue|recus) & (courrier|lettre|mail|cv|dossier|message) & (emploi|poste|sollicit*|candidature|postul*) & !(ne|malheureusement)
            (candidature|cv|dossier|postulation) & (recu|recue|reception|enregistre*|transmise|parvenue|prise en compte|envoyee|bien arrivee) & (votre|ta|ton|vous) & !(ne|pas|malheureusement|regret*|apres)
            (candidature) & (examin*|etudi*|analys*|traite*|lue|lire) & (votre|ta) & (sera|va|allons|equipe|attention|prochainement|actuellement|cours) & !(pas|malheureusement|regret*|apres|toutefois|encore en cours|toujours)
        """,
    },
    MailKind.INVITATION: {
        SURE: """
            (vous|te) (recevra|recevrons|recevrai|attendra|attendons|attend|verra|recevront) & (#|lundi|mardi|mercredi|jeudi|vendredi|demain) & (directeur|directrice|responsable|chef|gerant|recruteu*|jury|candidature|entretien|poste|rh) & !(annul*|report*|ne|n)
            (convoque*|convocation|convie|conviee|convions|convier|invite a|invitee a|invitons a) & (entretien*|audition|jury|oral|epreuve orale|epreuves|commission de recrutement|commission de selection|concours) & (vous|te) & !(assemblee|annul*|report*|regret*|malheureusement|ne|n|baccalaureat|permis|master|licence)
            (admissible|preselectionn*|retenu*|selectionne*) & (entretien|oral|epreuve orale|jury|audition|suite du processus|prochaine etape|deuxieme tour) & (vous|votre|tu|ta) & !(ne|n|pas|malheureusement|regret*|baccalaureat|examen|autre*|apres)
            (societe|entreprise|client|cabinet|directeur|directrice|gerant|gerante|drh|chef) & (souhaite*|aimerait|voudrait|veut|veulent|desire) & (vous|te) (rencontrer|voir|recevoir|connaitre) & !(ne|n|annul*|malheureusement)
            (profil|candidature|cv|parcours) & (retenu notre attention|retenu toute notre attention|interesse*|seduit*|plu) & (echanger|rencontrer|creneau|entretien|disponib*|appel) & !(malheureusement|regret*|pas)
            (souhaite|souhaitons|souhaiterait|desire) & (vous recevoir|vous rencontrer|te rencontrer) & (poste|candidature|entretien|#) & !(ne|annul*|regret*)
            (entretien|entrevue|echange telephonique|visioconference|visio) & (disponibilite*|disponible*|creneau*|convenir|conviendrait|proposer|proposons|invitons|inviter|convier|convions|rencontrer|planifier|programmer|fixer|confirmer|confirmons) & !(annul*|report*|decal*|deplac*|merci pour|suite a (notre|votre) entretien|apres|regret*|malheureusement|pas)
        """,
        LIKELY: """
            (qu on se|que l on se|que nous nous) (voie|voit|voyions|parle|parlions|rencontre|rencontrions|appelle|appelions|retrouve) & !(annul*|report*|plutot|ne|n)
            (confirme|confirmons|fixe|fixons|propose|proposons) & (rendez vous|rdv|rencontre|entrevue) & (#|lundi|mardi|mercredi|jeudi|vendredi|samedi|demain|semaine) & !(annul*|report*|pret|credit|compte|medecin|malheureusement|ne|n)
            (passez|passe|venez|viens|passer|venir) & (me voir|nous voir|a l atelier|au bureau|a la boutique|au restaurant|au magasin|au garage|discuter|discutera|discutons|causer|faire un essai|visiter) & (#|lundi|mardi|mercredi|jeudi|vendredi|samedi|demain|semaine) & !(annul*|report*|voiture|ne|n|merci)
            (votre|ton) (_)? (profil|cv|parcours) & (interesse*|plait|retient|retenu) & (appeler|telephone*|parler|voir|discuter|#|lundi|mardi|mercredi|jeudi|vendredi|samedi|demain|semaine) & !(annonce|offre|opportunit*|ne|n|malheureusement)
            (creneau|creneaux|horaire) & (choisir|choisissez|reserver|reservez|convient) & (echanger|echange|entretien|recruteur*|lien|appel) & !(annul*|report*)
            (passer|venir|passez|venez|viens|passe) & (pourriez|pouvez|peux|seriez|auriez|vous|tu) & (nous|parler|discuter|voir|essai|rencontrer|visiter|services|atelier|boutique|restaurant) & (#|lundi|mardi|mercredi|jeudi|vendredi|samedi|demain) & !(annul*|report*|plutot|merci|pas)
            (echange|entretien|appel|rencontre|visio|rendez vous|rdv|echanger|rencontrer) & (propose|proposons|disponible|disponibles|conviendrait|convient|seriez|pourriez|libre|aimerions|aimerais|souhaitons|souhaiterais|attendons) & (#|lundi|mardi|mercredi|jeudi|vendredi|demain|semaine|visio|telephone) & !(annul*|report*|decal*|deplac*|merci pour|regret*|malheureusement|plutot)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (vous|t|te) (avez ete|a ete|as ete|a|ont|etes)? (_)? (retenu|retenue|recrute|recrutee|choisi|choisie|nomme|nommee) & (pour le poste|sur le poste|pour ce poste|au poste|prise de fonction|en cdi|en cdd) & !(ne|n|pas|entretien|prochaine etape|suite du processus|oral|malheureusement|pour la suite)
            votre candidature (_)? (a ete|est) (_)? (retenue|acceptee) & !(ne|n|pas|entretien|etape|oral|suite du processus|malheureusement|tour|master|licence|logement|bourse)
            (decide|decision|souhaitons|aimerions|ravis|heureux) & (vous|te) (confier|attribuer|proposer) (le|ce) poste & !(ne|n|entretien)
            prise de (fonction|poste|fonctions) & (fixee|prevue|aura lieu|est|sera) & (vous|votre|ta|te) & !(souhaitee|candidature au|recherch*|si|entretien)
            (ravis|ravi|ravie|heureux|heureuse|contents|content|plaisir) & (vous prendre|vous embaucher|vous recruter|vous compter|vous avoir|t avoir|te prendre|vous accueillir) & (cdi|cdd|brut|equipe|parmi|partir du|contrat|mois) & !(entretien|pas)
            (offre|proposition|promesse|contrat) (_)? (embauche|d embauche|d emploi|de travail|de contrat) & (vous|votre) & (heureux|ravis|plaisir|joint*|signer|signe*|trouverez|adress*|envoy*|propos*) & !(alerte*|nouvelles|ne|pas)
            (propos*|offr*|confi*) & (le poste|ce poste|un poste|un cdi|un cdd|votre embauche|votre recrutement) & (vous|te) & (heureux|ravis|plaisir|ravie|heureuse) & !(entretien|ne|pas|rencontrer)
        """,
        LIKELY: """
            (on|nous) (vous|te) (prend|prends|prenons|embauche|embauchons|recrute|recrutons|garde) & !(ne|n|pas|photo|rendez vous)
            (vous etes|tu es|t es) (pris|prise|embauche|embauchee|engage|engagee|recrute|recrutee) & !(pas|ne|n|piece|role)
            (tu commences|vous commencez) (_)? (lundi|mardi|mercredi|jeudi|vendredi|demain|le|des) & !(ne|n|pas|stage de|cours)
            (tu nous rejoignes|vous nous rejoigniez|tu viennes travailler|vous veniez travailler|tu rejoignes|vous rejoigniez l equipe) & !(ne|n|pas)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (encore|toujours|pas encore) & (phase|cours|delibere|etape|periode|plein) & (selection|recrutement|jury|candidatures|entretiens|candidats) & !(retenu*|regret*|entretien (est|a))
            (candidatures|recrutement|candidats|jury|concours|processus de selection|commission de recrutement) & (prolonge*|prolongation|report*|retard*|se reunira|se reunit|decale*|pas avant|encore en cours|toujours en cours|delai supplementaire|delais supplementaires) & !(entretien (est|a ete)|regret*|malheureusement|retenu*|creche|master|bourse*|subvention*|places)
            (decision|reponse|choix|resultat*) & (pas|plus tard|ulterieurement|rendue|rendra|communique*|donner) & (avant (la|le|fin|debut|mi|#)|d ici|courant) & !(votre (decision|reponse|choix)|regret*|retenu*|merci de)
            (n avons|n ai|n a|n ont|avons) & (pas encore) & (arrete|vu tout le monde|vu tous|recu tous|fini|tranche|choisi|decide|rencontre tous|termine)
            (decision|reponse|processus|recrutement|retour) & (retard|delai*|semaine*|jours|temps|patienter|patience|plus long*|prolonge*) & (encore|supplementaire*|besoin|prend*|demande*|plus|quelques) & !(retenu|malheureusement nous avons|autre candidat*|deux ans|pas retenue)
        """,
        LIKELY: """
            (commission|jury|comite|direction|conseil|bureau|associe*|equipe) & (se reunir|reunion|se reunira|se reunit|reuni|reunie|tranchera|decidera|statuera) & (ne|n|pas|prochain*|repond*|ensuite|apres|debut|fin) & !(assemblee|logement|creche|subvention*|entretien le)
            (reste|restent) & (candidat*|personne*|entretien*|monde) & (voir|recevoir|rencontrer|rappelle|semaine)
            (je te dis|te tiens|vous tiens|vous dis|je reviens|on se rappelle|je vous rappelle) & (pas encore|fin de semaine|semaine prochaine|d ici|vendredi|lundi) & !(rendez vous|entretien (est|le))
            (reponse|decider|decision|trancher) & (quinzaine|semaine|semaines|jours|rentre|conges|ensemble) & !(retenu*|pas retenue|votre decision)
        """,
    },
    MailKind.SENT_ASK: {
        SURE: """
            (retour|raisons|ce qui|pourquoi|conseil|conseils|points) & (pourriez|pouvez|pourrais|peux|savoir|dire|indiquer|reconnaissante|reconnaissant|aimerais) & (ameliorer|manque|decision|difference|raisons|progresser|travailler|pencher|retour|convaincu)
        """,
    },
    MailKind.SENT_THANKS: {
        SURE: """
            (merci|remercie|remercier) & (accueil|temps|entretien|echange|rencontre|visite|recu|recue|recevoir) & !(votre candidature|retour)
        """,
    },
    MailKind.DECLINED_FEEDBACK: {
        SURE: """
            (mesure|habitude|possible|tenus|permis|autorises) & (de|d) (motiver|justifier|commenter|detailler|expliquer) & (decision|decisions|choix|refus|candidature*) & (pas|ne|n) & !(encore)
            (motif*|motiver|raisons|explication*|precisions|deliberations|appreciations) & (ne|n|pas|aucun|aucune|confidentiel*) & (permet|pouvons|peux|communiquons|donner|donnons|communiquer|fournir|individuellement|regle) & !(encore|retenue|retenu|suite favorable|pour (des|les) raisons)
            (retour|retours|reponse) & (detaille*|personnalise*|individuel*|circonstancie*) & (ne|n|pas|impossible) & !(encore|retenue|retenu|hesitez)
            (retour|retours|feedback|explication|explications|precisions) & (pas|aucun|aucune) & (individualise*|personnalise*|individuel*|mesure|possible|detaille*|donnons|fournissons) & !(encore|candidature)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (questionnaire|questionnaires|test|tests|evaluation|evaluations|exercice) & (completer|passer|realiser|remplir|repondre) & (candidature|poste|recrutement|personnalite|aptitude*|logique) & !(satisfaction|avis|merci d avoir|sejour)
            (test|evaluation|mise en situation|cas pratique|exercice) & (passer|realiser|completer|effectuer|rendre) & (invite*|ligne|avant|lien|minutes|etape|prochaine) & !(merci d avoir|recu)
        """,
        LIKELY: """
            (texte|note|exercice|cas|dossier|maquette|fichier|page) & (traduire|rediger|corriger|analyser|preparer|traiter|relire|faire) & (renvoyer|retourner|envoyer|d ici|avant|nous rendre|transmettre) & !(merci pour|recu|contrat|passeport|facture)
            (petit|petite|court|courte) (_)? (exercice|test|cas|mise en situation|etude de cas|devoir) & (vous|te|ton|votre|faire|maison|ligne) & !(merci pour|recu)
            (preparer|prepare|preparez) & (presentation|expose|lecon) & (minutes|support|theme|sujet|diapositives) & !(le (_)? (janvier|fevrier|mars|avril|mai|juin)|colloque|cours)
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (entretien|audition|entretiens|epreuve orale|epreuve|essai) & (annul*|n aura pas lieu|n auront pas lieu|ne pourra pas avoir lieu|n aura malheureusement pas lieu|supprime*) & !(poste est annule|poste a ete|recrutement (est|a ete) annule|abonnement|pour annuler|cas d annulation)
            (ne venez pas|ne viens pas|inutile de venir|pas la peine de venir) & (demain|aujourd hui|entretien|essai|lundi|mardi|mercredi|jeudi|vendredi)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (recrute|cherche|recherche|cherchons|recherchons|recrutons) & (interesse|interesserait|tente|tenterait|ecoute|disponible|dispo|partant|partante|vu votre cv|vu ton cv|mon client|notre client|un client) & !(votre candidature|entretien|malheureusement|logement|colocataire|benevole*)
        """,
        LIKELY: """
            (cherche|cherchons|recherche|recherchons|recrute) (un|une|des) & (saison|cdi|cdd|temps plein|temps partiel|loge|logee|a partir|des que possible|tout de suite|poste) & !(votre candidature|entretien|malheureusement|appartement|colocataire)
        """,
    },
}
