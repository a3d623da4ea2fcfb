NAME = "Spanish"
LETTERS = ("cp1252", "mac_roman", "cp850")
COLUMNS = {
    "company": (
        "empresa; compania; empleador; nombre de la empresa; nombre empresa; organizacion; nombre de empresa; "
        "empresas; entidad"
    ),
    "agency": "agencia; ett; consultora; agencia de empleo; consultora de seleccion; empresa de seleccion",
    "title": (
        "puesto; cargo; puesto de trabajo; titulo; vacante; rol; posicion; oferta; nombre del puesto; "
        "titulo del puesto; empleo; trabajo; perfil; puesto solicitado; plaza; oferta de trabajo; "
        "oferta de empleo; titulo de la oferta"
    ),
    "applied_on": (
        "fecha de aplicacion; fecha de solicitud; fecha de candidatura; fecha de envio; fecha de postulacion; "
        "fecha aplicacion; fecha solicitud; fecha candidatura; fecha envio; fecha postulacion; enviado el; "
        "aplicado el; fecha de inscripcion; fecha inscripcion; inscrito el; postulado el; fecha en que aplique; "
        "fecha de envio del cv; solicitado el"
    ),
    "saved_on": ("guardado el; creado el; fecha de alta; anadido el; fecha de creacion; fecha guardado; agregado el"),
    "any_date": "fecha; dia; cuando",
    "state": (
        "estado; etapa; respuesta; situacion; fase; estatus; estado de la solicitud; estado de la candidatura; "
        "progreso; estado actual; estado candidatura; estado solicitud; estado del proceso; seguimiento; evento; "
        "proceso; status"
    ),
    "ending": "resultado; decision; resultado final; desenlace; decision final; resolucion",
    "state_on": (
        "fecha de respuesta; ultima actualizacion; actualizado el; fecha del estado; ultimo contacto; "
        "fecha respuesta; fecha de actualizacion; fecha estado; fecha ultimo contacto"
    ),
    "ended_on": "cerrado el; fecha de cierre del proceso; fecha de fin; fecha de decision; finalizado el",
    "deadline_on": (
        "fecha limite; plazo; cierre; fecha de cierre; vencimiento; fecha tope; fecha de vencimiento; "
        "fin de plazo; limite"
    ),
    "location": (
        "ubicacion; lugar; ciudad; localidad; sede; provincia; lugar de trabajo; pais; localizacion; donde; region"
    ),
    "work_mode": (
        "modalidad; teletrabajo; presencial remoto; modalidad de trabajo; tipo de jornada remota; "
        "modalidad trabajo; remoto"
    ),
    "pay": (
        "salario; sueldo; remuneracion; salario bruto; rango salarial; banda salarial; expectativa salarial; "
        "salario anual; retribucion; sueldo bruto; salario ofrecido; pretension salarial"
    ),
    "pay_min": "salario minimo; salario min; sueldo minimo",
    "pay_max": "salario maximo; salario max; sueldo maximo",
    "pay_currency": "moneda; divisa",
    "link": (
        "enlace; anuncio; enlace de la oferta; url oferta; enlace oferta; pagina web; sitio web; "
        "enlace a la oferta; url de la oferta; link oferta; enlace al anuncio; web; link de la oferta; "
        "enlace vacante; link de la vacante"
    ),
    "source": (
        "fuente; plataforma; portal; canal; encontrado en; origen; portal de empleo; bolsa de trabajo; medio; "
        "fuente de la oferta; donde la encontre; portal empleo; via de la oferta"
    ),
    "sent_via": (
        "via; enviado por; metodo; forma de envio; metodo de solicitud; aplicado por; medio de envio; "
        "forma de aplicacion; aplicado via; via de envio"
    ),
    "cv_version": "version del cv; cv usado; version cv; cv enviado; curriculum; version del curriculum",
    "tags": "etiquetas; categoria; categorias; palabras clave; sector",
    "advert": "descripcion; descripcion del puesto; texto del anuncio; descripcion de la oferta",
    "notes": (
        "notas; comentarios; observaciones; nota; comentario; observacion; siguiente paso; proximos pasos; "
        "otros; informacion; anotaciones; proximo paso; detalles; pendiente"
    ),
}
STATUSES = {
    "saved": (
        "guardado; guardada; por aplicar; pendiente de aplicar; pendiente de enviar; interesado; interesada; "
        "borrador; para aplicar; por enviar; no enviado; sin enviar; aun no aplicado; favorito; idea; "
        "por postular; preparando; en preparacion; sin aplicar; no enviada; me interesa; pendiente de solicitar"
    ),
    "applied": (
        "aplicado; aplicada; postulado; postulada; enviado; enviada; en espera; en proceso; solicitado; "
        "solicitada; candidatura enviada; cv enviado; solicitud enviada; inscrito; inscrita; pendiente; "
        "pendiente de respuesta; esperando respuesta; en revision; en curso; recibido; recibida; cv recibido; "
        "cv visto; cv leido; en tramite; postulacion enviada; a la espera; esperando; aplicacion enviada; "
        "en evaluacion; aplique; activa; activo; sin noticias por ahora; todavia sin respuesta; en estudio; "
        "acuse de recibo; abierto; abierta"
    ),
    "screening": (
        "entrevista telefonica; llamada; llamada telefonica; primer contacto; prueba; prueba tecnica; "
        "preseleccionado; preseleccionada; test; preseleccion; llamada rrhh; contactado; contactada; "
        "prueba online; filtro telefonico; llamada inicial; evaluacion en linea; assessment; test online; "
        "respuesta positiva; me llamaron; llamada con rrhh; llamada con reclutador"
    ),
    "interviewing": (
        "entrevista; entrevistas; en entrevista; entrevistado; entrevistada; entrevista programada; "
        "primera entrevista; segunda entrevista; tercera entrevista; entrevista final; entrevista tecnica; "
        "entrevista personal; 1 entrevista; 2 entrevista; citado; citada; invitado; invitada; "
        "entrevista realizada; entrevista agendada; entrevista presencial; videoentrevista; "
        "entrevista concertada; entrevista hecha; en entrevistas; proceso de entrevistas; fase de entrevistas; "
        "1a entrevista; 2a entrevista; entrevista online; entrevista pendiente; entrevista grupal"
    ),
    "offer": (
        "oferta; oferta recibida; propuesta; propuesta recibida; oferta de trabajo; propuesta economica; "
        "negociando; oferta formal; negociacion"
    ),
    "accepted": (
        "aceptado; aceptada; contratado; contratada; oferta aceptada; contrato firmado; acepte; firmado; "
        "he aceptado; propuesta aceptada; conseguido; incorporado; incorporada"
    ),
    "rejected": (
        "rechazado; rechazada; no seleccionado; no seleccionada; descartado; descartada; rechazo; denegado; "
        "denegada; candidatura rechazada; no superado; no superada; no continuo; no continua; negativa; "
        "me rechazaron; no apto; no apta; respuesta negativa; proceso finalizado no seleccionado; "
        "candidatura descartada; eliminado; eliminada; no pase; no elegido; no elegida; desestimado; "
        "desestimada; solicitud rechazada"
    ),
    "no_response": (
        "sin respuesta; no responde; no contestan; no contesta; nunca respondieron; no respondieron; ghosting; "
        "sin contestacion; sin noticias; no hay respuesta; ninguna respuesta; no han respondido; no contestaron; "
        "me ignoraron; silencio; nunca contestaron; sin contestar; sin feedback"
    ),
    "cancelled": (
        "puesto cancelado; proceso cancelado; vacante cancelada; oferta cancelada; "
        "vacante cerrada por la empresa; proceso suspendido; proceso paralizado; oferta retirada; "
        "vacante eliminada"
    ),
    "withdrawn": (
        "retirado; retirada; no interesado; no interesada; desistido; candidatura retirada; abandonado; "
        "me retire; retire mi candidatura; ya no me interesa; renuncie al proceso; no me interesa; "
        "cancelado por mi; desisti; he renunciado al proceso"
    ),
    "declined": (
        "oferta rechazada; oferta declinada; rechace; rechace la oferta; rechazada por mi; no acepte; "
        "he rechazado la oferta; rechazado por mi; decline la oferta"
    ),
}
ASIDES = (
    "el la los las un una de del en por con para desde y hace programada agendada concertada hecha realizada tuve "
    "tengo correo email rrhh rh"
)
