"""Phrases of Portuguese mails, of Portugal and of Brazil."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.languages.pt_any_order import ANY_ORDER

_REJECTION = {
    EXPLICIT: """
        (vaga|lugar|cargo|posicao|funcao|emprego|estagio|estagios) .. (esta|estao|foi|foram|acabou|ficou|vai|ja|sera) .. (preenchid*|ocupad*|atribuid*|dad*|para (uma|um|outra|outro|alguem)|eliminad*|extint*|cortad*|congelad*)
        (deixamos|deixar|fica|deixaremos) .. (lugar|vaga|cargo) .. (vago|vaga|por preencher|em aberto)
        (eliminou|eliminado|cortou|extinguiu|suprimiu|congelou) .. (vaga|lugar|cargo|posto|contratacao)
        nao .. (contratar|contrata lo|contrata la|contratamos|contratar te|contratado|contratada|admitir)
        sem contratar
        (contratacao|nomeacao|admissao) de (outra|outro|um candidato|uma candidata)
        (contratou|contratamos|nomeou|nomeamos|contratado) (outra|outro|uma|um|alguem)
        cliente .. (recusou|rejeitou|descartou|reprovou) .. (cv|curriculo|perfil|candidatura)
        nao .. (nenhuma|nenhum) (vaga|lugar|cargo|posicao) .. (perfil|adequad*|disponivel|para)
        nao ficou com .. (vaga|lugar|cargo)
    """,
    SURE: """
        (escolhemos|selecionamos|contratamos|escolhido) .. (pessoa|candidat*|perfil|profissional) .. (mais|com|cujo|cuja|que)
        candidatura nao (ira|vai) .. (avancar|prosseguir|seguir)
        (decidimos|decidiu|optamos|optou|escolhemos|escolhido|decisao|opcao|seguir|avancar|prosseguir|selecionamos|recaiu|continuar) ... (outro|outra|outros|outras) (candidat*|pessoa*|perfil|perfis|profissional|profissionais)
        nao .. (avancar*|prosseguir*|seguir*|continuar*|avancou|prosseguiu|seguiremos) .. (candidatura|processo|consigo|contigo|voce|inscricao|etapa|fase|perfil)
        nao .. (foi|foste|sera|esta|fomos) .. (selecionad*|escolhid*|aprovad*|aceite|aceita) .. (vaga|processo|posicao|funcao|fase|etapa|candidatura|cargo|oportunidade)?
        (candidatura|inscricao|perfil) .. nao .. (selecionad*|aceite|aprovad*|avanc*|seguir*|prossegu*|considerad*|bem sucedid*|escolhid*)
        (candidatura|processo) .. (rejeitad*|recusad*|encerrad*|excluid*|indeferid*)
        (vaga|posicao|funcao|processo|recrutamento) ... (foi|esta|ja|encontra se) ... (preenchid*|cancelad*|encerrad*|suspens*|congelad*|ocupad*|fechad*)
        nao .. (podemos|poderemos|iremos|vamos) .. (oferecer lhe|oferecer te|dar seguimento|dar continuidade|contar consigo)
        nao .. (daremos|dar|dara|demos) .. (seguimento|continuidade|sequencia) .. (candidatura|processo)?
        nao .. (corresponde|enquadra|se ajusta|adequa) .. (perfil|vaga|requisitos|procuramos|funcao)
        vagas .. (preenchid*|ocupad*|atribuid*)
        (sobrequalificad*|qualificacoes a mais|qualificado demais|superqualificad*)
        nao .. nada .. (aberto|disponivel|vago) .. (cv|perfil|curriculo)?
        candidatura .. (excluida|eliminada|de fora|nao admitida)
        nao (reune|reunes|cumpre|preenche) .. (requisitos|condicoes|criterios)
        nao (foi|foste) (convocad*|chamad*) .. entrevista
        (curriculos|curriculo|cv|candidatura|o seu|o teu) .. nao (passou|passaram) .. (triagem|selecao|fase|filtro|corte)
        nao .. (resposta|noticia) (positiva|favoravel)
        nao (foi|ficou) (colocado|colocada|classificado|classificada|admitido|admitida)
        (proposta|oferecid*|oferta|vaga) .. a (alguem|uma delas|um deles|outra|outro)
        nao (havera|ha) proposta
        (equipa completa|quadro completo|equipe completa)
        nao .. (meter|admitir|contratar) ninguem
        (fica|ficamos|escolheu|escolhe) com (a|o) outr* (candidat*|pessoa)
        nao .. (avancar|seguir|prosseguir|continuar) (consigo|contigo|com voce)
        (qualidades|capacidades|talentos) .. (noutro lado|noutro lugar|em outro lugar)
        nao esta entre (as|os) que
        (outra|outro) (candidata|candidato|pessoa) .. (esteve|foi|ficou) .. (melhor|mais|frente)
        nao .. que (esta|a) (vaga|funcao) seja
        nao (lhe|te) .. (fazer|apresentar|faremos) .. (proposta|oferta)
        em vez de contratar
    """,
    LIKELY: """
        nao ... (proxima fase|proxima etapa|fase seguinte|selecionad*|avanc*|prossegu*|seguimento|seguir|continuidade)
        (infelizmente|lament*) ... (nao|outro candidat*|outra pessoa|outros candidat*)  .. (selecionad*|avanc*|seguir*|prossegu*|escolhid*|aprovad*|vaga|candidatura|processo)?
        outro (candidato|profissional)
        outra candidata
        nao .. (selecionad*|escolhid*|aprovad*)
        (vai ser|sera|e) (um)? nao .. (desta vez|vez|por agora)?
        (desta vez) .. (sera|ser) nao
        (lamento|tenho de|sinto) .. (desiludi*|decepciona*|desapontar|desaponta lo)
        (uma|a sua|desta) (desilusao|decepcao|desapontamento)
        nao .. (boas|melhores) noticias
        mas noticias
        nao .. (lugar|espaco|vaga) para (si|ti|voce)
        (outros|outras|outro candidato|outra candidata) .. (frente|mais|melhor|vantagem)
        (ficamos|optamos|ficou) com (ela|ele|outra|outro)
        (renhid*|entre si e|entre ti e|entre voce e)
        (segundo|segunda) (lugar|posicao)
        nao vai (dar|ser possivel|resultar|acontecer)
        nao .. precis* (de)? (ti|si|voce)
        (temos|encontramos|arranjei|encontrei) (ja)? (a pessoa|alguem|uma pessoa)
        ficamos por aqui
        um pouco (curta|escassa|limitada)
        (devolvo|devolvemos) .. (diplomas|documentos|documentacao)
        de ser nao
        (ainda nao|nao) (estas|esta) (pronto|pronta|preparado|preparada)
        (paramos|acaba|termina) aqui
        (nota|pontuacao|resultado) .. (abaixo|inferior)
        nao .. (receber|admitir|meter) mais (gente|ninguem|pessoas)
        entretanto .. (arranjou|contratou|contratamos)
        nao .. ser (tu|voce|o senhor)
        ficamos com (um|uma) .. (vindo|vinda|com|que)
    """,
    HINT: """
        (infelizmente|lamentamos|lamento) ... nao
        (boa sorte|sucesso|felicidades) .. (busca|futur*|procura|profissional)
    """,
}

_INVITATION = {
    SURE: """
        (convid*|gostariamos|agendar|marcar|agendada|confirmar|confirmamos|propor|propomos|realizar|temos o prazer|convocar) ... (entrevista|entrevistas)
        entrevista .. (sera|esta|fica|ficou|tera|agendad*|marcad*|confirmad*|no dia|para o dia|prevista)
        (convite|convocatoria) .. entrevista
        (gostariamos|gostaria|queremos|adorariamos) .. (conhece lo|conhece la|conhecer|conhecer te|falar consigo|falar contigo|conversar) .. (vaga|entrevista|candidatura|funcao|equipa|equipe|dia|percurso|perfil|reuniao|chamada)
        (passou|avancou|avanca|passaste|selecionad*) .. (proxima|seguinte|segunda|ultima) (fase|etapa)
        (cliente|equipa|gestor) .. (gostaria|quer) .. (conhece*|entrevista*|falar)
        (turno a experiencia|dia de experiencia|turno experimental|dia experimental|dia de teste)
        (videochamada|chamada|conversa|telefone|call) .. sobre (a|o|esta) (vaga|funcao|posicao|cargo|lugar)
    """,
    LIKELY: """
        (gostariamos|gostaria|queremos|podemos|adorariamos) .. (conhecer|falar|conversar|reunir|bater um papo|marcar)
        (estaria|esta|tem|teria|estarias) .. (disponivel|disponibilidade|livre) .. (dia|para|segunda|terca|quarta|quinta|sexta|as|conversa|chamada|semana)
        (proximo|proxima|seguinte) (passo|etapa|fase) .. (entrevista|conversa|chamada|reuniao)
        (escolha|escolher|selecione|reserve) .. (horario|hora|data)
        (sua|tua) disponibilidade
        (passar|passe|passa|vir|vem|venha|aparecer|apareca) .. (escritorio|segunda|terca|quarta|quinta|sexta|conhecer*|loja)
        ^ .. falamos
        (ultima|proxima|segunda|final) (ronda|rodada)
        (esperamos|espero) .. (em|no dia|as)
        (tem|tens|teria|terias) .. (meia hora|minutos|um momento|uma hora) .. (falar*|telefone|segunda|terca|quarta|quinta|sexta|conversar*)
        (cafe|almoco) .. (segunda|terca|quarta|quinta|sexta)
        (da te|da lhe) jeito
    """,
}

_MOVED = {
    SURE: """
        (adiar|adiada|remarcar|remarcada|reagendar|reagendada|alterar|mudar|antecipar|mover|passar|alterada|remarcamos|reagendamos|adiamos) .. entrevista
        entrevista .. (adiada|remarcada|reagendada|alterada|antecipada|passa para|transferida|mudou)
        (nova|novo|outra) (data|horario|hora|dia) .. entrevista
        (podemos|poderiamos|podiamos) .. (fazer|passar|ter) .. entrevista .. (segunda|terca|quarta|quinta|sexta|no|para)
    """,
    LIKELY: """
        (podemos|poderiamos|podiamos|pode ser) ... (adiar|remarcar|reagendar|mudar|passar|antes)
        (adiar|remarcar|reagendar|mudar|antecipar) ... (reuniao|chamada|conversa|conversamos)
        (surgiu|imprevisto)
    """,
    HINT: """
        (nao posso|nao consigo|imprevisto)
    """,
}

_CANCELLED = {
    SURE: """
        (cancelar|cancelada|cancelamos|desmarcar|desmarcada|cancelado|cancelamento) .. entrevista*
        entrevista* .. (cancelada*|desmarcada*|nao se ira realizar|nao se realizara|nao vai acontecer)
    """,
    LIKELY: """
        (cancelar|desmarcar) ... (reuniao|chamada|conversa)
        (reuniao|chamada|conversa) ... (cancelada|desmarcada)
    """,
}

_OFFER = {
    SURE: """
        (apresent*|envi*|faze*) .. proposta (para integrar|de trabalho|de emprego|para a funcao|para a posicao)
        (propost*|oferta|oferecer*|oferecemos|apresenta*) .. (para)? .. (funcao|vaga|cargo|posicao|contrato|trabalho|emprego|lugar) .. (de|na|no|como|em|com|,)
        (proposta|oferta|carta) (de|formal de) (trabalho|emprego|contratacao|oferta|contrato)
        (contrato de trabalho|carta oferta|minuta do contrato|carta proposta|contrato) .. (anexo|assin*|envi*|encontr*)
        (anexo|envi*|segue) .. (contrato de trabalho|carta oferta|proposta formal|proposta de trabalho|minuta do contrato)
        (foi|foste) (selecionad*|escolhid*|aprovad*) .. (para a vaga|para a funcao|para a posicao|para o cargo|como)
        (gostariamos|queremos) .. (se junte|juntar|integre|faca parte|contratar)
        (vaga|lugar|emprego) e (tua|teu|sua|seu)
        contrato para (a|o) (vaga|funcao|cargo|lugar)
        queremos que se junte a nos
    """,
    LIKELY: """
        (parabens) .. (vaga|equipa|equipe|selecionad*|aprovad*)
        queremos (te|o|a)? (a ti|voce|a si|contar consigo)
        quando (podes|pode|poderia|poderias) (comecar|iniciar)
    """,
}

_ASSESSMENT = {
    SURE: """
        (teste|desafio|exercicio|prova|avaliacao|case|questionario|estudo de caso) (tecnic*|pratic*|online|de codigo|de programacao|de logica|psicotecnic*|de aptidao|para casa|de sql|comportamental)
        (caso pratico|estudo de caso|desafio tecnico|teste tecnico)
        (realizar|completar|fazer|resolver|entregar) .. (teste|desafio|exercicio|caso pratico|prova)
        (hackerrank|codility|codesignal|testgorilla|hirevue)
    """,
    LIKELY: """
        (resolva|resolver|redija|escreva|escrever|prepare) .. (exercicio|texto|caso|tarefa)
        (pedimos|peco) .. (texto|exercicio|amostra)
    """,
}

_CONFIRMATION = {
    SURE: """
        (recebemos|receber|recebida|rececao|recepcao|recebimento) ... (sua|tua)? (_)? (candidatura|curriculo|cv|inscricao|curriculum)
        (confirm*|acus*) ... (rececao|recepcao|recebimento|receber|recebemos|envio) ... (candidatura|cv|curriculo|inscricao)
        (candidatura|inscricao) ... (foi|esta) ... (recebida|enviada|registada|registrada|submetida|concluida|efetuada|realizada)
        (candidatou se|candidataste te|te candidataste|se candidatou) ... (vaga|funcao|posicao|a|ao)
        candidatura (recebida|enviada|submetida)
        (chegou|recebi|tenho|esta) .. (seu|sua|teu|tua) (cv|candidatura|curriculo)
        (candidatura|cv|curriculo) .. (chegou|chegaram)
        formulario de candidatura .. (entrada|recebid*|chegou)
    """,
    LIKELY: """
        (obrigad*|agradecemos|gratos) .. (por|pela|pelo)? .. (sua|tua)? (candidatura|se candidatar|ter se candidatado|te candidatares|inscricao|cv|curriculo)
        (obrigad*|agradecemos) .. interesse .. (na|no|em|pela|por)
        (analisar|avaliar|rever|analise) .. (sua|tua|da sua) (candidatura|curriculo)
    """,
}

_OUTREACH = {
    SURE: """
        (vi|encontrei|encontramos|vimos|analisei|cruzei me) .. (seu|teu|com o seu) (perfil|curriculo|cv|linkedin|percurso)
        (seu|teu) (perfil|percurso|cv|experiencia) .. (chamou|interess*|encaix*|despertou|adequa*|enquadra*)
        (entro em contacto|contacto|contato|escrevo|contacta lo|contacta la) .. (porque|para|sobre|pois|acerca|vaga|oportunidade|posicao|devido)
        (procuramos|procuro|buscamos|estou a recrutar|recruto|estou recrutando|a procura) .. (para)? .. (meu cliente|nosso cliente|um cliente|cliente)
        (teria|tem|gostaria|interesse|aberto|aberta|disponivel) .. (interesse|saber mais|conversar|oportunidade*|ouvir|novos desafios|mudanca)
        (oportunidade|vaga|posicao) .. (pode|poderia|possa|que) .. (interessar|encaixar|agradar)
    """,
    LIKELY: """
        (nova|excelente|otima) (oportunidade|vaga)
    """,
}

_FEEDBACK = {
    LIKELY: """
        (seu|sua|seus|suas|teu|tua|teus|tuas) ... (foi|foram|era|eram|esteve|estava|ficou|pareceu|faltou) .. (clar*|bom|boa|bem|muito|pouco|solid*|fraco|fraca|superficial|vag*|demasiado|excelente|convincente|melhor*|forte)
        (faltou|faltaram|faltava) .. (lhe|te|nos|experiencia|profundidade|mais|exemplos)
        (gostamos|gostei|gostou|apreciamos|sentimos|achamos|notamos|esperavamos|gostariamos de ter) .. (muito|seu|sua|teu|tua|falta|que|mais|visto|da|do)
        (pontos|aspetos|aspectos|areas) (fortes|fracos|positivos|negativos|a melhorar|de melhoria)
        (mais|falta de|pouca) (experiencia|profundidade|pratica)
        (respondeu|explicou|demonstrou|mostrou|apresentou) .. (bem|clareza|muito|pouca|boa|de forma)
    """,
}

_DECLINED_FEEDBACK = {
    SURE: """
        nao .. (podemos|damos|fornecemos|possivel|conseguimos|posso|facultamos|partilhamos) .. (feedback|comentarios|retorno|devolutiva|detalhes|justificacoes|motivos)
        (feedback|comentarios|retorno|devolutiva) .. (individual|personalizado)? .. nao .. (podemos|possivel|damos)
        nao .. (motivos|razoes) .. (decisao|selecao|escolha)
    """,
}

_MORE_TIME = {
    SURE: """
        (precis*|necessit*|levar*|demorar*|pedir*|pedimos) .. (mais|de mais|outra|algumas|umas|duas) .. (tempo|semana*|dias|paciencia)
        ainda nao .. (tomamos|decidimos|temos|foi|ha|tomada|decisao|conseguimos|concluimos)
        (decisao|processo|resposta) .. (atras*|adiad*|demor*|mais tarde|alongad*)
        (atraso|demora) .. (decisao|processo|resposta)
        (continua|permanece) .. (no processo|em processo|em analise)
        (daremos|teremos|responderemos|informaremos|entraremos) .. (resposta|noticias|contacto|contato|retorno)? .. (ate|na proxima|no final|antes)
        ainda (nao ha|nao temos|sem) (novidades|noticias|decisao|resposta)
    """,
    LIKELY: """
        mais (duas|uma|algumas|2|3|tres) semanas?
        (de nos|da nos|deem nos) .. (ate|tempo|dias|semana*)
        (arrasta se|demorado|demorar mais)
        (aguarde|aguarda|paciencia) .. (dias|semana*|mais)
        prometi* .. (resposta|decisao)
        faltam* (nos)? .. (ver|entrevistar|falar) .. (pessoa|candidat*)
    """,
}

_SENT_ASK = {
    SURE: """
        (feedback|comentario*|retorno|devolutiva|opiniao) .. (ajud*|agradec*|util|sobre a minha|sobre o meu|poderia|podia|me|possivel|seria)
        (poderia|podia|podes|gostaria|agradecia|agradeceria|seria possivel) .. (feedback|dizer*|partilhar|contar|saber|comentario*|receber) .. (o que|feedback|como|porque|onde|sobre|em que|motivos)?
        (o que|em que|como) .. (melhorar|faltou|poderia ter|falhou)
    """,
}

_SENT_THANKS = {
    SURE: """
        (obrigad*|agradec*) .. (por|pela|pelo)? .. (entrevista|tempo|conversa|reuniao|chamada|ontem|hoje)
    """,
}

_OUT_OF_OFFICE = {
    SURE: """
        (estou|estarei|encontro me|estamos) .. (fora do escritorio|de ferias|ausente|de licenca|fora)
        (resposta automatica|ausencia temporaria)
    """,
}

_CONDITIONAL = """
    (caso|quando !(pode|poderia|podes|estaria|esta|teria|tem)|salvo|desde que|a menos que|contanto)
    ^ se
    (na eventualidade|em caso)
    (saber|informar|avisar|verificar|decidir|avaliar|e) se
    (assim que|logo que|uma vez)
    (eventual|eventuais|eventualmente)
    (normalmente|geralmente|habitualmente)
"""

_JOB = """
    (candidatura|candidaturas|candidato|candidata|candidatos|candidatou|candidatar)
    (vaga|recrutamento|recrutador*|selecao|emprego|processo seletivo|estagio|contratacao|contrato de trabalho|funcao|cargo)
    (proxima|ultima) (etapa|fase)
    (entrevista|curriculo|curriculum|cv|recursos humanos|rh|talentos|salario|headhunter|carreiras)
    (engenheir*|desenvolvedor*|analista*|tecnic*|gestor*|gerente|diretor*|assistente|consultor*|contabilista|enfermeir*|coordenador*|programador*|designer|engineer|manager|auxiliar|professor*|comercial|rececionista)
    (vagas|contabilista|curriculos|estagios|investigador|vendedor|redator|enfermeiro|armazem)
    (procedimento concursal|contratad*|soldador*|tradutor*|cozinheir*|pedreir*|eletricista*|motorista)
    (backend|frontend|rececao|recepcao|turno|escritorio precisa|salario|cto|recursos humanos)
"""

_OTHER = """
    (almoco|almocar|jantar|cerveja|aniversario|churrasco)
    (voluntari*|vizinh*|portas abertas)
    (camara|concurso|audicao|casting|coro)
    (massagem|ginasio|academia|restaurante)
    (cartao|credito|emprestimo|hipoteca|banco|conta|financiamento|bancari*)
    (pedido|solicitacao|candidatura) (de|a|ao|para) (_)? (visto|cartao|credito|emprestimo|arrendamento|aluguel|bolsa|subsidio|residencia|nacionalidade|passaporte|licenca|matricula|inscricao|adesao|socio|apoio|reembolso|mestrado|licenciatura)
    (apartamento|arrendamento|aluguel|casa|inquilin*|senhorio|quarto|imobiliaria|visita ao)
    (matricula|universidade|faculdade|mestrado|licenciatura|escola|creche|colegio|aluno*|ensino superior)
    (bolsa|subsidio|financiamento|associacao|socio|clube|biblioteca|voluntari*|donativo)
    (artigo|manuscrito|submissao|conferencia|congresso|revista|revisores|resumo)
    (encomenda|entrega|envio|pedido|fatura|devolucao|garantia|reparacao|assinatura|desconto|promocao|cupao|compra|reembolso)
    (medico|medica|dentista|clinica|paciente|consulta|vacina*|cabeleireiro|oficina|inspecao|carta de conducao|escola de conducao|veterinari*|fisioterapia)
    (concerto|bilhete|bilhetes|ingresso*|festival|teatro|espetaculo|evento)
    (curso|aula|webinar|seminario|workshop|ioga|exame)
    (seguro|apolice|sinistro|tarifario|eletricidade|gas)
    (inquerito|newsletter|podcast|revista|pesquisa de satisfacao)
    (viagem|voo|hotel|reserva|comboio|mesa)
    (concurso publico|fornecedor|orcamento)
    (baliza|comprador|donos|proposta pela casa|morada)
    (seu (filho|filha)|lista de espera|campo de ferias)
    (treinador|juvenis|liga|tesoureir*|votou)
    (obra a|canalizador|encanador)
    (figurantes|elenco|papel para)
    (diz o jornal)
    (votos|associacao de pais)
"""

_VETO = """
    tenho (uma|a) entrevista
    (confirme|verifique|confirma|verifica) .. (seu|sua|teu|tua|o|a)? (email|e mail|conta|endereco)
    (palavra passe|senha)
    (conta|perfil) .. foi .. (criad*|ativad*)
    (candidatura|inscricao) .. (incompleta|por concluir|nao foi concluida|pendente de)
    (podcast|webinar|feira de emprego)
    (recebe|recebeu) .. (newsletter|porque subscreveu)
    (venho|gostaria de|desejo) .. (candidatar me|apresentar a minha candidatura|me candidatar)
    (anexo|segue) .. (meu|minha) (cv|curriculo|candidatura)
    minha candidatura (a|ao|para)
    (fui|me) .. (rejeitad*|recusad*)
    (dicas|como) .. (entrevista|curriculo|rejeicao)
    (caros|caras) (socios|pais|vizinhos)
"""

PORTUGUESE = Language(
    code="pt",
    common="o os as e para que com uma por sua nos do da em um nao no na ao ola obrigado obrigada voce se pela tua este",
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
    negative="(nao|nenhum|nenhuma)",
    job=_JOB,
    other=_OTHER,
    veto=_VETO,
)
