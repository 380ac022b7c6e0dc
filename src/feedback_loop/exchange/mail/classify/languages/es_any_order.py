"""Phrases of Spanish mails whose parts stand in any order: what a sentence is about, and what is said of it."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, LIKELY, SURE

ANY_ORDER = {
    MailKind.REJECTION: {
        SURE: """
            no (ha|has) (_)? (superado|pasado|alcanzado|obtenido) & (fase|concurso|proceso|oposicion|entrevista|puntuacion|prueba|nota) & !(conducir|teorica|aun|todavia)
            (excluid*|no admitid*|no apto|no apta|no seleccionad*) & (lista|listado|proceso|relacion|plaza|convocatoria|fase) & (figura|consta|ha sido|has sido|resulta|aparece|queda) & !(colegio|becas|beca|escolar|matricula)
            (proceso|plaza|convocatoria|puesto|vacante) & (desierto|desierta|declarado desierto|declarada desierta) & !(beca*|premio)
            (cubrir|cubierto|cubierta|cubren) & (vacante|puesto|plaza|posicion) & (interna|internamente|promocion|otra|otro|alguien)
            (otro|otra|otros|otras) (_)? (candidat*|persona*|perfil*|candidatura*|postulante*|aspirante*|profesional*) & (decidido|decidio|optado|decantado|elegido|seleccionado*|seleccionada|continuar|avanzar|seguir|escogido|apostado|preferido|inclinado|proseguir|priorizar|contratado|adelante) & !(todavia|aun|antes de|entrevistar a|piso)
            (candidatura|perfil|postulacion|solicitud|curriculum|cv) & (no) & (seleccionad*|seleccionar|continu*|avanz*|seguir*|adelante|encaj*|ajusta*|pasa*|prosper*|aceptad*|elegid*|considerad*|resultado|proced*|cumple*|tenid*) & (tu|su|usted) & !(si|todavia|aun|dudes|dude|completa*)
            no (proced*|continuar*|avanzar*|seguir*|proseguir*|contar*|daremos|podremos|podemos) .. (con)? (tu|su|contigo|usted) & !(si|todavia|aun|hasta)
            (vacante|puesto|posicion|plaza|proceso) & (cubierto|cubierta|cubrir|cancelad*|cerrad*|suspendid*|pausad*|congelad*|paralizad*|adjudicad*|desierto) & (ha|hemos|fue|ha sido|ya|han) & !(sera|antes|hasta|todavia|aun)
            (centrando|centrar*|enfocando|priorizando|buscando) & (candidat*|perfil*|persona*) & (mas|otro*|mayor|distint*) & (lamentablemente|aunque|sin embargo|pero|momento|decidido|estamos) & !(interesarte|encajas|te gustaria|perfil encaja)
            (lament*|sentimos|desafortunadamente|desgraciadamente|pena) & no & (seleccionad*|elegid*|favorable*|positiv*|adelante|continuar|avanzar|proceso|seguir|candidatura) & !(todavia|aun no|si)
        """,
        LIKELY: """
            (esta vez|al final|en esta ocasion|finalmente) & no (ha podido ser|pudo ser|va a poder ser|va a ser posible|ha sido posible|ha salido)
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
            (seleccionad*|elegid*|escogid*) & (para el puesto|para la plaza|para la vacante|para el cargo|para cubrir) & (has sido|ha sido|usted|eres) & !(no|entrevista|fase|prueba|lamentamos|preseleccionad*)
            (has|ha) (obtenido|conseguido|logrado) (_)? (la plaza|el puesto|el trabajo|el empleo) & !(no|becas|beca)
            (queremos|gustaria|encantad*|nos encantaria|deseamos) & (que te incorpores|que se incorpore|que trabajes|que trabaje|que trabajaras|que trabajara|que te unas|que se una|contar contigo|contar con usted|contratarte|contratarle|ficharte|que empieces|que empiece) & !(no|entrevista|charla|para una|evento)
            (oferta|propuesta|contrato) & (salario|brutos|jornada|incorporacion|indefinido) & (te|le|nos|adjunt*|hacerte|hacerle) & (encantaria|gustaria|queremos|adjunt*|alegra|hacemos) & !(no|entrevista|pretensiones)
            (complace|alegra|encantados|placer|gusto|felices|satisfaccion) & (ofrecer*|ofrecemos|oferta) & (puesto|posicion|vacante|trabajo|contrato|plaza|incorporacion) & !(entrevista|no|reunion)
        """,
        LIKELY: """
            (estas|esta) (contratad*|fichad*|dentro)
            (el puesto|el trabajo|el empleo|la plaza) es (tuyo|tuya|suyo|suya)
            (empiezas|empieza) (_)? (lunes|martes|miercoles|jueves|viernes|#|manana|cuando quieras) & !(curso|partido|pelicula)
        """,
        EXPLICIT: """
            (queremos|quisieramos|gustaria|encantaria) que (te|se) incorpor* (como|en el puesto|al puesto|a nuestro equipo|a la plantilla) & !(no|entrevista)
        """,
    },
    MailKind.MORE_TIME: {
        SURE: """
            (amplia|ampliado|ampliar|amplian|prorroga|prorrogado|retras*|demora*|aplaz*) & (plazo|resolucion|decision|proceso|convocatoria) & (plaza|plazas|auxiliar*|administrativ*|proceso selectivo|seleccion|seleccionad*|oposicion|puesto|puestos|candidat*|empleo|personal|tecnic*) & !(beca|becas|subvenc*|ayudas|entrevista (del|de)|no ha sido)
            (plazo|periodo) de (presentacion|admision|inscripcion) & (ampliado|amplia|prorrog*) & (solicitudes|candidatur*|instancias|convocatoria) & !(becas|beca|subvenc*|ayudas|matricula)
            (tribunal|comision) & (se reunira|reunira|deliberara|resolvera|se reune) & !(subvenc*|becas)
            (aun|todavia) & (no) & (decision|decidido|resolucion|decidimos|respuesta) & !(tu decision|su decision|respuesta tuya)
            proceso de seleccion & (abierto|en marcha|en curso|sin cerrar|sin resolver) & (aun|todavia|sigue|continua) & !(no ha sido|lamentamos)
            (decision|proceso|respuesta|seleccion) & (retras*|demor*|alarg*|mas tiempo|unos dias|semana*|mas dias|prolong*) & (todavia|aun|necesit*|mas|disculp*|siento|sentimos|ha|esta) & !(otro candidat*|otra persona|seleccionad*)
        """,
        LIKELY: """
            (quedan|queda|faltan|falta) & (candidat*|personas|entrevistas|gente|finalistas) & (ver|entrevistar|conocer|hacer|hablar) & !(hueco|plazas)
            (te digo algo|le digo algo|os digo algo|te cuento|le diremos algo|te diremos algo|te damos respuesta|le daremos respuesta) & (#|lunes|martes|miercoles|jueves|viernes|sabado|manana|semana)
            (decidir|decision|respuesta|paciencia) & (semana|semanas|dias|vacaciones|todavia|aun) & (hasta|unos|mas|necesit*|pido|ten|tenga|vuelve) & !(otra persona|otro candidato)
        """,
    },
    MailKind.INVITATION: {
        LIKELY: """
            (curriculum|cv|solicitud|carta|candidatura|perfil) & (gustado|interesa|interesado|encantado|leido) & (podrias|podria|puedes|puede|cuando|pasarte|pasarse|venir|quedar|vernos|conocerte|conocerle) & !(no|lamentamos|otro)
            te pasas por (el|la|nuestro|nuestra) & (taller|oficina|local|tienda|restaurante|despacho|nave|obra) & (#|lunes|martes|miercoles|jueves|viernes|sabado|manana) & !(no|cancel*)
            (pasate|pasese|pasa|acercate|acerquese|acercarte|acercarse|vente|ven|pasarte|pasarse|venir) & (taller|oficina|local|tienda|restaurante|despacho|obra|nave|hablamos|hablar|charlar|charlamos|prueba|conocernos|vernos|cocina|almacen) & (#|lunes|martes|miercoles|jueves|viernes|sabado|manana|semana) & !(no|dentista|consulta|cancel*|anul*|gracias por)
            tu perfil & (encaja|gusta|gustado|interesa|interesado) & (hablar contigo|hablar|llamarte|conocerte|conversar|vernos|llamada) & !(oferta|vacante|oportunidad)
            su perfil & (encaja|gusta|gustado|interesa|interesado) & (hablar|llamarle|conocerle|conversar|llamada) & !(oferta|vacante|oportunidad)
            (pasas|pasarte|pasar|pases|pase|vienes|venir|vengas|acercarte|acercarse) & (parece|puedes|podrias|podria|puede|viene bien|si) & (hablamos|prueba|conocernos|taller|oficina|tienda|local|charla*|condiciones) & (#|lunes|martes|miercoles|jueves|viernes|sabado|manana) & !(cancel*|anul*|gracias|no)
            (entrevista|llamada|videollamada|charla|reunion|conocerte|conocerle|hablar) & (disponibilidad|disponible|propongo|proponemos|tendrias|podrias|podria|viene bien|gustaria|parece|esperamos|convocamos) & (#|lunes|martes|miercoles|jueves|viernes|manana|semana|teams|zoom) & !(cancel*|anul*|aplaz*|cambi*|mover|gracias por|lament*|pospon*)
        """,
        SURE: """
            (convoca|convocamos|convocado|convocada|citamos|cita|citado|citada|emplaza) & (entrevista*|prueba oral|prueba practica|tribunal|fase de entrevista|prueba de acceso|proceso selectivo) & (le|te|usted|se) & !(no|anul*|suspend*|aplaz*|lamentamos|examen de conducir)
            (preseleccionad*|finalista) & (plaza|puesto|vacante|entrevista|candidatura|proceso) & (has|ha|eres|es) & !(no|lamentamos|premio)
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
            (motivos|razones|motivo|valoracion|respuesta individual*|respuesta personal*|feedback) & (no|tampoco) & (posible|podemos|facilitar|dar|damos|indicar|comentar|proporcionar|detallar|ofrecer) & (decision|individual*|personal*|politica|volumen|candidat*|motivos|descarte) & !(aun|todavia|no ha sido|por (motivos|razones)|continuar)
            (feedback|valoraciones|valoracion|comentarios|retroalimentacion|explicaciones) & (no|ningun*) & (facilita*|damos|dar|podemos|posible|individual*|detallad*) & !(todavia|aun|dudes)
        """,
    },
    MailKind.ASSESSMENT: {
        SURE: """
            (test|prueba|pruebas|cuestionario|ejercicio|caso practico|evaluacion) & (realiza|realizar|realice|completa|completar|complete|hacer|rellenar) & (candidatura|enlace|proceso de seleccion|vacante|puesto) & !(gracias por|satisfaccion|encuesta|recibido|entrevista)
            (caso practico|prueba|ejercicio|test) & (adjunt*|resuelto|resolver|devolver*|enviar*|completar) & (antes|plazo|hasta|dias|#|fase) & !(gracias|recibido)
        """,
        LIKELY: """
            (adjunto|te mando|le mando|te envio|le envio|te paso|adjuntamos) & (tarea|prueba|ejercicio|caso|reto|test) & (horas|minutos|maximo|como mucho|plazo|entreg*|antes|hasta) & !(gracias por|factura|entrevista)
            (ejercicio|caso practico|prueba|texto|supuesto|tarea|reto) & (mando|adjunto|envio|adjuntamos|enviamos|casa|pequeno|pequena) & (hacer|devolver|devolvernos|resolver|resuelto|traducir|entregar|enviarnos|preparar|envies|antes) & !(gracias por|recibido|entrevista|factura)
            (prepara|prepare|preparar|prepares) & (presentacion|exposicion|clase) & (minutos|tema|diapositivas) & !(seminario|curso|congreso)
        """,
    },
    MailKind.MOVED: {
        SURE: """
            (te importa|le importa|te parece|te va bien|podemos|podriamos) & (pasamos|movemos|cambiamos|retrasamos|adelantamos) & entrevista
        """,
    },
    MailKind.CANCELLED: {
        SURE: """
            (anulad*|cancelad*|suspendid*|anular|cancelar|suspender) & (la|tu|su|nuestra) entrevista & !(si (necesita|desea|quiere)|puesto|gracias)
            (entrevista|entrevistas|prueba oral) & (se suspende|se suspenden|suspendida|suspendidas|se cancela|se anula|cancelada|cancelado|anulada|queda sin efecto|no podemos hacer|no podremos hacer|no se hara|no se celebrara|no tendra lugar|desconvocada) & !(si (necesita|desea|quiere)|permiso)
            (no vengas|no venga|no hace falta que vengas|no hace falta que venga) & (entrevista|prueba|manana|hoy|lunes|martes|miercoles|jueves|viernes)
        """,
    },
    MailKind.OUTREACH: {
        SURE: """
            (buscamos|busco|busca|necesitamos|necesito) & (te interesa|le interesa|te interesaria|le interesaria|te apetece|os interesa|estarias|estaria) & !(tu candidatura|su candidatura|entrevista|piso|lamentamos|voluntari*)
        """,
    },
}
