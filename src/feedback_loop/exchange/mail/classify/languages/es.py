"""Phrases of Spanish mails."""

from feedback_loop.exchange.mail.classification import MailKind
from feedback_loop.exchange.mail.classify.language import EXPLICIT, HINT, LIKELY, SURE, Language
from feedback_loop.exchange.mail.classify.languages.es_any_order import ANY_ORDER

_REJECTION = {
    EXPLICIT: """
        (puesto|puestos|vacante|vacantes|plaza|plazas|trabajo|empleo|practicas) .. (ha|han|esta|estan|es|se|fue|queda|quedo) .. (dado|dadas|dada|cubiert*|ocupad*|adjudicad*|asignad*|para (una|un|otra|otro|alguien)|lo queda|eliminad*|recortad*|congelad*)
        (puesto|vacante|plaza|trabajo) .. (ha sido|es|fue|va|sera) (para) (una|un|otra|otro|alguien)
        (dejamos|dejar|queda|dejaremos) .. (puesto|plaza|vacante) .. (vacante|sin cubrir|desierta|desierto)
        (eliminado|suprimido|recortado|anulado|congelado|amortizado) .. (puesto|plaza|vacante|contratacion)
        no .. (contratar|contratarte|contratarle|contratarla|contratarlo|contrataremos|incorporarte|incorporarle|emplearle|emplearte)
        (contratacion|nombramiento|incorporacion) de (otra|otro|un candidato|una candidata)
        (contratado|nombrado|fichado) a (otra|otro|una|un|alguien)
        (cliente) .. (tumbado|rechazado|descartado|desestimado) .. (cv|perfil|candidatura|curriculum)
        no .. (ningun|ninguna) (puesto|vacante|plaza) .. (perfil|acorde|disponible|adecuad*|para)
        no (ha|has) (obtenido|conseguido|logrado) .. (plaza|puesto|trabajo)
    """,
    SURE: """
        (puesto|vacante|plaza) ... (ocupar|ocupara|ocupa|cubrir|cubrira|cubierto) .. (persona|candidat*|alguien|interno|interna)
        (candidatura|perfil|solicitud|inscripcion) .. (ha sido|fue|queda|ha quedado) (_)? (descartad*|desestimad*|rechazad*|excluid*)
        no (continuas|continua|sigues|sigue) en (el|este|la) (proceso|seleccion)?
        (elegido|escogido|contratado|seleccionado|incorporado) .. (una persona|un candidato|una candidata|un perfil|otra persona) .. (mas|con|cuyo|cuya|que)
        (decidido|optado|decision|elegido|seleccionado|decantado|continuar|avanzar|seguir|escogido) ... (otra|otro|otros|otras) (persona*|candidat*|perfil*|candidatura*)
        (no) .. (has|ha|hemos|podemos|vamos|sido|seguir*|continuar*|avanzar*|resultado|fuiste) .. (seleccionad*|elegid*|continuar|avanzar|seguir|adelante|escogid*) .. (candidatura|proceso|puesto|vacante|fase|posicion|perfil|contigo|usted|solicitud)
        (tu|su) (candidatura|perfil|solicitud de empleo) .. (no) .. (seleccionad*|elegid*|continu*|avanz*|seguir*|adelante|encaj*|ajust*|pasa*|prosper*|aceptad*)
        no .. (continuar|seguir|avanzar|proseguir|adelante) .. (con)? .. (tu|su) (candidatura|proceso|perfil|participacion)
        (no) (continuas|continua|continuaras|continuara|pasas|pasa|avanzas|avanza|sigues) .. (proceso|fase|seleccion)
        (candidatura|proceso) .. (descartad*|rechazad*|desestimad*|cerrad*|finalizad*)
        (descartar|rechazar|desestimar|descartado|desestimado) .. (tu|su) (candidatura|perfil)
        (puesto|vacante|plaza|oferta|posicion) ... (ha|fue|ya|esta|quedado) ... (cubiert*|cancelad*|cerrad*|ocupad*|suspend*|adjudicad*|paralizad*|pausad*|congelad*)
        no .. (podemos|podremos) .. (ofrecerte|ofrecerle|contar contigo|contar con usted|seguir adelante)
        (decidido|decision) .. no .. (continuar|seguir|avanzar|contar|incorporar*|contratar*)
        (no) .. (encaja|encajas|ajusta|cumple|corresponde) .. (puesto|perfil|vacante|requisitos|buscamos|posicion|necesidades)
        (respuesta|decision) .. (es)? negativa
        (sobrecualificad*)
        no .. nada .. (abierto|disponible|libre|vacante) .. (cv|perfil|encaj*|para ti|curriculum)?
        candidatura .. (excluida|descartada|fuera|inadmitida|no admitida)
        no (reune|reunes|cumple|cumples) .. (requisitos|condiciones|criterios)
        no (has|ha) sido (convocad*|citad*|llamad*) .. entrevista
        (curriculo*|curriculum*|cv|candidatura|tuyo|suyo) .. no (paso|pasaron|supero|superaron|ha pasado) .. (corte|criba|filtro|seleccion|fase)
        no .. (respuesta|noticia) (positiva|favorable)
        (usted|su nombre|nombre) .. no (figura|aparece|esta) .. (lista|propuest*|seleccionad*|admitid*)
        (oferta|ofrecido|ofrecimos|propuesta) .. a (alguien|una de|uno de|otra|otro)
        no .. (oferta) .. (parte|nosotros)
        (plantilla completa|equipo completo)
        no .. (coger|cogemos|incorporar) a nadie
        (queda|quedamos|elige|quedan) con (la|el) otr* (candidat*|persona)
        no (seguiremos|continuaremos|vamos a seguir|avanzaremos)
        (cualidades|capacidades|talento) .. (otro sitio|otro lugar|en otra parte)
        no (esta|estas) entre (las|los) que
        (otra|otro) (candidata|candidato|persona) .. (hizo|estuvo|fue|quedo) .. (mejor|mas|delante)
        no .. que (este|el) puesto sea
        no (te|le) .. (hacer|haremos|hacemos|presentar) .. (oferta|propuesta)
        en (lugar|vez) de contratar
    """,
    LIKELY: """
        no (has|ha|hemos|podemos|vas|va) ... (fase|etapa|seleccionad*|adelante|avanz*|continu*|elegid*|pasado|superado)
        (lament*|desgraciadamente|lamentablemente|sentimos|desafortunadamente|por desgracia) ... (no|otra persona|otro candidat*|otros candidat*|descartad*)
        (otra|otro) (candidata|candidato|persona)
        no .. (seleccionad*|elegid*)
        (va a ser|sera|es) (que)? no .. (esta vez|vez|por ahora)?
        (esta vez) .. que no
        (siento|lamento|tengo que) .. decepcionar*
        (le|te|una) (decepcion|decepcionara|decepcione)
        no .. (buenas|mejores) noticias
        malas noticias
        no .. (sitio|hueco|lugar) para (ti|usted)
        (demas|otros|otras|otro candidato|otra candidata) .. (delante|mas|mejor|ventaja|encaj*)
        (quedamos|quedado|quedamos|decantado|decantamos|inclinado) con (ella|el|otra|otro|alguien)
        (renid*|entre tu y|entre usted y)
        (segundo|segunda) (lugar|puesto|posicion)
        no (va|vamos) a (salir|poder ser|ser posible|seguir)
        no .. (necesitar*|necesito|necesitamos) (te|le)?
        no te (voy|vamos) a (necesitar|contratar)
        (tenemos|encontrado|tengo) (ya)? (a)? (la persona|alguien|una persona)
        lo dejamos (aqui|asi)
        (parecio|parecia) (corta|escasa|insuficiente|justa)
        (devuelvo|devolvemos) .. (titulos|documentos|documentacion)
        que ser (que)? no
        (no|aun no|todavia no) (estas|esta) (listo|lista|preparado|preparada)
        (paramos|acaba|termina) aqui
        (nota|puntuacion|resultado) .. (debajo|inferior)
        no .. (meter|coger|admitir) (mas gente|a nadie|mas personal)
        entretanto .. (contratado|tomado|cogido)
        no .. ser (tu|usted)
        (cogido|contratado|fichado) a (un|una) .. (con|que)
    """,
    HINT: """
        (lamentablemente|desafortunadamente|sentimos|lamentamos|desgraciadamente|lamento) ... no
        (mucha suerte|exito*|suerte) .. (busqueda|futuro*|futura|profesional)
    """,
}

_INVITATION = {
    SURE: """
        (invit*|gustaria|agendar|concertar|programar|convocar*|queremos|citar*|citamos|encantaria|proponer*|propongo|coordinar|confirm*|fijar|realizar|tener|convocamos) ... (entrevista|entrevistas|entrevistarte|entrevistarle)
        entrevista .. (sera|queda|esta|tendra|confirmad*|programad*|agendad*|el|para el|prevista|telefonica el|fijada) .. (lunes|martes|miercoles|jueves|viernes|el|dia|a|confirmad*|programad*|lugar)?
        (invitacion|convocatoria|citacion) .. entrevista
        (gustaria|encantaria|queremos|quisieramos|quiere|desea) .. (conocerte|conocerle|conocerla|conocerlo|reunirnos|verte|hablar contigo|hablar con usted) .. (puesto|entrevista|candidatura|el|equipo|para|por|en|mejor|perfil|videollamada|llamada)
        (pasado|pasas|avanzas|seleccionad*|preseleccionad*|pases) .. (siguiente fase|entrevista|proxima fase|proxima etapa)
        (cliente|equipo|responsable) .. (quiere|desea|querria|gustaria) .. (conocerte|conocerle|entrevistarte|hablar)
        (turno de prueba|prueba de turno|dia de prueba)
        (videollamada|llamada|charla|telefono) .. (sobre|acerca) .. (puesto|vacante|plaza)
    """,
    LIKELY: """
        (gustaria|encantaria|queremos|quisieramos) .. (conocerte|conocerle|conocerla|hablar|charlar|reunirnos|conversar|llamarte|platicar)
        (te|le) (viene|va|vendria|iria|parece|quedaria) bien .. (el|lunes|martes|miercoles|jueves|viernes|a)
        (estas|esta|estarias|estaria|tendrias|tienes|tiene) .. (disponible|disponibilidad|libre|hueco) .. (el|para|lunes|martes|miercoles|jueves|viernes|llamada|entrevista|semana)
        (siguiente|proximo|proxima) (paso|fase|etapa) .. (entrevista|llamada|charla|reunion)
        (elige|elija|selecciona|reserva|escoge) .. (hora|horario|hueco|cita|fecha)
        (tu|su) disponibilidad
        (pasarte|pasarse|pasate|vente|venir|ven|venga|acercarte|acercarse) .. (oficina|lunes|martes|miercoles|jueves|viernes|a las|conocer*|tienda)
        ^ .. hablamos
        (ultima|siguiente|segunda|final) (ronda|fase) .. (esperamos|espera|el|lunes|martes)?
        (esperamos|espero) (te|le)? .. (en|el|a las)
        (tienes|tendrias|tiene|tendria) .. (media hora|un rato|minutos|un momento|una hora) .. (hablar|telefono|lunes|martes|miercoles|jueves|viernes)
        (cafe|comer|almuerzo) .. (lunes|martes|miercoles|jueves|viernes)
        (viene|va|vendria) bien .. (llamada|videollamada|charla|reunion)
    """,
    HINT: """
        (ganas|deseando) de .. (conocerte|verte|hablar)
    """,
}

_MOVED = {
    SURE: """
        (mover|cambiar|aplazar|posponer|reprogramar|reagendar|retrasar|adelantar|trasladar|modificar|pasar|cambio|cambiado|movido|aplazado|pospuesto|reprogramado|pasado|retrasado) .. entrevista
        entrevista .. (se)? .. (cambia|aplaza|pospone|reprograma|traslada|mueve|pasa|aplazad*|reprogramad*|pospuest*|movid*|cambiad*|reagendad*)
        (nueva|otra|nuevo) (fecha|hora|horario|dia) .. entrevista
        (podemos|podriamos|puedes|podrias) .. (hacer|pasar|dejar|tener) .. entrevista .. (lunes|martes|miercoles|jueves|viernes|el|para)
    """,
    LIKELY: """
        (podriamos|podemos|podrias|puedes) ... (vernos|cambiar*|mover*|aplazar*|posponer*|dejarlo|pasarlo|retrasar*|adelantar*)
        (mover|cambiar|aplazar|posponer|reprogramar|reagendar|retrasar|adelantar) ... (cita|reunion|llamada|videollamada|charla)
        (cita|reunion|llamada|videollamada) ... (aplaza*|pospuest*|reprogramad*|cambiad*)
        (ha surgido|surgido algo|surgio algo|imprevisto)
    """,
    HINT: """
        (no puedo|no podre|no podemos|imprevisto|surgido)
    """,
}

_CANCELLED = {
    SURE: """
        (cancelar|cancelado|cancelada|cancelamos|anular|suspender|anulada|cancelacion|suspendida) .. entrevista*
        (cancelar|cancelamos|anular|anulamos|suspender) ... (cita|reunion|llamada|videollamada) ... (entrevista|puesto|vacante|proceso|prevista|acordada)
        (entrevista|entrevistas) ... (cancelad*|anulad*|suspendid*|no podra|no se celebrara|no tendra lugar|queda cancelada)
    """,
    LIKELY: """
        (cancelar|anular|suspender|cancelado) ... (cita|reunion|llamada|videollamada|charla)
        (reunion|llamada|videollamada|charla) ... (cancelad*|anulad*|suspendid*)
    """,
}

_OFFER = {
    SURE: """
        (has|ha) sido .. (elegida|elegido|seleccionada|seleccionado) ... (puesto|posicion|vacante)
        (ofrecer*|ofrecemos|ofrecerte|ofrecerle) .. (el|la|este|un|una) (puesto|posicion|trabajo|plaza|vacante|contrato|empleo)
        (oferta|propuesta|carta) (de|formal de|laboral|formal) (trabajo|empleo|contrato|laboral|contratacion|oferta|incorporacion) .. (adjunt*|formal*|encontrar*|firma*|para|enviamos|envio|presentar*|hacerte|hacerle|extenderte|en)?
        (contrato de trabajo|contrato laboral|borrador del contrato|carta oferta|tu contrato|su contrato) .. (adjunt*|firm*|envi*|encontr*)
        (adjunt*|envi*) .. (contrato de trabajo|contrato laboral|carta oferta|oferta laboral|borrador del contrato|tu contrato)
        (has|ha) sido (seleccionad*|elegid*) (para|como) .. (puesto|incorporar*|nuev*|posicion|vacante)
        (queremos|gustaria|encantaria|encantados) .. (te|se|que) .. (incorpores|incorpore|unas|una|formes parte|forme parte|trabajes)
        (bienvenid*) .. (equipo|a bordo) .. (contrato|como|puesto)
        (puesto|trabajo|plaza) es (tuyo|suyo|tuya|suya)
        contrato (para|de|del) (el)? puesto
    """,
    LIKELY: """
        (enhorabuena|felicidades) .. (puesto|seleccionad*|elegid*|equipo)
        te queremos a ti
        cuando (puedes|podrias|puede|podria) (empezar|incorporar*|comenzar)
    """,
}

_ASSESSMENT = {
    SURE: """
        (prueba|test|ejercicio|caso|evaluacion|reto|assessment|desafio|cuestionario) (tecnic*|practic*|online|en linea|de programacion|de codigo|psicotecnic*|para casa|de sql|de aptitud*|de nivel|en casa)
        (caso practico|estudio de caso|prueba tecnica|ejercicio tecnico|videoentrevista grabada|entrevista en diferido)
        (realizar|completar|hacer|resolver|entregar) .. (prueba|test|ejercicio|caso practico|evaluacion|reto)
        (hackerrank|codility|codesignal|testgorilla|hirevue)
    """,
    LIKELY: """
        (resuelvas|resolver|redactes|redactar|escribir|escribas|prepares) .. (ejercicio|texto|caso|tarea)
        (pedimos|pido) .. (texto|ejercicio|muestra) .. (breve|palabras|casa|antes|lunes|corto)?
    """,
}

_CONFIRMATION = {
    SURE: """
        (hemos)? (recibido|recibimos) ... (correctamente)? (tu|su|con exito tu) (candidatura|solicitud de empleo|curriculum|cv|solicitud para|postulacion|inscripcion en la oferta)
        (tu|su) (candidatura|postulacion|inscripcion|solicitud) ... (se ha|ha sido|fue|ha) ... (registrad*|recibid*|enviad*|inscrit*|completad*|llegado|remitid*)
        (te has|se ha|te) (inscrito|postulado|inscribiste|postulaste) ... (oferta|puesto|vacante|correctamente|a)
        (confirm*|acus*) ... (recepcion|recibo|recibido) ... (candidatura|cv|curriculum|postulacion|solicitud)
        (revisar*|estudiar*|valorar*|analizar*|revisando) ... (tu|su) (candidatura|postulacion|cv|perfil)
        candidatura (recibida|enviada|registrada)
        (llegado|tengo|recibido) .. (tu|su) (cv|candidatura|curriculum)
        (tu|su) (candidatura|cv|curriculum) .. (llegado|recibido)
        solicitud de empleo .. (entrada|recibid*|llegado|registrad*)
    """,
    LIKELY: """
        (gracias|agradec*) .. (por)? .. (tu|su) (candidatura|postulacion|inscripcion|solicitud de empleo)
        gracias por (postular*|inscribirte|aplicar|presentar tu candidatura|enviarnos tu cv|tu interes y candidatura)
        (gracias|agradec*) .. (interes) .. (en|por)
    """,
}

_OUTREACH = {
    SURE: """
        (visto|encontrado|vi|encontre|he dado con|llamo la atencion|revisado|leido|revisando) .. (tu|su) (perfil|cv|trayectoria|linkedin|experiencia)
        (tu|su) (perfil|trayectoria|experiencia|cv) .. (llamado|encaja*|interes*|llamo|podria|ajusta*|gustado)
        (te|le) (escribo|contacto) .. (porque|por|sobre|acerca|ya que|en relacion) .. (puesto|vacante|oportunidad|oferta|posicion|cliente|buscamos|busco|busqueda|proceso|perfil|seleccion)
        (buscamos|busco|buscando|seleccionamos|selecciono|seleccionando) .. (para)? .. (mi cliente|nuestro cliente|cliente|uno de nuestros|uno de mis|importante empresa|multinacional)
        (te|le) (interesaria|gustaria|apetece|apeteceria|interesa|encajaria) .. (saber|conocer|escuchar|hablar|charlar|valorar|puesto|oportunidad|cambio|mas|oferta|explorar)
        (abiert*|receptiv*|escucha) .. (oportunidad*|oferta*|propuesta*|cambio*|nuev*|escuchar)
        (oportunidad|vacante|puesto|posicion) .. (podria|puede|que) .. (interesar*|encajar*|gustar*)
    """,
    LIKELY: """
        (nueva|gran|interesante) oportunidad (laboral|profesional)?
        (proceso confidencial|cliente final)
    """,
}

_FEEDBACK = {
    LIKELY: """
        (tu|tus|su|sus) ... (fue|fueron|era|eran|estuvo|estaba|quedo|quedaron|parecio|parecieron|resulto|es|gusto|falto) .. (clar*|buen*|bien|correct*|solid*|excelente*|muy|poco|flojo|floja|superficial*|vag*|legible*|mejor*|demasiado|escas*|convincente*|nos|algo|mucho|experiencia|mejorable*)
        (te|le) (falto|falta|faltaron|faltaba|costo|faltan)
        (eche|echamos|echo|echaron) (de menos|en falta)
        (nos|me|les) (gusto|gustaron|encanto|impresiono|parecio|falto|sorprendio|gustaria|parecieron|hubiera gustado|habria gustado|convencio)
        (punto*|aspecto*|area*) (fuerte*|debil*|de mejora|positivo*|negativo*|a mejorar)
        (documentaste|explicaste|demostraste|respondiste|mostraste|planteaste|resolviste|comunicaste|estuviste|tuviste|quedaste|supiste)
        (mas|falta de|poca) (experiencia|profundidad|detalle|practica|concrecion)
        (otra|la otra) (persona|candidata|candidato) .. (tenia|mas|experiencia)
    """,
}

_DECLINED_FEEDBACK = {
    SURE: """
        no .. (podemos|puedo|es posible|damos|ofrecemos|facilitamos|podriamos|proporcionamos|solemos|compartimos) .. (feedback|comentarios|retroalimentacion|valoracion*|explicaciones|devolucion|informacion|detalles|motivos)
        (feedback|comentarios|retroalimentacion|valoracion*) .. (individual*|personalizad*|detallad*)? .. no .. (podemos|posible|puedo|damos)
        (politica) .. no .. (feedback|comentarios|detalles|motivos|retroalimentacion|informacion)
        no .. (motivos|razones) .. (decision|descarte|seleccion)
    """,
}

_MORE_TIME = {
    SURE: """
        (necesit*|llevar*|lleva|tardar*|pedir*|pedimos|requer*|danos|hace falta) .. (mas|otra|otras|unos|un par|algo mas|dos|unas|un poco) .. (tiempo|semana*|dias|plazo|paciencia)
        (vamos|llevamos|estamos) (con)? (_)? (_)? (_)? retraso
        (seguimos|estamos) (aun|todavia)? (revisando|evaluando|valorando) .. (pruebas|candidaturas|entrevistas|perfiles|solicitudes)
        (aun|todavia) no .. (hemos|ha|tenemos|han|se ha|podemos|esta) .. (tomado|decidido|decision|respuesta|tomada|resuelto|cerrado|terminado|novedades|concluido|finalizado)
        (decision|proceso|respuesta|resolucion) .. (retras*|aplaz*|demor*|tardar*|mas tarde|se alarga|pospon*|alargando)
        (retraso|demora) .. (decision|proceso|respuesta)
        (sigues|sigue|continuas|continua) .. (en el proceso|en proceso|siendo considerad*|en carrera)
        (te|le) (diremos|informaremos|contestaremos|daremos|responderemos|escribiremos|avisaremos|comunicaremos) .. (antes|a mas tardar|la semana|a finales|el|para el|antes del) .. (lunes|martes|miercoles|jueves|viernes|semana|mes|abril|marzo|mayo|junio|de|que)
        (todavia|aun) (nada|sin noticias|sin decision)
    """,
    LIKELY: """
        (dos|una|otra|otras dos|un par de) semanas? mas
        (disculpa*|perdona*|sentimos) .. (retraso|demora|espera|tardanza)
        (danos|denos|dame) .. (hasta|tiempo|dias|semana*)
        (se alarga|se esta alargando|va para largo)
        (paciencia) .. (dias|semana*|mas)
        prometi* .. (respuesta|decision|contestacion)
        queda .. (ver|entrevistar|hablar) .. (persona|candidat*|alguien)
    """,
}

_SENT_ASK = {
    SURE: """
        (feedback|comentario*|retroalimentacion|valoracion|opinion|devolucion) .. (ayudaria|agradec*|util|sincer*|sobre mi|podrias|podria|me|posible|seria)
        (podrias|podria|puedes|puede|seria posible|agradeceria|gustaria|querria|me encantaria) .. (contar*|decir*|compartir|explicar*|dar*|feedback|saber|comentar*|conocer|recibir|indicar*) .. (que|feedback|como|por que|comentario*|en que|motivos|mejorar|opinion|donde|sobre)
        (que|en que|como) .. (echasteis en falta|podria mejorar|falto|puedo mejorar|fallado|falle|mejorar|faltado)
    """,
}

_SENT_THANKS = {
    SURE: """
        (gracias|agradec*) .. (por)? .. (entrevista|tiempo|conversacion|charla|llamada|reunion|ayer|hoy|recibirme|atenderme)
    """,
}

_OUT_OF_OFFICE = {
    SURE: """
        (estoy|estare|me encuentro|estamos) .. (fuera de la oficina|de vacaciones|ausente|de baja|de permiso|fuera)
        (respuesta automatica|fuera de la oficina|mensaje automatico de ausencia)
    """,
}

_CONDITIONAL = """
    (si !(te parece|le parece|te va bien|le va bien|te viene bien|le viene bien|lo quieres|lo quiere)|cuando !(puedes|podrias|podria|puede|tendrias|tendria|te viene|le viene|estas|esta)|salvo que|siempre que|a menos que)
    (en caso|en el caso|en el supuesto)
    (de no|de ser|de resultar)
    (una vez que|tan pronto)
    una vez (tengamos|hayamos|revisemos|recibamos|se)
    (posible|posibles|eventual) (entrevista*|vacante*|contratacion|incorporacion|siguiente*|llamada)
    (normalmente|generalmente|habitualmente)
    (si no|solo)
    (transcurrid*|pasad* ese)
"""

_JOB = """
    (candidatura|candidaturas|candidato|candidata|candidatos|candidatas|postulacion|postulante*)
    (puesto|vacante|seleccion|reclutamiento|reclutador*|contratacion|empleo|empleador*|proceso de seleccion|oferta de empleo|trabajo|incorporacion|contrato de trabajo|practicas)
    (siguiente|proxima|ultima) (fase|etapa)
    (entrevista|curriculum|cv|recursos humanos|rrhh|talento|salario|sueldo|carta de presentacion|headhunter)
    (ingenier*|desarrollador*|analista*|tecnic*|administrativ*|director*|jefe*|responsable|consultor*|contable|enfermer*|comercial*|gestor*|coordinador*|programador*|disenador*|data|engineer|manager|arquitect*|profesor*|asistente|dependient*|redactor*)
    (proceso selectivo|convocatoria de personal|bolsa de empleo|preseleccionad*|contratad*|soldador*|fontaner*|electricista*|cociner*|camarer*)
    (vacantes|plaza de|plantilla|curriculos|practicas|camarero|dependiente|mozo|redactor|enfermero|investigador)
    (backend|frontend|recepcion|turno|despacho|plantilla|sueldo|rrhh|cto|personal)
"""

_OTHER = """
    (cenar|cena|cerveza|cervezas|canas|cumpleanos|barbacoa|almorzar)
    (voluntari*|vecin*|puertas abiertas)
    (programa de|miembro|socia|comite|academic*)
    (sorteo|vivienda|concurso|casting|audicion|coro|ayuntamiento)
    (masaje|gimnasio|restaurante|peluquero)
    (tarjeta|credito|prestamo|hipoteca|banco|cuenta|bancari*|financiacion)
    (solicitud|peticion) (de|para) (la)? (_)? (tarjeta|prestamo|credito|visado|visa|beca|alquiler|vivienda|plaza|subvencion|ayuda|residencia|nacionalidad|pasaporte|permiso|admision|inscripcion|matricula|socio|adopcion|empadronamiento|cita)
    (alquiler|piso|vivienda|inquilin*|casero|apartamento|habitacion|inmobiliaria|visita al)
    (matricula|admision|universidad|facultad|master|grado|colegio|guarderia|escuela|instituto|alumn*|plaza escolar)
    (beca|subvencion|ayuda|socio|club|asociacion|biblioteca|voluntari*|donacion)
    (articulo|manuscrito|ponencia|comunicacion|congreso|revista|revisores|resumen|conferencia|jornadas)
    (paquete|envio|entrega|pedido|factura|devolucion|garantia|reparacion|suscripcion|descuento|promocion !(interna)|cupon|compra|reembolso)
    (medico|doctor|doctora|dentista|clinica|paciente|consulta|vacuna*|peluqueria|taller|itv|carnet de conducir|autoescuela|veterinari*|cita previa|fisioterap*)
    (concierto|entrada|entradas|festival|teatro|funcion|evento|espectaculo)
    (curso|clase|webinar|seminario|taller|yoga|examen)
    (seguro|poliza|siniestro|tarifa|luz|gas|fibra)
    (encuesta|boletin|newsletter|podcast|revista)
    (viaje|vuelo|hotel|reserva|tren|mesa|billete)
    (licitacion|proveedor|presupuesto|concurso publico)
    (porteria|portero|comprador|duenos|nomina|carne)
    (su (hijo|hija)|lista de espera|campamento)
    (entrenador|juveniles|liga|tesorer*|voto|votado)
    (obra a|fontanero|presupuesto de)
    (figurantes|papel para|pelicula)
    (periodico|intercambio)
    (votos|ampa)
"""

_VETO = """
    tengo (una|mi) entrevista
    (confirma|confirme|verifica|verifique) .. (tu|su) (correo|cuenta|email|direccion|e mail)
    contrasena
    (cuenta|perfil) .. (ha sido|se ha|fue) .. (cread*|activad*)
    (candidatura|inscripcion) .. (incompleta|sin terminar|no has terminado|pendiente de completar)
    (podcast|webinar|feria de empleo|jornada de puertas abiertas|evento de)
    (recibes|recibe) .. (boletin|newsletter|suscri*)
    (me dirijo a|quisiera|deseo|me gustaria) .. (presentar mi candidatura|postularme|optar)
    (adjunto) (_)? mi (cv|curriculum)
    mi candidatura (al|para|a)
    me (han|ha) (rechazado|descartado|dicho que no)
    (consejos|trucos|como) .. (entrevista|curriculum|rechazo)
    (querid*|estimad*) (socios|padres|familias|vecinos)
"""

SPANISH = Language(
    code="es",
    common="el los las y para que con una por tu su hemos nos del es un en hola gracias te le este al como estimado no se",
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
    negative="(no|ningun|ninguna)",
    job=_JOB,
    other=_OTHER,
    veto=_VETO,
)
