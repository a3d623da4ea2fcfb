"""How employers write in Spanish. Accents are left out."""

IS_FREE_ORDER = False
COMMON = (
    "a el la los las de del que y en un una para con por su sus tu se le no al lo nos te hemos es gracias "
    "ha han sido muy pero como este esta nuestro nuestra ti usted les mas"
)

PHRASES = {
    "IF": """
si
""",
    "ASSUME": """
entienda|entiende|considere|considera que
""",
    "NOT": """
no|nunca|ni|ningun|ninguna|tampoco|sin
""",
    "MASK": """
""",
    "YOU": """
te|tu|tus|su|sus|le|usted|ti|contigo|has
*rte|*rle|*rlo|*mosle
""",
    "OTHERS": """
otro|otra|otros|otras
""",
    "BETTER": """
""",
    "ROLE": """
puesto|puestos|vacante|vacantes|oferta|plaza|plazas|posicion|empleo|trabajo|practicas|proceso|convocatoria
""",
    "DECIDED": """
decid*|decision|optado|optar|elegid*|elegir|decantado|decantarnos|seleccionad*
""",
    "ADVANCE": """
continu*
avanz*
siguiente|proxima|segunda fase|etapa|ronda
""",
    "CHOOSE": """
seleccion*
elegid*|elegir
contar contigo
""",
    "OFFER": """
ofrec*
""",
    "INVITE": """
invit*|convoc*|citar*
""",
    "FIT": """
encaj*
""",
    "SMALL": """
""",
    "REFUSED": """
lo dejamos aqui
no ha|han|has|hemos alcanzado|superado|obtenido
descart*
""",
    "FILLED": """
cubiert*|cubrir
""",
    "CANCELLED": """
cancelad*|suspendid*|congelad*|anulad*|paralizad*|pausad*|retirad*
""",
    "TALK": """
entrevista|entrevistas|llamada|reunion|videollamada|conversacion|cita|telefonica|teams|zoom|meet|charla|\
videoconferencia|cafe
""",
    "STEP": """
siguiente|proxima|segunda|ultima|proximo fase|etapa|ronda|paso|entrevista
""",
    "DAYTIME": """
lunes|martes|miercoles|jueves|viernes|sabado
""",
    "WISH": """
gustaria|encantaria|queremos|quisieramos|querriamos|deseamos|podriamos|podemos|podrias|podria|agradeceriamos|\
favor|invitamos|quiero|quisiera|necesitamos|tienes
""",
    "MEET": """
conocerte|conocerle|conocer
hablar|charlar|conversar|comentar
""",
    "ASKWHEN": """
disponib*
te|le viene|va|vendria|iria ?bien|mejor
""",
    "SCHEDULED": """
el lunes|martes|miercoles|jueves|viernes|dia|date|proximo|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|\
22|23|24|25|26|27|28|29|30|31
""",
    "THROUGH": """
pasado|pasas|superado|avanzas __ fase|ronda|etapa|prueba
perfil nos
""",
    "OFFERDOC": """
contrato
""",
    "HANDOVER": """
adjunt*|enviamos|envio|complace|alegra|firm*|hacerte|hacerle|encantados|trasladamos|remit*
""",
    "JOINS": """
queremos|quisieramos|gustaria que te|se incorpores|incorpore|unas
""",
    "SUCCESS": """
has|ha sido seleccionado|seleccionada|elegido|elegida
""",
    "RECEIVED": """
recib* __ candidatura|solicitud|curriculum|cv|inscripcion|documentacion
recepcion __ candidatura|solicitud|curriculum|cv
candidatura|solicitud __ recibid*|enviad*|registrad*
""",
    "THANKS": """
gracias|agradec* ___ interes|candidatura|inscrib*|solicitud|tiempo|postul*|aplicar|participar|participacion
""",
    "REVIEW": """
proceso de revision|seleccion
en revision
contactaremos|informaremos|avisaremos
""",
    "WORK": """
candidat*|puesto|vacante|entrevista|curriculum|cv|empleo|seleccion|plaza|contratacion|rrhh|trabajo|proceso|\
perfil|inscrib*|oferta|equipo
""",
    "APPLY": """
candidat*|postul*|inscri*|solicitud
""",
}
