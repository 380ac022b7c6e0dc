"""Phrases of French mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
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
            (profil|candidature|cv|parcours) & (retenu notre attention|retenu toute notre attention|interesse*|seduit*|plu) & (echanger|rencontrer|creneau|entretien|disponib*|appel) & !(malheureusement|regret*|pas)
            (souhaite|souhaitons|souhaiterait|desire) & (vous recevoir|vous rencontrer|te rencontrer) & (poste|candidature|entretien|#) & !(ne|annul*|regret*)
            (entretien|entrevue|echange telephonique|visioconference|visio) & (disponibilite*|disponible*|creneau*|convenir|conviendrait|proposer|proposons|invitons|inviter|convier|convions|rencontrer|planifier|programmer|fixer|confirmer|confirmons) & !(annul*|report*|decal*|deplac*|merci pour|suite a (notre|votre) entretien|apres|regret*|malheureusement|pas)
        """,
        LIKELY: """
            (creneau|creneaux|horaire) & (choisir|choisissez|reserver|reservez|convient) & (echanger|echange|entretien|recruteur*|lien|appel) & !(annul*|report*)
            (passer|venir|passez|venez|viens|passe) & (pourriez|pouvez|peux|seriez|auriez|vous|tu) & (nous|parler|discuter|voir|essai|rencontrer|visiter|services|atelier|boutique|restaurant) & (#|lundi|mardi|mercredi|jeudi|vendredi|samedi|demain) & !(annul*|report*|plutot|merci|pas)
            (echange|entretien|appel|rencontre|visio|rendez vous|rdv|echanger|rencontrer) & (propose|proposons|disponible|disponibles|conviendrait|convient|seriez|pourriez|libre|aimerions|aimerais|souhaitons|souhaiterais|attendons) & (#|lundi|mardi|mercredi|jeudi|vendredi|demain|semaine|visio|telephone) & !(annul*|report*|decal*|deplac*|merci pour|regret*|malheureusement|plutot)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (ravis|ravi|ravie|heureux|heureuse|contents|content|plaisir) & (vous prendre|vous embaucher|vous recruter|vous compter|vous avoir|t avoir|te prendre|vous accueillir) & (cdi|cdd|brut|equipe|parmi|partir du|contrat|mois) & !(entretien|pas)
            (offre|proposition|promesse|contrat) (_)? (embauche|d embauche|d emploi|de travail|de contrat) & (vous|votre) & (heureux|ravis|plaisir|joint*|signer|signe*|trouverez|adress*|envoy*|propos*) & !(alerte*|nouvelles|ne|pas)
            (propos*|offr*|confi*) & (le poste|ce poste|un poste|un cdi|un cdd|votre embauche|votre recrutement) & (vous|te) & (heureux|ravis|plaisir|ravie|heureuse) & !(entretien|ne|pas|rencontrer)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (decision|reponse|processus|recrutement|retour) & (retard|delai*|semaine*|jours|temps|patienter|patience|plus long*|prolonge*) & (encore|supplementaire*|besoin|prend*|demande*|plus|quelques) & !(retenu|malheureusement nous avons|autre candidat*|deux ans|pas retenue)
        """,
        LIKELY: """
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
            (retour|retours|feedback|explication|explications|precisions) & (pas|aucun|aucune) & (individualise*|personnalise*|individuel*|mesure|possible|detaille*|donnons|fournissons) & !(encore|candidature)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (test|evaluation|mise en situation|cas pratique|exercice) & (passer|realiser|completer|effectuer|rendre) & (invite*|ligne|avant|lien|minutes|etape|prochaine) & !(merci d avoir|recu)
        """,
    },
}
