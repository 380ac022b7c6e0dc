"""Phrases of Portuguese mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (outro|outra|outros|outras) (_)? (candidat*|perfil|perfis|profission*|pessoa*|concorrente*) & (decidimos|decidiu|decidido|optamos|optou|escolh*|seguir|avancar|prosseguir|selecion*|continuar|recaiu|prefer*|opcao|aprovad*|contrat*) & !(ainda|antes de|casa|arrendamento)
            (candidatura|perfil|curriculo|inscricao) & nao & (selecionad*|aceite|aprovad*|avanc*|segui*|prosseg*|considerad*|escolhid*|continu*|corresponde|enquadra|sucedid*|dar) & (sua|tua|seu|teu|a) & !(ainda|hesite|caso|se)
            (vaga|posicao|funcao|cargo|processo) & (preenchid*|cancelad*|encerrad*|suspens*|congelad*|fechad*) & (foi|esta|ja|encontra|acabou|entretanto|fechamos) & !(ainda|sera|antes)
            (infelizmente|lament*|pena|pesar) & nao & (selecionad*|avanc*|seguir*|prosseg*|escolhid*|aprovad*|favoravel|positiv*|possivel|continu*) & !(ainda|caso|se)
            nao (iremos|vamos|poderemos|podemos|seguiremos|avancaremos|prosseguiremos|daremos) & (candidatura|processo|perfil|voce|consigo|contigo) & (seguir|avancar|prosseguir|continuar|seguimento|continuidade|adiante|frente|seguiremos|avancaremos|prosseguiremos) & !(ainda|caso|ate)
            (focar|focando|concentrar|priorizar|priorizando) & (candidat*|perfi*|profission*) & (mais|outro*|maior)
        """,
    },
    MailKind.CONFIRMATION: {
        SURE: """
            (candidatura|curriculo|inscricao|cv) & (recebemos|recebida|recebido|rececao|recepcao|registada|registrada|enviada|concluida|chegou|realizada) & (sua|tua|seu|teu|confirm*|sucesso|obrigad*) & !(nao|infelizmente|apos)
            (analis*|avali*|rever) & (sua|tua|seu|teu|o) (_)? (candidatura|perfil|curriculo|cv) & (iremos|vamos|sera|equipa|equipe|esta|estamos|time|cuidado) & !(nao|infelizmente|apos|linkedin)
        """,
    },
    MailKind.INVITATION: {
        SURE: """
            (aprovad*|selecionad*|parabens|avancou|avancar|passou) & (avancar|proxima (fase|etapa)|avancou|etapa seguinte|fase seguinte|processo seletivo) & (voce|vaga|processo|candidatura|entrevista|convid*) & !(nao|infelizmente|teste|avaliacao|desafio|outro*)
            (entrevista|conversa inicial|videochamada) & (convid*|agendar|marcar|agendad*|marcad*|confirm*|disponibilidade|disponivel|horario*|convocar) & !(nao|infelizmente|cancel*|adi*|remarc*|reagend*|obrigad* pela|apos a)
        """,
        LIKELY: """
            (vir|passar|aparecer|vem|venha|passe|passa) & (pode|podes|poderia|podia|consegue|consegues|queres) & (conversa*|falamos|falar|experiencia|entrevista|conhecer|escola|colegio|loja|escritorio|aula) & (#|segunda|terca|quarta|quinta|sexta|sabado|amanha) & !(cancel*|adi*|obrigad*|nao)
            (entrevista|conversa|chamada|videochamada|reuniao|conhece*|conversar|falar) & (disponibilidade|disponivel|proponho|propomos|poderia|podias|pode|gostariamos|gostaria|esperamos|da jeito) & (#|segunda|terca|quarta|quinta|sexta|amanha|semana|teams|zoom|meet) & !(cancel*|adi*|remarc*|reagend*|obrigad* pel*|infelizmente|mudar)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (proposta|oferta) & (salario|contrato|clt|horas semanais|remuneracao|vencimento) & (inicio|fazemos|apresentar|segue|anexo|comecar) & !(nao|pretensao|entrevista)
            (prazer|felizes|feliz|satisfacao|contentes|alegria) & (oferecer*|proposta|oferta) & (vaga|posicao|cargo|funcao|trabalho|emprego|contrato|contratacao) & !(entrevista|nao|conversa)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (decisao|processo|resposta|retorno|selecao) & (ainda|atras*|demor*|mais tempo|dias|semana*|prolong*|paciencia) & (nao|mais|precisa*|pedimos|desculpa*|sofreu|curso|andamento|algum*) & !(outro candidat*|outra pessoa|selecionad*|infelizmente nao)
        """,
        LIKELY: """
            (decidir|decisao|resposta|paciencia) & (semana|semanas|dias|ferias|ainda) & (ate|mais|peco|precis*|volta) & !(outro candidato|outra pessoa)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (avaliacao|teste|desafio|case|exercicio|questionario|prova) & (realizar|preencha|preencher|completar|fazer|responder|resolver|link) & (etapa|passo|dias|prazo|processo|vaga|ate|comportamental|tecnic*|online) & !(obrigad*|recebemos|concluiu)
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (entrevista|reuniao) & (cancelar|cancelada|cancelamos|desmarcar|desmarcada|sem efeito) & !(adi*|remarc*|reagend*)
        """,
    },
    MailKind.SENT_ASK: {
        SURE: """
            (feedback|retorno|o que|porque|motivo|motivos|dica|dicas) & (poderia|podia|pode|pode me|gostaria|dizer me|saber|grata|grato) & (melhorar|faltou|decisao|feedback|retorno|proxima|pesou|falhou)
        """,
    },
    MailKind.SENT_THANKS: {
        SURE: """
            (obrigad*|agradec*) & (conversa|tempo|entrevista|receber*|acolhimento|oportunidade|visita|aula) & !(sua candidatura|retorno|feedback)
        """,
    },
    MailKind.DECLINED_FEEDBACK: {
        SURE: """
            (feedback|retorno|devolutiva|pareceres) & (nao|nenhum) & (individua*|personalizad*|damos|fornecer|fornecemos|possivel|detalhad*) & !(ainda|hesite)
        """,
    },
}
