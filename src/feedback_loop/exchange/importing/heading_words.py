"""Words for the headings of columns, by field and language.

Best first: of two columns with the same field, the heading listed first wins, and the other column becomes a note.
"""

from enum import IntEnum

from feedback_loop.exchange.importing.fields import Field
from feedback_loop.exchange.importing.words import WordTable


class Certainty(IntEnum):
    """Meaning of a date column: the application was sent, something happened, or the job was only found."""

    SENT = 0
    DATED = 1
    FOUND = 2


# fmt: off
HEADINGS: WordTable[Field] = {
    Field.COMPANY: {
        "en": "company, company name, employer, employer name, organisation, organization, firm, business, "
              "hiring company, name of company, company applied to, organisation name, organization name",
        "de": "firma, firmenname, unternehmen, unternehmensname, arbeitgeber, betrieb, name der firma",
        "fr": "entreprise, nom de l'entreprise, société, employeur, compagnie, organisme, nom entreprise",
        "es": "empresa, nombre de la empresa, compañía, empleador, organización, nombre empresa",
        "pt": "empresa, nome da empresa, companhia, empregador, organização",
        "it": "azienda, nome azienda, società, ditta, impresa, datore di lavoro, nome dell'azienda",
        "nl": "bedrijf, bedrijfsnaam, werkgever, organisatie, naam bedrijf",
        "pl": "firma, nazwa firmy, pracodawca, przedsiębiorstwo",
        "tr": "şirket, şirket adı, firma, firma adı, işveren, kurum",
        "sv": "företag, företagsnamn, arbetsgivare, bolag",
        "zh": "公司, 公司名称, 公司名, 企业, 企业名称, 单位, 公司名稱, 投递公司, 企業名稱",
        "ja": "会社, 会社名, 企業, 企業名, 応募先, 応募企業",
        "ru": "компания, название компании, работодатель, организация, фирма",
    },
    Field.ROLE: {
        "en": "role, role name, job role, job title, position, position title, role title, position name, title, "
              "job, job name, job position, vacancy, position applied for, role applied for, post",
        "de": "stelle, position, rolle, stellenbezeichnung, stellentitel, jobtitel, job, tätigkeit, bezeichnung, "
              "beruf",
        "fr": "poste, intitulé du poste, intitulé, fonction, emploi, métier, titre du poste, offre d'emploi, rôle",
        "es": "puesto, cargo, posición, vacante, rol, título del puesto, puesto de trabajo",
        "pt": "vaga, cargo, posição, função, título da vaga",
        "it": "posizione, ruolo, mansione, titolo, qualifica",
        "nl": "functie, rol, functietitel, vacature, positie",
        "pl": "stanowisko, rola, pozycja, nazwa stanowiska",
        "tr": "pozisyon, rol, görev, unvan, iş, iş ilanı, ilan",
        "sv": "roll, tjänst, befattning, titel, jobb, position",
        "zh": "职位, 岗位, 职务, 职位名称, 岗位名称, 投递岗位, 投递职位, 應徵職位, 職位",
        "ja": "職種, ポジション, 役職, 職位, 募集職種, 応募職種, 求人",
        "ru": "должность, позиция, вакансия, роль, название вакансии",
    },
    Field.STATUS_DATE: {
        "en": "status date, date of status, outcome date, result date, decision date, response date, reply date, "
              "date of response, response received, responded on, date of reply, date decision, date of decision, "
              "first reply on, reply on, replied on, date of result, date responded, date of outcome, date closed, "
              "closed on, date heard back, heard back on, final date, date replied, answered on, response received on",
        "de": "antwort am, rückmeldung am, antwortdatum, datum der antwort, datum antwort, entscheidung am, "
              "datum rückmeldung, ergebnis am, statusdatum, datum der rückmeldung",
        "fr": "date de réponse, date réponse, réponse le, date du retour, date de retour, date de décision, "
              "date du statut",
        "es": "fecha de respuesta, fecha respuesta, fecha de resultado, fecha de decisión, fecha resultado",
        "pt": "data da resposta, data de resposta, data resposta, data do resultado, data do retorno",
        "it": "data risposta, data di risposta, data della risposta, data esito",
        "nl": "datum reactie, reactie op, datum antwoord, datum uitslag, antwoord op",
        "pl": "data odpowiedzi, data decyzji, data wyniku",
        "tr": "yanıt tarihi, cevap tarihi, sonuç tarihi, geri dönüş tarihi, dönüş tarihi",
        "sv": "svarsdatum, datum för svar, svar den, beslutsdatum",
        "zh": "回复日期, 回复时间, 结果日期, 结果时间, 反馈日期, 反馈时间",
        "ja": "結果日, 回答日, 返信日, 結果通知日, 通知日",
        "ru": "дата ответа, дата решения, дата результата",
    },
    Field.SOURCE: {
        "en": "source, job source, application source, application site, site, via, applied via, found on, "
              "found via, where found, job board, platform, channel, applied through, where applied, portal, "
              "applied from",
        "de": "quelle, gefunden auf, gefunden über, plattform, portal, jobportal, kanal, beworben über",
        "fr": "source, plateforme, canal, trouvé sur, site, via, origine",
        "es": "fuente, plataforma, canal, portal, vía, origen",
        "pt": "fonte, plataforma, canal, origem, site",
        "it": "fonte, piattaforma, canale, portale, origine",
        "nl": "bron, platform, kanaal, gevonden op, via",
        "pl": "źródło, platforma, portal, kanał",
        "tr": "kaynak, platform, kanal, başvuru kanalı",
        "sv": "källa, plattform, kanal, via",
        "zh": "来源, 渠道, 平台, 投递渠道, 投递平台, 投递方式",
        "ja": "応募経路, 媒体, 経路, 求人サイト",
        "ru": "источник, площадка, платформа, сайт, канал",
    },
    Field.URL: {
        "en": "url, job url, link, job link, posting, job posting, posting url, application link, application url, "
              "posting link, link to posting, job posting url, job posting link, job ad, website, web link, "
              "job post, link to job, listing, job listing, job description link, posting link url",
        "de": "link, stellenanzeige, anzeige, link zur stelle, url, link zur anzeige, ausschreibung",
        "fr": "lien, lien de l'offre, lien offre, annonce, url, lien annonce",
        "es": "enlace, link, url, oferta, enlace de la oferta",
        "pt": "link, link da vaga, url",
        "it": "link, collegamento, annuncio, url",
        "nl": "link, url, vacaturelink, link vacature",
        "pl": "link, odnośnik, ogłoszenie, link do oferty, url",
        "tr": "link, bağlantı, ilan linki, url",
        "sv": "länk, annons, url",
        "zh": "链接, 网址, 投递链接, 职位链接, 招聘链接, 連結",
        "ja": "リンク, 求人リンク, 求人票",
        "ru": "ссылка, ссылка на вакансию",
    },
    Field.LOCATION: {
        "en": "location, job location, city, place, office, office location",
        "de": "ort, standort, stadt, arbeitsort, einsatzort",
        "fr": "lieu, ville, localisation, lieu de travail",
        "es": "ubicación, ciudad, lugar, localización",
        "pt": "local, localização, cidade, localidade",
        "it": "luogo, città, sede, località",
        "nl": "locatie, plaats, stad, standplaats",
        "pl": "lokalizacja, miasto, miejsce, miejscowość",
        "tr": "konum, şehir, lokasyon, yer",
        "sv": "ort, plats, stad",
        "zh": "地点, 城市, 工作地点, 地區, base, 地点城市",
        "ja": "勤務地, 場所, 所在地",
        "ru": "город, место, локация, местоположение",
    },
    Field.STATUS: {
        "en": "status, status name, application status, current status, final status, result, final result, outcome, "
              "final outcome, stage, current stage, list, list name, decision, response, progress, reply, state, "
              "heard back, application result, application outcome, application stage, final decision, status update",
        "de": "status, stand, ergebnis, rückmeldung, antwort, bewerbungsstatus, zustand, ausgang, phase, "
              "aktueller stand, resultat",
        "fr": "statut, état, résultat, réponse, étape, avancement, statut de la candidature, suivi, retour",
        "es": "estado, resultado, respuesta, etapa, situación, estatus, fase",
        "pt": "status, situação, resultado, resposta, etapa, estado, fase, andamento",
        "it": "stato, esito, risultato, risposta, fase",
        "nl": "status, resultaat, reactie, antwoord, fase, uitkomst, stand",
        "pl": "status, wynik, odpowiedź, etap, rezultat, stan",
        "tr": "durum, sonuç, yanıt, aşama, başvuru durumu, cevap",
        "sv": "status, resultat, svar, läge, fas, utfall",
        "zh": "状态, 结果, 进度, 进展, 当前状态, 投递状态, 狀態, 阶段, 最终结果",
        "ja": "状況, ステータス, 結果, 選考状況, 進捗, 合否, 選考結果, 選考段階",
        "ru": "статус, результат, ответ, этап, состояние, итог, стадия",
    },
    Field.NOTE: {
        "en": "note, notes, comment, comments, remark, remarks, my notes, other notes, additional notes",
        "de": "notiz, notizen, bemerkung, bemerkungen, kommentar, kommentare, anmerkung, anmerkungen",
        "fr": "note, notes, remarque, remarques, commentaire, commentaires",
        "es": "nota, notas, comentario, comentarios, observaciones",
        "pt": "nota, notas, comentário, comentários, observações, obs, anotações",
        "it": "nota, note, commento, commenti, osservazioni",
        "nl": "notitie, notities, opmerking, opmerkingen",
        "pl": "notatka, notatki, uwagi, komentarz, komentarze",
        "tr": "not, notlar, yorum, açıklama",
        "sv": "anteckning, anteckningar, kommentar, kommentarer, övrigt",
        "zh": "备注, 备忘, 笔记, 说明, 備註",
        "ja": "メモ, 備考, コメント",
        "ru": "заметка, заметки, комментарий, комментарии, примечание, примечания",
    },
    Field.FEEDBACK: {
        "en": "feedback, feedback received, their feedback, company feedback, interview feedback, "
              "interviewer feedback, feedback from company, recruiter feedback, feedback from recruiter, "
              "notes from recruiter, recruiter notes, feedback from interviewer, employer feedback, "
              "feedback from interview",
        "de": "feedback, feedback der firma, feedback vom unternehmen, feedback vom recruiter",
        "fr": "feedback, retour d'entretien, retours, retour du recruteur, feedback de l'entreprise",
        "es": "feedback, retroalimentación, comentarios de la empresa",
        "pt": "feedback, feedback da empresa, devolutiva",
        "it": "feedback, riscontro, feedback azienda",
        "nl": "feedback, terugkoppeling",
        "pl": "feedback, informacja zwrotna",
        "tr": "geri bildirim, geribildirim",
        "sv": "feedback, återkoppling",
        "zh": "反馈, 面试反馈, 公司反馈",
        "ja": "フィードバック",
        "ru": "обратная связь, фидбек, отзыв",
    },
    Field.REASON: {
        "en": "reason, reason for rejection, rejection reason, reason rejected, reason given, why rejected, "
              "reason of rejection, reason for decline",
        "de": "grund, absagegrund, grund der absage, begründung, ablehnungsgrund, grund für absage",
        "fr": "raison, motif, motif du refus, raison du refus, motif de refus",
        "es": "motivo, motivo del rechazo, razón, motivo de rechazo",
        "pt": "motivo, motivo da recusa, razão, motivo da rejeição",
        "it": "motivo, motivazione, motivo del rifiuto",
        "nl": "reden, reden van afwijzing, reden afwijzing",
        "pl": "powód, powód odmowy, powód odrzucenia",
        "tr": "ret nedeni, red nedeni, sebep, neden",
        "sv": "anledning, skäl, orsak",
        "zh": "拒绝原因, 原因, 被拒原因, 失败原因",
        "ja": "理由, 不採用理由, 不合格理由",
        "ru": "причина, причина отказа",
    },
    Field.EMAIL: {
        "en": "email, e mail, email address, contact email, recruiter email, hiring manager email, contact mail, "
              "mail, interviewer email, contact email address, contact s email, recruiter s email, email of contact",
        "de": "e mail, mail, e mail adresse, kontakt e mail, mailadresse",
        "fr": "email, courriel, mail, e mail, adresse mail, email contact, email du contact",
        "es": "correo, correo electrónico, email, email de contacto",
        "pt": "e mail, email, e mail do contato, e mail do recrutador",
        "it": "email, e mail, email contatto",
        "nl": "e mail, email, e mailadres",
        "pl": "e mail, email, mail",
        "tr": "e posta, eposta, mail",
        "sv": "e post, epost, mejl, mail",
        "zh": "邮箱, 邮件, 联系邮箱",
        "ja": "メール, メールアドレス",
        "ru": "почта, email, e mail, электронная почта",
    },
    Field.PHONE: {
        "en": "phone number, contact phone, contact number, telephone, recruiter phone, mobile, "
              "contact phone number, telephone number, tel, cell, phone no",
        "de": "telefonnummer, telefon, tel, handy, mobil",
        "fr": "téléphone, tél, numéro de téléphone, portable",
        "es": "teléfono, móvil, número de teléfono",
        "pt": "telefone, celular",
        "it": "telefono, cellulare",
        "nl": "telefoon, telefoonnummer",
        "pl": "telefon, numer telefonu",
        "tr": "telefon, telefon numarası",
        "sv": "telefon, telefonnummer, mobil",
        "zh": "电话, 联系电话, 手机",
        "ja": "電話番号, 電話",
        "ru": "телефон",
    },
    Field.SOURCE_ID: {
        "en": "id, uuid, application id, record id, app id, row id, airtable id, entry id",
    },
    Field.AGENCY: {
        "en": "agency, recruitment agency, recruiting agency, staffing agency, agency name",
        "de": "agentur, personalvermittlung, personalagentur, vermittler",
        "fr": "cabinet, agence",
        "es": "agencia",
        "pt": "agência",
        "it": "agenzia",
        "nl": "bureau, uitzendbureau",
    },
}
DATES: WordTable[Certainty] = {
    Certainty.SENT: {
        "en": "date applied, applied date, applied on, applied at, application date, date of application, "
              "date applied on, application sent, date sent, date submitted, submitted on, submission date, "
              "apply date, app submitted date, application submitted date, application submitted, "
              "date of submission, when applied, date i applied, applied when, sent on, submitted at, day applied, "
              "app date, applying date, application submission date, date of applying, date application sent, "
              "sent date, submitted date, date of app, applied time, apply time, application day, submitted, applied",
        "de": "beworben am, bewerbungsdatum, datum der bewerbung, bewerbung am, bewerbung vom, abgeschickt am, "
              "gesendet am, versendet am, eingereicht am, datum bewerbung, bewerbung gesendet am, "
              "bewerbung gesendet, bewerbung abgeschickt, bewerbung raus, beworben",
        "fr": "date de candidature, date candidature, postulé le, candidature envoyée le, date d'envoi, envoyé le, "
              "date de postulation, date d'application, date de la candidature, candidature le, candidaté le, "
              "postulé, candidature envoyée, date envoi",
        "es": "fecha de aplicación, fecha de postulación, fecha de solicitud, fecha de candidatura, "
              "fecha aplicación, fecha de envío, postulado el, fecha postulación, fecha solicitud, enviado el, "
              "fecha de inscripción, aplicado el, aplicado",
        "pt": "data da candidatura, data de candidatura, data candidatura, data de aplicação, data da aplicação, "
              "data de inscrição, candidatura em, data de envio, aplicado em, inscrição em, data da inscrição, "
              "data do envio, data aplicação",
        "it": "data candidatura, data di candidatura, data della candidatura, data invio, inviato il, "
              "candidatura il, data di invio, candidatura inviata il, candidato il",
        "nl": "sollicitatiedatum, gesolliciteerd op, datum sollicitatie, datum van sollicitatie, verzonden op, "
              "verstuurd op, gesolliciteerd",
        "pl": "data aplikacji, data zgłoszenia, data wysłania, wysłano, aplikowano, data złożenia, data aplikowania, "
              "data wysłania cv, data złożenia aplikacji",
        "tr": "başvuru tarihi, başvurulan tarih, gönderim tarihi, başvuru günü, başvuru yapılan tarih",
        "sv": "ansökningsdatum, sökt den, ansökt den, skickad den, datum för ansökan, ansökan skickad, ansökt, sökt, "
              "sökt datum",
        "zh": "投递日期, 投递时间, 申请日期, 申请时间, 投简历时间, 应聘日期, 網申時間, 网申时间, 網申日期, 投递, "
              "投遞日期",
        "ja": "応募日, 応募日時, エントリー日, 提出日, 申込日",
        "ru": "дата отклика, дата подачи, дата заявки, откликнулся, дата отправки, отправлено, подано, "
              "дата отправки резюме, дата подачи заявки",
    },
    Certainty.DATED: {
        "en": "date, activity date, timestamp, time stamp, day, when",
        "de": "datum, am, wann",
        "fr": "date, le, quand",
        "es": "fecha",
        "pt": "data",
        "it": "data",
        "nl": "datum",
        "pl": "data",
        "tr": "tarih",
        "sv": "datum",
        "zh": "日期, 时间, 時間",
        "ja": "日付, 日時",
        "ru": "дата",
    },
    Certainty.FOUND: {
        "en": "date added, added on, date found, added date, added at, added, found date, created, created at, "
              "created on, date created, created time, creation date, date entered, date logged, date saved, "
              "saved date, saved on, date posted and found",
        "de": "hinzugefügt am, erstellt am, gefunden am, angelegt am",
        "fr": "ajouté le, créé le, trouvé le, date d'ajout",
        "es": "añadido el, fecha de creación",
        "pt": "adicionado em, criado em",
        "it": "aggiunto il, creato il",
        "nl": "toegevoegd op, gevonden op",
        "pl": "dodano, data dodania",
        "tr": "eklenme tarihi, oluşturma tarihi",
        "sv": "tillagd, skapad",
        "zh": "添加日期, 创建时间, 创建日期",
        "ja": "追加日, 作成日",
        "ru": "дата добавления, добавлено",
    },
}
PEOPLE: WordTable[str] = {
    "recruiter": {
        "en": "recruiter, recruiter name, recruiter contact, recruiter s name, name of recruiter, "
              "talent acquisition, hr contact, hr person, hr name, talent partner, hr contact person",
        "de": "recruiterin, personaler, personalerin, name recruiter, personalreferent",
        "fr": "recruteur, recruteuse, nom du recruteur, contact rh",
        "es": "reclutador, reclutadora, contacto rrhh",
        "pt": "recrutador, recrutadora, nome do recrutador",
        "it": "selezionatore, selezionatrice, recruiter hr",
        "nl": "recruiter naam",
        "pl": "rekruter, rekruterka, imię rekrutera",
        "tr": "işe alım uzmanı, ik yetkilisi",
        "sv": "rekryterare",
        "ru": "рекрутер, эйчар",
        "zh": "招聘人员, hr姓名, hr联系人",
        "ja": "採用担当者, 採用担当",
    },
    "hiring manager": {
        "en": "hiring manager, hm, hiring manager name, manager, manager name, name of hiring manager",
        "de": "fachvorgesetzter, vorgesetzter",
        "fr": "manager recruteur",
        "es": "gerente de contratación",
        "pt": "gestor, gestora",
        "it": "responsabile",
        "nl": "leidinggevende",
        "sv": "chef",
        "pl": "kierownik",
    },
    "interviewer": {
        "en": "interviewer, interviewers, interviewer name, interviewed by, interviewer s, interviewer names",
        "de": "interviewerin, gesprächspartner, gesprächspartnerin, interview mit",
        "fr": "intervieweur, interlocuteur",
        "es": "entrevistador, entrevistadora",
        "pt": "entrevistador, entrevistadora",
        "it": "intervistatore",
        "nl": "interviewer naam",
        "ru": "интервьюер",
        "zh": "面试官",
        "ja": "面接官",
        "sv": "intervjuare",
    },
    "referrer": {
        "en": "referral, referred by, referrer, referral name, referral contact, referee, referral person",
        "de": "empfohlen von, empfehlung von",
        "fr": "recommandé par, cooptation par",
        "es": "referido por, recomendado por",
        "pt": "indicação, indicado por",
        "it": "segnalato da",
        "nl": "doorverwezen door",
        "zh": "内推人",
        "ja": "紹介者",
    },
    "": {
        "en": "contact, contact person, contact name, point of contact, poc, contacts, contact s, person of contact, "
              "contact at company, person, people, key contact, main contact, contact info, contact details",
        "de": "ansprechpartner, ansprechpartnerin, kontakt, kontaktperson, ansprechperson",
        "fr": "contact, interlocuteur rh, nom du contact, personne à contacter",
        "es": "contacto, persona de contacto",
        "pt": "contato, contacto, pessoa de contato",
        "it": "contatto, referente, persona di riferimento",
        "nl": "contactpersoon, contact",
        "pl": "kontakt, osoba kontaktowa",
        "tr": "irtibat, iletişim, irtibat kişisi",
        "sv": "kontakt, kontaktperson",
        "zh": "联系人, 聯絡人",
        "ja": "担当者, 担当",
        "ru": "контакт, контактное лицо",
    },
}
"""Headings of people, by their role."""
ROUNDS = {
    "en": "assessment, online assessment, oa, assignment, case study, challenge, code challenge, coding challenge, "
          "coding test, online test, home assignment, take home, take home assignment, take home test, "
          "take home challenge, technical test, recruiter, recruiter call, recruiter screen, recruiter phone screen, "
          "phone, phone call, phone screen, phone screening, screen, screening, screening call, hr, hr call, "
          "hr screen, hr round, video, video call, technical, technical screen, technical round, tech, tech screen, "
          "on campus, onsite, on site, superday, panel, final, final round, round, hiring manager, "
          "hiring manager call, team match, behavioral, behavioural, system design, live coding, interview, virtual, "
          "in person, coding, intro call, introductory call, initial call, first call, culture fit, cultural fit, "
          "pair programming, hackerrank, technical assessment, skills test, aptitude test, assessment centre, "
          "assessment center, exploratory call, informational, test, tech test, trial day, work trial, final onsite",
    "de": "erstgespräch, zweitgespräch, drittgespräch, vorstellungsgespräch, telefoninterview, telefongespräch, "
          "videointerview, gespräch, bewerbungsgespräch, kennenlerngespräch, fachgespräch, probearbeiten, "
          "probearbeit, probetag, vor ort, einstellungstest, fallstudie, telefonat, schnuppertag, kennenlernen, "
          "persönlich, online test, videocall, hr gespräch",
    "fr": "entretien, entretien téléphonique, entretien rh, entretien technique, test technique, pré qualification, "
          "appel, visio, test, mise en situation, étude de cas, échange téléphonique, entretien final",
    "es": "entrevista, entrevista telefónica, entrevista técnica, prueba técnica, entrevista rrhh, llamada, prueba, "
          "entrevista final, videollamada, entrevista rh",
    "pt": "entrevista, entrevista técnica, teste técnico, entrevista rh, triagem, dinâmica de grupo, "
          "desafio técnico, teste, desafio, entrevista final, entrevista com gestor",
    "it": "colloquio, colloquio telefonico, colloquio tecnico, colloquio conoscitivo, prova tecnica, test tecnico, "
          "colloquio hr, prova, colloquio finale",
    "nl": "gesprek, kennismakingsgesprek, sollicitatiegesprek, telefoongesprek, eerste gesprek, tweede gesprek, "
          "technisch gesprek, meeloopdag, assessment, arbeidsvoorwaardengesprek, kennismaking",
    "pl": "rozmowa, rozmowa kwalifikacyjna, rozmowa telefoniczna, rozmowa techniczna, zadanie, zadanie rekrutacyjne, "
          "rozmowa hr, test",
    "tr": "mülakat, görüşme, ik görüşmesi, teknik mülakat, telefon görüşmesi, teknik görüşme, ik mülakatı, ön görüşme",
    "sv": "intervju, telefonintervju, teknisk intervju, arbetsprov, första intervju, andra intervju, slutintervju",
    "zh": "面试, 一面, 二面, 三面, 四面, 五面, 终面, 笔试, 初试, 复试, 测评, 技术面, hr面, 电话面试, 群面, 在线测评, "
          "初面, 機試, 机试, 筆試, 面試, 主管面, 加面, 电面",
    "ja": "面接, 一次面接, 二次面接, 三次面接, 最終面接, カジュアル面談, 面談, 適性検査, 筆記試験, 技術面接, "
          "webテスト, コーディングテスト, 書類選考, 説明会",
    "ru": "собеседование, интервью, техническое собеседование, тестовое задание, созвон, скрининг, "
          "техническое интервью, тестовое, собеседование с hr, hr интервью, финальное собеседование, звонок",
}
# fmt: on
