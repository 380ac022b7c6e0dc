"""Phrases of Spanish mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            (cubrir|cubierto|cubierta|cubren) & (vacante|puesto|plaza|posicion) & (interna|internamente|promocion|otra|otro|alguien)
            (otro|otra|otros|otras) (_)? (candidat*|persona*|perfil*|candidatura*|postulante*|aspirante*|profesional*) & (decidido|decidio|optado|decantado|elegido|seleccionado*|seleccionada|continuar|avanzar|seguir|escogido|apostado|preferido|inclinado|proseguir|priorizar|contratado|adelante) & !(todavia|aun|antes de|entrevistar a|piso)
            (candidatura|perfil|postulacion|solicitud|curriculum|cv) & (no) & (seleccionad*|seleccionar|continu*|avanz*|seguir*|adelante|encaj*|ajusta*|pasa*|prosper*|aceptad*|elegid*|considerad*|resultado|proced*|cumple*|tenid*) & (tu|su|usted) & !(si|todavia|aun|dudes|dude|completa*)
            no (proced*|continuar*|avanzar*|seguir*|proseguir*|contar*|daremos|podremos|podemos) .. (con)? (tu|su|contigo|usted) & !(si|todavia|aun|hasta)
            (vacante|puesto|posicion|plaza|proceso) & (cubierto|cubierta|cubrir|cancelad*|cerrad*|suspendid*|pausad*|congelad*|paralizad*|adjudicad*|desierto) & (ha|hemos|fue|ha sido|ya|han) & !(sera|antes|hasta|todavia|aun)
            (centrando|centrar*|enfocando|priorizando|buscando) & (candidat*|perfil*|persona*) & (mas|otro*|mayor|distint*) & (lamentablemente|aunque|sin embargo|pero|momento|decidido|estamos) & !(interesarte|encajas|te gustaria|perfil encaja)
            (lament*|sentimos|desafortunadamente|desgraciadamente|pena) & no & (seleccionad*|elegid*|favorable*|positiv*|adelante|continuar|avanzar|proceso|seguir|candidatura) & !(todavia|aun no|si)
        """,
    },
    MailKind.CONFIRMATION: {
        SURE: """
            (inscripcion|candidatura|solicitud) & (realizado|realizada|completado|tramitad*|formalizad*) & (correctamente|exito|oferta|vacante) & !(no)
            (candidatura|postulacion|curriculum|cv|inscripcion|solicitud de empleo) & (recibido|recibimos|recibida|recibidas|registrada|entregada|enviada|recepcion|completada|inscrita|llegado) & (tu|su|hemos|confirm*|correctamente|exito|exitosamente) & !(no|lament*|descartad*|seleccionad*)
            (gracias|agradec*) & (candidatura|postularte|postularse|postulacion|inscribirte|aplicar|cv) & (revisar*|revisando|analizar*|estudiar*|valorar*|contacto|recibido|recibimos|contactaremos) & !(no|lament*|sin embargo)
            (revisando|revisaremos|analizando|evaluando|estudiando|valorando|analizaremos|evaluaremos|revisara|analizara|valorara) & (tu|su) (candidatura|perfil|postulacion|cv|curriculum|solicitud) & !(no|llamado|llamo|oportunidad*|client*)
        """,
        LIKELY: """
            (llegado|recibido|tengo) & (tu|su) (mail|correo|cv|porfolio|portfolio|email) & (gracias|miro|mirare|revis*) & !(no)
        """,
    },
    MailKind.OFFER: {
        SURE: """
            (oferta|propuesta|contrato) & (salario|brutos|jornada|incorporacion|indefinido) & (te|le|nos|adjunt*|hacerte|hacerle) & (encantaria|gustaria|queremos|adjunt*|alegra|hacemos) & !(no|entrevista|pretensiones)
            (complace|alegra|encantados|placer|gusto|felices|satisfaccion) & (ofrecer*|ofrecemos|oferta) & (puesto|posicion|vacante|trabajo|contrato|plaza|incorporacion) & !(entrevista|no|reunion)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (decision|proceso|respuesta|seleccion) & (retras*|demor*|alarg*|mas tiempo|unos dias|semana*|mas dias|prolong*) & (todavia|aun|necesit*|mas|disculp*|siento|sentimos|ha|esta) & !(otro candidat*|otra persona|seleccionad*)
        """,
        LIKELY: """
            (decidir|decision|respuesta|paciencia) & (semana|semanas|dias|vacaciones|todavia|aun) & (hasta|unos|mas|necesit*|pido|ten|tenga|vuelve) & !(otra persona|otro candidato)
        """,
    },
    MailKind.INVITATION: {
        LIKELY: """
            (pasas|pasarte|pasar|pases|pase|vienes|venir|vengas|acercarte|acercarse) & (parece|puedes|podrias|podria|puede|viene bien|si) & (hablamos|prueba|conocernos|taller|oficina|tienda|local|charla*|condiciones) & (#|lunes|martes|miercoles|jueves|viernes|sabado|manana) & !(cancel*|anul*|gracias|no)
            (entrevista|llamada|videollamada|charla|reunion|conocerte|conocerle|hablar) & (disponibilidad|disponible|propongo|proponemos|tendrias|podrias|podria|viene bien|gustaria|parece|esperamos|convocamos) & (#|lunes|martes|miercoles|jueves|viernes|manana|semana|teams|zoom) & !(cancel*|anul*|aplaz*|cambi*|mover|gracias por|lament*|pospon*)
        """,
    },
    MailKind.SENT_ASK: {
        SURE: """
            (feedback|por que|que|motivo|motivos|consejo|consejos) & (podrias|podria|puedes|puede|gustaria|agradeceria|saber|decirme|contarme|comentarme) & (mejorar|falto|fallo|fallado|faltado|decision|motivo|motivos|feedback|proxima|aprender|diferencia|convencio)
        """,
    },
    MailKind.SENT_THANKS: {
        SURE: """
            (gracias|agradec*) & (recibirme|tiempo|entrevista|conversacion|charla|visita|clase|atencion|acogida|rato|ensenarme) & !(tu candidatura|su candidatura|feedback)
        """,
    },
    MailKind.DECLINED_FEEDBACK: {
        SURE: """
            (feedback|valoraciones|valoracion|comentarios|retroalimentacion|explicaciones) & (no|ningun*) & (facilita*|damos|dar|podemos|posible|individual*|detallad*) & !(todavia|aun|dudes)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (caso practico|prueba|ejercicio|test) & (adjunt*|resuelto|resolver|devolver*|enviar*|completar) & (antes|plazo|hasta|dias|#|fase) & !(gracias|recibido)
        """,
    },
}
