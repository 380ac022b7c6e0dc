"""Phrases of Portuguese mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (excluid*|nao admitid*|nao (_)? (foi|foste) (_)? (admitid*|selecionad*|apurad*)|nao apurad*) & (concurso|procedimento concursal|lista|vaga|candidat*|fase|selecao) & !(bolsa*|escola|matricula|ainda)
            (optou|optamos|optaram|opcao|escolhemos|escolheu) & (por|outr*) & (uma candidata|um candidato|outra pessoa|outro candidato|outra candidata|alguem) & !(casa|ainda|apartamento|imovel|quarto|proprietari*|senhori*)
            (outro|outra|outros|outras) (_)? (candidat*|perfil|perfis|profission*|pessoa*|concorrente*) & (decidimos|decidiu|decidido|optamos|optou|escolh*|seguir|avancar|prosseguir|selecion*|continuar|recaiu|prefer*|opcao|aprovad*|contrat*) & !(ainda|antes de|casa|arrendamento)
            (candidatura|perfil|curriculo|inscricao) & nao & (selecionad*|aceite|aprovad*|avanc*|segui*|prosseg*|considerad*|escolhid*|continu*|corresponde|enquadra|sucedid*|dar) & (sua|tua|seu|teu|a) & !(ainda|hesite|caso|se)
            (vaga|posicao|funcao|cargo|processo) & (preenchid*|cancelad*|encerrad*|suspens*|congelad*|fechad*) & (foi|esta|ja|encontra|acabou|entretanto|fechamos) & !(ainda|sera|antes)
            (infelizmente|lament*|pena|pesar) & nao & (selecionad*|avanc*|seguir*|prosseg*|escolhid*|aprovad*|favoravel|positiv*|possivel|continu*) & !(ainda|caso|se)
            nao (iremos|vamos|poderemos|podemos|seguiremos|avancaremos|prosseguiremos|daremos) & (candidatura|processo|perfil|voce|consigo|contigo) & (seguir|avancar|prosseguir|continuar|seguimento|continuidade|adiante|frente|seguiremos|avancaremos|prosseguiremos) & !(ainda|caso|ate)
            (focar|focando|concentrar|priorizar|priorizando) & (candidat*|perfi*|profission*) & (mais|outro*|maior)
        """,
        LIKELY: """
            (desta vez|dessa vez|infelizmente) & nao (deu|vai rolar|vai dar|foi possivel|vai ser possivel|deu certo) & !(vendid*|reserva|comprar)
        """,
        EXPLICIT: """
            (optou|optamos|optaram) por (uma candidata|um candidato|outra candidata|outro candidato) & !(casa|ainda|apartamento|imovel|quarto|proprietari*|senhori*)
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
            (convoc*|pre selecionad*|preselecionad*|apurad*) & (entrevista*|fase|vaga|prova|concurso|candidatura) & (foi|fica|esta|e|voce|foste|seguinte) & !(nao|cancel*|adi*|infelizmente|exame|escola)
            (cliente|empresa|diretor|diretora|gerente|chefe|equipa|equipe) & (quer|querem|gostaria|gostariam|gostava) & (conhece lo|conhece la|conhecer te|conhecer voce|conhecer|falar consigo|falar contigo|entrevista lo|entrevista la) & !(nao|cancel*)
            (aprovad*|selecionad*|parabens|avancou|avancar|passou) & (avancar|proxima (fase|etapa)|avancou|etapa seguinte|fase seguinte|processo seletivo) & (voce|vaga|processo|candidatura|entrevista|convid*) & !(nao|infelizmente|teste|avaliacao|desafio|outro*)
            (entrevista|conversa inicial|videochamada) & (convid*|agendar|marcar|agendad*|marcad*|confirm*|disponibilidade|disponivel|horario*|convocar) & !(nao|infelizmente|cancel*|adi*|remarc*|reagend*|obrigad* pela|apos a)
        """,
        LIKELY: """
            (passe|passa|passar|venha|vem|vir|aparece|apareca|das um salto) & (conversar*|conversa|falar*|falamos|loja|oficina|escritorio|restaurante|experiencia|armazem|obra|cozinha|conhecer*) & (#|segunda|terca|quarta|quinta|sexta|sabado|amanha|semana) & !(nao|consulta|cancel*|obrigad*)
            (vir|passar|aparecer|vem|venha|passe|passa) & (pode|podes|poderia|podia|consegue|consegues|queres) & (conversa*|falamos|falar|experiencia|entrevista|conhecer|escola|colegio|loja|escritorio|aula) & (#|segunda|terca|quarta|quinta|sexta|sabado|amanha) & !(cancel*|adi*|obrigad*|nao)
            (entrevista|conversa|chamada|videochamada|reuniao|conhece*|conversar|falar) & (disponibilidade|disponivel|proponho|propomos|poderia|podias|pode|gostariamos|gostaria|esperamos|da jeito) & (#|segunda|terca|quarta|quinta|sexta|amanha|semana|teams|zoom|meet) & !(cancel*|adi*|remarc*|reagend*|obrigad* pel*|infelizmente|mudar)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (queremos|gostariamos|gostavamos|adorariamos) & (contar consigo|contar contigo|contar com voce|que venhas trabalhar|que venha trabalhar|contrata lo|contrata la|contratar te|contratar voce|que te juntes|que se junte|te ter na equip*|te contratar|ter voce) & !(nao|entrevista|evento)
            (proposta|oferta) & (salario|contrato|clt|horas semanais|remuneracao|vencimento) & (inicio|fazemos|apresentar|segue|anexo|comecar) & !(nao|pretensao|entrevista)
            (prazer|felizes|feliz|satisfacao|contentes|alegria) & (oferecer*|proposta|oferta) & (vaga|posicao|cargo|funcao|trabalho|emprego|contrato|contratacao) & !(entrevista|nao|conversa)
        """,
        LIKELY: """
            (esta|estas|foi|foste) contratad* & !(nao|outr*|quem)
            (o lugar|a vaga|o emprego|o trabalho) e (seu|sua|teu|tua)
            (comeca|comecas) (na|a|no|ja) (_)? (segunda|terca|quarta|quinta|sexta|dia|#) & !(curso|aula*|obra)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (ainda|continuamos) (estamos)? (_)? (a analisar|a avaliar|a ver|analisando|avaliando|a decidir) & (candidatur*|candidat*|curriculos|processo|perfis)
            (prazo|concurso|processo|selecao|decisao|procedimento concursal) & (prorrog*|alargad*|atrasad*|atraso|adiad*|prolongad*|so teremos|demorar*) & (concurso|candidatur*|selecao|conclusao|decisao|recrutamento|vaga) & !(bolsa*|subsid*|entrevista foi|nao foi selecionad*)
            (decisao|processo|resposta|retorno|selecao) & (ainda|atras*|demor*|mais tempo|dias|semana*|prolong*|paciencia) & (nao|mais|precisa*|pedimos|desculpa*|sofreu|curso|andamento|algum*) & !(outro candidat*|outra pessoa|selecionad*|infelizmente nao)
        """,
        LIKELY: """
            (faltam|falta|temos) & (entrevistar|ver|conhecer|falar) & (pessoas|candidat*|pessoa) & (ainda|so) & !(vaga foi)
            (contamos|conto|esperamos|espero|prevemos) & (dar|ter|comunicar|enviar) & (resposta|retorno|decisao|novidades|noticias) & (ate|final|fim|semana|mes|breve) & !(orcamento|credito|entrevista)
            (digo algo|digo te algo|dou noticias|aviso) & (#|segunda|terca|quarta|quinta|sexta|sabado|amanha|semana) & !(entrevista)
            (decidir|decisao|resposta|paciencia) & (semana|semanas|dias|ferias|ainda) & (ate|mais|peco|precis*|volta) & !(outro candidato|outra pessoa)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (proximo passo|proxima etapa|proxima fase) & (desafio|exercicio|teste|case|prova|tarefa|trabalho) & !(recebemos|obrigad*|curso)
            (avaliacao|teste|desafio|case|exercicio|questionario|prova) & (realizar|preencha|preencher|completar|fazer|responder|resolver|link) & (etapa|passo|dias|prazo|processo|vaga|ate|comportamental|tecnic*|online) & !(obrigad*|recebemos|concluiu)
        """,
        LIKELY: """
            (pequeno|pequena|breve|curto) (teste|exercicio|desafio|tarefa|trabalho|caso) & (envio|mando|enviamos|segue|tem ate|tens ate|devolver|fazer|anexo) & !(obrigad*|recebi|curso)
            (desafio|exercicio|teste|caso pratico|texto|tarefa) & (anexo|segue|envio|enviamos|pequeno|briefing|mando) & (devolver|enviar|entregar|redesenhar|traduzir|fazer|resolver|responder|ate) & !(recebemos|obrigad* pelo|entrevista|fatura)
            (prepare|prepara|preparar) & (apresentacao|aula) & (minutos|tema|slides) & !(seminario|curso)
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (entrevista|entrevistas) & (desmarc*|cancel*|sem efeito|anul*|nao se realiza|nao vai acontecer|nao vai ser possivel|suspens*) & !(vaga foi cancelada|processo foi|para cancelar|caso)
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
            (comentar|comentamos|indicar|divulgar|justificar|feedback) & (nao) & (candidaturas individuais|individual*|motivos|decisao|decisoes) & !(ainda|selecionad*)
            (feedback|retorno|devolutiva|pareceres) & (nao|nenhum) & (individua*|personalizad*|damos|fornecer|fornecemos|possivel|detalhad*) & !(ainda|hesite)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (procuramos|procuro|procura|procuram|busca|buscamos|precisamos de) & (interessad*|interesse|interessa|disponivel|tempo inteiro|lhe interessar|perfil) & (soldador*|tradutor*|engenheir*|tecnic*|contabilista|cozinheir*|vaga|funcao|profissional|enfermeir*|programador*|analista|trabalh*|empresa|sociedade|cliente) & !(tua candidatura|sua candidatura|entrevista|infelizmente|casa|voluntari*)
        """,
    },
}
