"""Words for the statuses of applications, by meaning and language."""

from enum import Enum, auto

from feedback_loop.domain.model.events import Result
from feedback_loop.exchange.importing.words import WordTable


class StatusMeaning(Enum):
    """Meaning of a status that is not an outcome.

    APPLIED says that the application was sent, WAITING neither that nor the contrary; AT_A_ROUND is an interview of
    the round that the status names; NOTE is nothing but a note.
    """

    APPLIED = auto()
    WAITING = auto()
    INTERVIEWED = auto()
    AT_A_ROUND = auto()
    NOT_APPLIED = auto()
    NOTE = auto()


Meaning = Result | StatusMeaning

# fmt: off
STATUSES: WordTable[Meaning] = {
    StatusMeaning.APPLIED: {
        "en": "applied, application sent, sent, submitted, application submitted, application received, received, "
              "waiting for response, waiting for reply, waiting to hear back, awaiting response, awaiting reply, "
              "no answer, no answer yet, no response, no response yet, no reply, no reply yet, nothing yet, "
              "under review, in review, in consideration, under consideration, applied online, cv sent, resume sent, "
              "application in review, application under review, applied waiting, awaiting feedback, "
              "waiting on response, no word yet, have applied, reviewing, application complete, "
              "application completed, awaiting decision, submitted application, applied via referral, re applied, "
              "reapplied, applied with referral",
        "de": "beworben, abgeschickt, gesendet, versendet, eingereicht, bewerbung gesendet, bewerbung abgeschickt, "
              "bewerbung verschickt, verschickt, eingang bestätigt, eingangsbestätigung, keine antwort, "
              "noch keine antwort, keine rückmeldung, bewerbung versendet, bewerbung eingereicht, in prüfung, "
              "noch keine rückmeldung, warte auf antwort, warten auf antwort, warte auf rückmeldung, bestätigt",
        "fr": "postulé, candidature envoyée, envoyé, envoyée, candidaté, déposée, candidature déposée, sans réponse, "
              "pas de réponse, en attente de réponse, aucune réponse, pas encore de réponse, reçue, soumise",
        "es": "postulado, aplicado, enviado, enviada, solicitud enviada, candidatura enviada, sin respuesta, "
              "inscrito, en revisión, esperando respuesta, aplicada, cv enviado, postulada, a la espera de respuesta",
        "pt": "candidatado, aplicado, enviado, enviada, candidatura enviada, inscrito, sem resposta, em análise, "
              "aguardando resposta, aplicada, currículo enviado, aguardando retorno, sem retorno",
        "it": "inviata, inviato, candidatura inviata, candidato, nessuna risposta, in attesa di risposta, "
              "senza risposta, in valutazione, cv inviato",
        "nl": "gesolliciteerd, verstuurd, verzonden, sollicitatie verstuurd, geen reactie, geen antwoord, "
              "nog geen reactie, wacht op reactie, wachten op reactie, ontvangen",
        "pl": "wysłano, wysłane, aplikowano, zaaplikowano, cv wysłane, brak odpowiedzi, aplikacja wysłana, złożono, "
              "wysłana, aplikowałem, aplikowałam",
        "tr": "başvuruldu, başvurdum, gönderildi, başvuru yapıldı, cevap yok, yanıt yok, yanıt bekleniyor, "
              "cevap bekleniyor, değerlendiriliyor, değerlendirmede, inceleniyor",
        "sv": "ansökt, sökt, skickad, ansökan skickad, inget svar, väntar på svar, inget svar än, inskickad",
        "zh": "已投递, 已投, 已申请, 投递, 已提交, 待回复, 无回复, 简历筛选, 筛选中, 已网申, 网申, 申请中, 等待回复, "
              "无消息, 已投遞, 已應徵, 等待结果, 没消息, 简历评估, 已查看",
        "ja": "応募済み, 応募済, 応募, エントリー済み, 提出済み, 応募中, 返信待ち, 連絡待ち, 書類選考中, 結果待ち, "
              "書類提出済み",
        "ru": "откликнулся, отклик, отправлено, подано, подал, отправил, нет ответа, без ответа, жду ответа, "
              "ожидание ответа, отклик отправлен, заявка отправлена, откликнулась, резюме отправлено, на рассмотрении",
    },
    StatusMeaning.WAITING: {
        "en": "pending, ongoing, in progress, in process, active, open, waiting, not yet, awaiting",
        "de": "offen, ausstehend, laufend, läuft, in bearbeitung, wartend, warten, im prozess, aktiv, noch offen",
        "fr": "en attente, en cours, ouvert, ouverte",
        "es": "pendiente, en proceso, en espera, en curso, activo, abierto",
        "pt": "pendente, em andamento, em processo, aguardando, aberto",
        "it": "in attesa, in corso, aperta, aperto",
        "nl": "open, in behandeling, lopend, in afwachting, wachten",
        "pl": "w toku, oczekuje, w trakcie, oczekiwanie",
        "tr": "beklemede, devam ediyor, süreçte, bekleniyor, açık, bekliyor",
        "sv": "väntar, pågående, öppen, pågår, avvaktar",
        "zh": "进行中, 等待中, 待定, 等待, 流程中, 處理中",
        "ja": "選考中, 進行中, 待ち",
        "ru": "в процессе, ожидание, жду, в работе, в ожидании",
    },
    StatusMeaning.INTERVIEWED: {
        "en": "interview, interviews, interviewing, interviewed, in interviews, interview stage, interview process, "
              "interview round, interview phase, had interview, interview done, interview completed",
        "de": "gespräch, interview, vorstellungsgespräch, eingeladen, im gespräch, bewerbungsgespräch",
        "fr": "entretien, entretiens, en entretien, entretien passé",
        "es": "entrevista, en entrevista, entrevistas, entrevistado",
        "pt": "entrevista, em entrevista, entrevistas, entrevistado",
        "it": "colloquio, colloqui, in colloquio",
        "nl": "gesprek, op gesprek, sollicitatiegesprek",
        "pl": "rozmowa, rozmowa kwalifikacyjna, rozmowy",
        "tr": "mülakat, görüşme, mülakatta, görüşmede, mülakat aşamasında",
        "sv": "intervju, på intervju, intervjuad",
        "zh": "面试, 面试中, 面试阶段, 面試, 面試中",
        "ja": "面接, 面接中",
        "ru": "собеседование, интервью, на собеседовании",
    },
    StatusMeaning.AT_A_ROUND: {
        "en": "first interview, second interview, third interview, final interview, phone interview, "
              "video interview, technical interview, onsite interview, phone screen, final round, onsite, screen, "
              "screening, recruiter screen, technical screen, take home, assessment, online assessment, "
              "coding challenge, phone screening, recruiter call, hr interview, oa, take home assignment, "
              "coding test, technical test, technical assessment, hr screen, intro call, screening call, "
              "technical round, take home test, oa received, final stage, interview round one, hr round, case study, "
              "behavioral interview, panel interview",
        "de": "erstgespräch, zweitgespräch, telefoninterview, probearbeiten, probetag, telefongespräch, "
              "videointerview, kennenlerngespräch, fachgespräch, assessment center, erstes gespräch, "
              "zweites gespräch, einstellungstest",
        "fr": "premier entretien, deuxième entretien, second entretien, entretien téléphonique, entretien rh, "
              "entretien technique, test technique, entretien final",
        "es": "primera entrevista, segunda entrevista, entrevista telefónica, entrevista técnica, prueba técnica",
        "pt": "primeira entrevista, segunda entrevista, entrevista técnica, teste técnico, entrevista rh, "
              "desafio técnico",
        "it": "primo colloquio, secondo colloquio, colloquio telefonico, colloquio tecnico, test tecnico",
        "nl": "eerste gesprek, tweede gesprek, kennismakingsgesprek, telefoongesprek",
        "pl": "rozmowa telefoniczna, rozmowa techniczna, zadanie rekrutacyjne, pierwsza rozmowa, druga rozmowa",
        "tr": "teknik mülakat, ik görüşmesi, telefon görüşmesi, ilk görüşme, ön görüşme, ik mülakatı",
        "sv": "första intervju, andra intervju, telefonintervju, första intervjun, andra intervjun",
        "zh": "一面, 二面, 三面, 四面, 终面, 笔试, 初试, 复试, 测评, 技术面, hr面, 电话面试, 笔试中, 一面中, 二面中, "
              "筆試",
        "ja": "一次面接, 二次面接, 三次面接, 最終面接, カジュアル面談, 適性検査, 面談, 筆記試験",
        "ru": "техническое собеседование, тестовое задание, первое собеседование, скрининг, техническое интервью, "
              "тестовое",
    },
    StatusMeaning.NOT_APPLIED: {
        "en": "saved, wishlist, wishlisted, bookmark, bookmarked, interested, to apply, to do, not applied, "
              "not applied yet, not yet applied, did not apply, didn't apply, applying, want to apply, will apply, "
              "plan to apply, planning to apply, draft, drafting, found, drafted, ready to apply, ready, "
              "not submitted, not submitted yet, not yet submitted, skipped, skip, not started, not sent, "
              "not sent yet, unsent, to be applied, need to apply, yet to apply, considering, researching, research, "
              "backlog, queued, preparing, prepared, in preparation, discovered, lead, prospect, identified, "
              "saved for later, missed deadline, deadline passed, deadline missed, drafting application, "
              "ready to submit, ready to send, to submit, to send, to apply to, apply, apply later, apply soon, "
              "should apply, may apply, might apply, not eligible, ineligible, not applying, decided not to apply, "
              "unapplied, pending application, pending submission, drafting cover letter, application in progress, "
              "closed before applying, expired before applying, not pursuing, cv ready, cover letter ready, "
              "potential, wish list, watching, want, planned, haven't applied, have not applied, didn't submit, "
              "incomplete, unfinished, tailoring, tailored, pre application",
        "de": "gemerkt, vorgemerkt, nicht beworben, noch nicht beworben, entwurf, zu bewerben, interessant, "
              "nicht abgeschickt, noch nicht abgeschickt, in vorbereitung, geplant, gefunden, merkliste, "
              "noch bewerben, vorbereitet, bewerbung vorbereiten, nicht gesendet, unterlagen vorbereiten",
        "fr": "à postuler, pas postulé, à envoyer, brouillon, non envoyé, non envoyée, repéré, repérée, enregistré, "
              "pas encore postulé, à faire, à candidater, en préparation, sauvegardé, non postulé",
        "es": "por aplicar, no aplicado, guardado, borrador, por postular, no enviado, no enviada, guardada, "
              "interesado, por enviar, pendiente de enviar, no postulado, pendiente de aplicar",
        "pt": "a candidatar, não aplicado, salvo, rascunho, não enviado, não enviada, salva, a aplicar, "
              "para aplicar, não candidatado, interessado, a enviar",
        "it": "da inviare, bozza, salvata, salvato, non inviata, non inviato, da candidare, interessante, da fare",
        "nl": "nog solliciteren, concept, opgeslagen, niet verzonden, niet verstuurd, nog te solliciteren, te doen, "
              "nog niet gesolliciteerd, niet gesolliciteerd, bewaard",
        "pl": "do wysłania, niewysłane, szkic, zapisane, do aplikowania, nie wysłano, do zrobienia, nie aplikowano",
        "tr": "başvurulacak, başvurulmadı, taslak, kaydedildi, başvurmadım, gönderilmedi, henüz başvurulmadı",
        "sv": "ej ansökt, att söka, utkast, sparad, inte ansökt, ej skickad, ska söka, att göra, inte skickad",
        "zh": "未投递, 待投递, 草稿, 收藏, 未投, 待投, 准备投递, 未申请, 待申请, 想投, 计划投递, 未提交, 待投遞",
        "ja": "未応募, 応募予定, 検討中, 気になる, 下書き, 準備中, 応募準備中",
        "ru": "не откликался, черновик, сохранено, планирую, не отправлено, в закладках, отложено, не подано, "
              "избранное, подготовка",
    },
    Result.OFFER: {
        "en": "offer, offers, offered, job offer, offer received, received offer, got offer, got an offer, "
              "offer extended, offer made, negotiating, negotiation, received an offer, offer stage",
        "de": "zusage, angebot, angebot erhalten, zusage erhalten, vertragsangebot, zugesagt, jobangebot",
        "fr": "offre, offre reçue, proposition, proposition d'embauche, offre d'embauche, promesse d'embauche",
        "es": "oferta, oferta recibida, oferta de trabajo",
        "pt": "oferta, proposta, oferta recebida, proposta recebida",
        "it": "offerta, offerta ricevuta, proposta, proposta ricevuta",
        "nl": "aanbod, aanbieding, aanbod ontvangen, aangeboden",
        "pl": "oferta, otrzymano ofertę, oferta pracy",
        "tr": "teklif, teklif alındı, teklif geldi, teklif aldım",
        "sv": "erbjudande, erbjuden, jobberbjudande, erbjudande fått",
        "zh": "已offer, 录用, 拿到offer, 收到offer, 录取, 錄取, 已录用, 意向书",
        "ja": "内定, オファー, 内々定",
        "ru": "оффер, предложение, получен оффер, офер, приглашение на работу",
    },
    Result.ACCEPTED: {
        "en": "accepted, accept, offer accepted, accepted offer, accepted the offer, hired, signed, i accepted, "
              "contract signed, offer signed, job accepted",
        "de": "angenommen, angebot angenommen, eingestellt, vertrag unterschrieben, unterschrieben, zusage angenommen",
        "fr": "offre acceptée, embauché, embauchée, contrat signé, proposition acceptée",
        "es": "oferta aceptada, contratado, contratada, aceptada la oferta",
        "pt": "oferta aceita, contratado, contratada, proposta aceita, oferta aceite",
        "it": "offerta accettata, assunto, assunta, proposta accettata",
        "nl": "aangenomen, aanbod geaccepteerd, contract getekend",
        "pl": "oferta przyjęta, zatrudniony, zatrudniona, przyjęto ofertę",
        "tr": "teklif kabul edildi, işe alındım, teklifi kabul ettim",
        "sv": "erbjudande accepterat, anställd, tackat ja",
        "zh": "已接受, 接受offer, 已签约, 签约, 已签, 入职, 已入职",
        "ja": "内定承諾, 承諾, 入社決定",
        "ru": "оффер принят, принял оффер, вышел на работу, принята оферта, приняла оффер",
    },
    Result.TURNED_DOWN: {
        "en": "offer declined, declined offer, declined the offer, offer turned down, turned down offer, "
              "turned down the offer, offer rejected, rejected offer, rejected the offer, i declined offer",
        "de": "angebot abgelehnt, zusage abgelehnt",
        "fr": "offre refusée, offre déclinée, proposition refusée",
        "es": "oferta rechazada, oferta declinada",
        "pt": "oferta recusada, proposta recusada",
        "it": "offerta rifiutata, proposta rifiutata",
        "nl": "aanbod afgewezen, aanbod geweigerd",
        "pl": "oferta odrzucona, odrzucono ofertę",
        "tr": "teklif reddedildi, teklifi reddettim",
        "sv": "tackat nej, erbjudande avböjt",
        "zh": "拒绝offer, 已拒offer, 拒offer",
        "ja": "内定辞退",
        "ru": "оффер отклонен, отказался от оффера, отклонил оффер",
    },
    Result.REJECTED: {
        "en": "reject, rejected, rejection, rejection email, rejected by email, rejected by company, got rejected, "
              "auto rejected, auto rejection, application rejected, denied, not selected, unsuccessful, "
              "not successful, not moving forward, no offer, not hired, rejected by employer, cv rejected, "
              "resume rejected, rejected automatically, automatic rejection, refused, not shortlisted, regret, "
              "rejection received, rejected post interview, rejected after cv, rejects, application unsuccessful, "
              "not progressing, not progressed, no longer under consideration, not accepted, declined by company, "
              "declined by employer",
        "de": "absage, abgelehnt, abgesagt, absage erhalten, absage bekommen, abgewiesen, nicht genommen, ablehnung, "
              "absage per mail, leider absage, absage bekommen leider, absage vom unternehmen",
        "fr": "refusé, refusée, refus, rejeté, rejetée, non retenu, non retenue, réponse négative, "
              "candidature refusée, refus reçu, pas retenu, candidature rejetée",
        "es": "rechazado, rechazada, descartado, descartada, rechazo, no seleccionado, no seleccionada, denegado, "
              "candidatura rechazada, candidatura descartada, desestimado",
        "pt": "rejeitado, rejeitada, recusado, recusada, reprovado, reprovada, não selecionado, não aprovado, "
              "rejeição, negativa, não selecionada, não aprovada, dispensado, eliminado, candidatura recusada",
        "it": "rifiutato, rifiutata, respinto, respinta, scartato, scartata, rifiuto, non selezionato, "
              "esito negativo, candidatura respinta, candidatura rifiutata, non idoneo, no grazie",
        "nl": "afgewezen, afwijzing, niet geselecteerd, afgekeurd, niet aangenomen, afwijzing ontvangen",
        "pl": "odrzucono, odrzucony, odrzucona, odmowa, odrzucenie, odrzucone, negatywna, decyzja negatywna, "
              "nie wybrano",
        "tr": "reddedildi, ret, olumsuz, elendim, reddedildim, elendi, red geldi, olumsuz dönüş, ret edildi",
        "sv": "avslag, nekad, avvisad, ej aktuell, fick nej, inte aktuell, gick vidare med andra",
        "zh": "拒绝, 被拒, 已拒, 拒信, 未通过, 挂, 挂了, 不合适, 已挂, 被拒绝, 淘汰, 已淘汰, 简历挂, 面试挂, 笔试挂, "
              "感谢信, 拒絕, 未錄取, 已拒绝, 不通过, 凉, 凉了, 未录用, 婉拒",
        "ja": "不採用, 不合格, お祈り, 見送り, 落選, お見送り, 不通過, 書類落ち, 落ちた, 面接落ち",
        "ru": "отказ, отказали, отклонено, отклонен, отклонена, не прошел, не прошла, отказано, пришел отказ, "
              "отказ компании",
    },
    Result.WITHDRAWN: {
        "en": "withdrawn, withdrew, withdraw, i withdrew, application withdrawn, withdrew application, "
              "withdrawn by me, withdrew my application, self withdrawn, retracted application, "
              "i withdrew my application",
        "de": "zurückgezogen, bewerbung zurückgezogen, selbst abgesagt, selbst zurückgezogen, von mir abgesagt",
        "fr": "retiré, retirée, candidature retirée, abandonné par moi, désisté, désistement, retrait",
        "es": "retirado, retirada, candidatura retirada",
        "pt": "desisti, retirado, retirada, candidatura retirada, desistência",
        "it": "ritirata, ritirato, candidatura ritirata, rinunciato",
        "nl": "teruggetrokken, ingetrokken, zelf afgezegd",
        "pl": "wycofano, wycofane, wycofana, wycofałem, wycofałam, rezygnacja",
        "tr": "geri çekildi, geri çektim, vazgeçtim, çekildim",
        "sv": "återkallad, återtagen, drog tillbaka, tillbakadragen",
        "zh": "撤回, 已撤回, 放弃, 主动放弃, 已放弃",
        "ja": "辞退, 辞退済み, 選考辞退",
        "ru": "отозвано, отозвал, отозвана, снял кандидатуру",
    },
    Result.GHOSTED: {
        "en": "ghosted, ghost, ghosting, got ghosted, ghosted by company, ghosted me, been ghosted",
        "de": "geghostet, ghosting",
        "fr": "ghosté, ghostée",
        "es": "ghosteado",
        "pt": "ghosting, sumiram, deram ghosting",
        "it": "ghostato",
        "nl": "geghost",
        "pl": "ghosting",
        "tr": "ghostlandım, ghostlandı",
        "sv": "ghostad, ghostat",
        "zh": "已读不回, 石沉大海",
        "ja": "サイレントお祈り",
        "ru": "пропали, гостинг, загостили",
    },
}
LOCAL_STATUSES: WordTable[Meaning] = {Result.REJECTED: {"tr": "red"}}
"""Words that are statuses only in a table whose headings are of the same language."""
CONNECTORS = {
    "en": "after, at, via, in, on, due, because, before, post, following, since, without, with, from, for, pre, as, "
          "per, prior, within, during, through, by, received, again, automatically, quickly, immediately, today, to, "
          "and, then, but",
    "de": "nach, am, vom, von, wegen, ohne, per, bei, ab, im, durch, trotz, aufgrund, mit, für, vor, über, und, auf",
    "fr": "après, par, le, suite, sans, au, en, pour, de, depuis, avant, avec, mais, et",
    "es": "tras, después, por, el, sin, en, para, desde, antes, con, de, y, al, luego",
    "pt": "após, depois, pelo, pela, por, em, sem, na, no, para, com, antes, de, e",
    "it": "dopo, per, il, senza, da, in, con, prima, dal, al, e",
    "nl": "na, per, op, zonder, bij, door, wegens, met, voor, via, van, en, om",
    "pl": "po, przez, bez, w, na, z, przed, od, i",
    "sv": "efter, via, utan, på, från, med, innan, av, i, och",
    "ru": "после, по, без, на, из, от, с, в, до, и",
    "tr": "sonrası, sonra, için, ile",
}
"""Words between a status and what it says more."""
# fmt: on
