"""How employers write in Spanish. Accents are left out."""

IS_FREE_ORDER = False
COMMON = (
    "a el la los las de del que y en un una para con por su sus tu se le no al lo nos te hemos es gracias "
    "ha han sido muy pero como este esta nuestro nuestra ti usted les mas"
)

PHRASES = {
    "BREAK": """
, nos|te|le|el|la|los|hemos|pero|y|que|por|ya|su|tu|no|en|gracias|aunque|si
y nos|te|le|hemos|queremos|queremos|nuestro|nuestra|su|tu
porque
ya que
""",
    "BUT": """
pero
sin embargo
no obstante
""",
    "ALTHOUGH": """
aunque
a pesar
pese a
si bien
""",
    "IF": """
si
en caso
en el caso
siempre que
dependiendo
cuando tengamos|recibamos|sea|haya
""",
    "UNTIL": """
hasta
en cuanto
tan pronto
antes de que
""",
    "COURTESY": """
tienes|tiene alguna|cualquier|dudas|preguntas
te|le interesa|viene|va|parece
estas|esta interesado|interesada|disponible
quieres|quiere|desea|deseas|prefieres|prefiere
puedes|puede
""",
    "SILENCE": """
no __ recib*|respuesta|noticias|contact*
sin respuesta|noticias
""",
    "ASSUME": """
entienda|entiende|considere|considera que
""",
    "GENERIC": """
todas|todos|cada|solo __ candidat*|candidatura*|solicitud*
candidat* seleccionad*|preseleccionad*|que|cuyo*
toda oferta
""",
    "PROCESS": """
proceso incluye|consta|consiste
normalmente|generalmente|habitualmente
proceso de seleccion consta|incluye|consiste|:
proximos pasos :
""",
    "NOT": """
no|nunca|ni|ningun|ninguna|tampoco|sin
""",
    "YET": """
aun|todavia no
no __ todavia|aun
""",
    "MASK": """
no dudes|dude
no solo
no responda*|responder|contest*
no olvid*
sin embargo
no obstante
sin compromiso|coste
no te preocupes|pierdas
no se preocupe
sin perjuicio
""",
    "YOU": """
te|tu|tus|su|sus|le|usted|ti|contigo|has
*rte|*rle|*rlo|*mosle
""",
    "US": """
nos|nuestro|nuestra|hemos|podemos|vamos|he
equipo|cliente|empresa|comité|dirección|departamento
""",
    "APPLICATION": """
candidatura|candidaturas|solicitud|perfil|curriculum|cv|experiencia|proceso
""",
    "OTHERS": """
otro|otra|otros|otras|interno|interna|externo _ candidat*|candidatura*|persona|personas|perfil|perfiles|aspirante*|companer*
otro|otra|otros|otras
alguien
candidat* intern*
""",
    "SOMEONES": """
candidat*|persona|personas|perfiles|perfil que|cuyo*|con|mas
""",
    "BETTER": """
mas ajustad*|adecuad*|cercan*|acorde*|afin|alinead*|experiencia|experimentad*|al|a
mejor
mayor
se ajusta* mas|mejor
""",
    "FUTURE": """
seran|sera
""",
    "EARLIER": """
el ano pasado
anteriormente
""",
    "ROLE": """
puesto|puestos|vacante|vacantes|oferta|plaza|plazas|posicion|empleo|trabajo|practicas|proceso|convocatoria
""",
    "DECIDED": """
decid*|decision|optado|optar|elegid*|elegir|decantado|decantarnos|seleccionad*
""",
    "ADVANCE": """
continu*
seguir ?adelante|contigo|con
avanz*
siguiente|proxima|segunda fase|etapa|ronda
adelante
proseguir
pasado|pasar|pasas
""",
    "CHOOSE": """
seleccion*
elegid*|elegir
contrat*
considerad*|considerar
acept*|admit*
contar contigo
incorpor*
convoc*
escogid*
""",
    "OFFER": """
ofrec*
""",
    "MAKEOFFER": """
hacer* __ oferta
""",
    "INVITE": """
invit*|convoc*|citar*
""",
    "FIT": """
encaj*
ajust*
cumpl*
adecu*
correspond*
coincid*
reun* __ requisitos|condiciones
suficiente*
""",
    "SUCCEED": """
superad*|exito|exitos*|conseguido|aprobado
""",
    "SMALL": """
responder|contestar ?a ?tod*|cada
feedback|comentarios|individual*|respuesta
fecha|hora|horario|cita
gastos
""",
    "REFUSED": """
plantilla|equipo ___ complet*
lo dejamos aqui
no ha|han|has|hemos alcanzado|superado|obtenido
descart*
rechaz*
desestim*|denegad*
malas noticias
no|mejores buenas noticias|buenas
no __ buenas|mejores noticias
decision|resultado __ negativ*|desfavorable
no __ vacante*|puesto*|plaza* __ para|disponible*|momento|adecuad*
no favorable
fuera del proceso
""",
    "DECIDEDNOT": """
decidido|optado ?por no
""",
    "TAKENBACK": """
retir* ___ oferta
""",
    "FILLED": """
cubiert*|cubrir
asignad*|adjudicad*
encontrado __ persona|candidat*|perfil
ocupad*
""",
    "CANCELLED": """
cancelad*|suspendid*|congelad*|anulad*|paralizad*|pausad*|retirad*
""",
    "GONE": """
cerrad*|cerrar
no __ disponible|abierta|vigente|activa
finalizado|concluido
""",
    "REGRET": """
lament*|sent*|pena __ inform*|comunic*|decir*|notific*|que
lamentablemente|desafortunadamente|desgraciadamente
lament*
""",
    "COMPETED": """
numero|cantidad|gran|muchas|muchos|numeros* __ candidat*|candidatura*|solicitud*
decision|eleccion __ dificil
""",
    "FAREWELL": """
dese* __ suerte|exito|mejor|exitos
mucha|mucho suerte|exito
""",
    "STILLTOCOME": """
contactaremos|revisaremos|pondremos
en revision
proceso de revision
estudi*|valor* __ candidatura|solicitud|perfil
""",
    "TALK": """
entrevista|entrevistas|llamada|reunion|videollamada|conversacion|cita|telefonica|teams|zoom|meet|charla|videoconferencia|cafe
meetinglink
dia de prueba
""",
    "TEST": """
prueba|pruebas|test|ejercicio|evaluacion|caso practico
assessment
""",
    "STEP": """
siguiente|proxima|segunda|ultima|proximo fase|etapa|ronda|paso|entrevista
""",
    "IS": """
es|sera|:
""",
    "SCREENING": """
llamada
primera entrevista|llamada|toma
entrevista telefónica
por teléfono
""",
    "CALLEDOFF": """
cancel*|anul* __ entrevista|reunión|cita
entrevista|reunión|cita __ cancelad*|anulad*
""",
    "DAYTIME": """
lunes|martes|miercoles|jueves|viernes|sabado
manana|hoy
semana que viene|proxima
esta|proxima semana
enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre
clock|date
""",
    "WISH": """
gustaria|encantaria|queremos|quisieramos|querriamos|deseamos|podriamos|podemos|podrias|podria|agradeceriamos|favor|invitamos|quiero|quisiera|necesitamos|tienes
""",
    "ARRANGE": """
agend*|concert*|organiz*|program*|fijar|concretar|coordinar|reprogram*|aplaz*|mover
""",
    "MEET": """
conocerte|conocerle|conocer
hablar|charlar|conversar|comentar
verte|verle|entrevistarte|entrevistarle
reunirnos|reunirme
tener una
""",
    "COMPLETE": """
complet*|realiz*|hacer|hagas|rellenar|presentar
""",
    "SOFT": """
web|pagina|portal|bolsa|comunidad|newsletter|redes
otras ofertas|vacantes
nuestras ofertas
inscrib*
""",
    "FEEDBACK": """
feedback
comentarios sobre
""",
    "ASKWHEN": """
disponib*
cuando|que|cual* __ viene|podrias|podria|puedes|puede|disponible|bien|prefieres|hora
tendrias|tienes|tendria|tiene __ disponibilidad|hueco|minutos|tiempo|rato
te|le viene|va|vendria|iria ?bien|mejor
horario*|fecha*|hueco* __ disponible*|prefieres|convenga|venga
confirm* __ asistencia|disponibilidad
podrias|podria|puedes|puede venir|el|manana|lunes|martes|miercoles|jueves|viernes|hablar|acudir
""",
    "BOOK": """
elige|elija|escoge|reserva|selecciona|reserve __ hora|hueco|cita|horario|fecha
bookinglink
""",
    "STANDING": """
reserva|agenda una reunión|llamada conmigo
mi calendario|agenda
book a meeting|time|call with me
my calendar
""",
    "SCHEDULED": """
tendra lugar
confirm*
recordatorio|recordamos|recordarte
programad*|prevista|fijada|agendada|aplazad*|reprogramad*|cambiad*
sera el
el lunes|martes|miercoles|jueves|viernes|dia|date|proximo|1|2|3|4|5|6|7|8|9|10|11|12|13|14|15|16|17|18|19|20|21|22|23|24|25|26|27|28|29|30|31
""",
    "LOOKFORWARD": """
ganas de
nos vemos
hasta el
""",
    "LABEL": """
fecha|hora|lugar|direccion|enlace :
invitacion|convocatoria|citacion ?: a|para ?una ?la entrevista
""",
    "THROUGH": """
pasado|pasas|superado|avanzas __ fase|ronda|etapa|prueba
seleccionad*|preseleccionad* __ entrevista|fase|prueba
gustado|interesado|llamado __ perfil|cv|candidatura|atencion
perfil nos
""",
    "CALLYOU": """
te|le llamare|llamaremos|llamo
""",
    "PAST": """
gracias por
tras la|tu|su|nuestra
despues de
""",
    "JOB": """
puesto|vacante|plaza|contrato|empleo|trabajo|posicion|practicas
como
""",
    "OFFERDOC": """
oferta de empleo|trabajo|contratacion
carta de oferta
contrato
oferta formal|laboral
tu|su|una oferta
""",
    "HANDOVER": """
adjunt*|enviamos|envio|complace|alegra|firm*|hacerte|hacerle|encantados|trasladamos|remit*
""",
    "JOINS": """
bienvenido|bienvenida ?al|a ?nuestro|equipo
seleccionado|seleccionada|elegido|elegida para|como ?el|la puesto|plaza|posicion|vacante
queremos|quisieramos|gustaria que te|se incorpores|incorpore|unas
contar contigo|con ?usted __ equipo|puesto
tu|su incorporacion|contratacion
el puesto es tuyo|suyo
primer dia
formes|forme parte
contratarte|contratarle
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
revis*|estudi*|valor*|analiz* __ candidatura|solicitud|perfil|curriculum|detenimiento
en ?proceso|fase de ?revision|valoracion|estudio
proceso de revision|seleccion
en revision
pondremos|pondre en contacto
contactaremos|informaremos|avisaremos
""",
    "ADVERT": """
nuevas ofertas|vacantes
ofertas de empleo
alerta de empleo
newsletter|descuento|webinar
inscribete ahora
""",
    "COLD": """
visto|encontrado tu|su perfil
nuevas oportunidades
perfil en linkedin
""",
    "OWN": """
mi|mis candidatura|curriculum|cv|experiencia|carta|solicitud
adjunto mi
acepto|rechazo|retiro
su|tu oferta __ acepto|aceptar
habeis|han tomado|decidido
""",
    "ELSEWHERE": """
pedido|paquete|envio|factura|alquiler|piso|credito|prestamo|seguro|medico|suscripcion|billete
""",
    "SCAM": """
telegram|whatsapp
envi*|facilit*|mand* ___ bancarios|cuenta
pagar|abonar|ingresar|transferir ___ tasa|euros|deposito
""",
    "WORK": """
candidat*|puesto|vacante|entrevista|curriculum|cv|empleo|seleccion|plaza|contratacion|rrhh|trabajo|proceso|perfil|inscrib*|oferta|equipo
""",
    "APPLY": """
candidat*|postul*|inscri*|solicitud
""",
    "CLOSING": """
un ?cordial saludo|abrazo
saludos
atentamente
cordialmente
""",
    "REQUIREMENT": """
requisitos|titulacion|experiencia requerid*
experiencia minima
""",
    "COMPARED": """
otro|otra|otros|otras _ candidat*|persona*|perfil*
mejor
mas ajustad*|adecuad*|experiencia
""",
}
