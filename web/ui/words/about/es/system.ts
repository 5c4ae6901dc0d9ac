import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: people, the log and other systems. */
export const system: Sentences = {
  schedules: 'Lo que se hace solo una vez al día y su último resultado',
  'bulk-runs': 'Una acción sobre muchas filas: quién, qué y hasta dónde; las más recientes primero',
  'bulk-rows': 'Filas de los trabajos en lote y qué fue de cada una',
  'data-imports':
    'Ficheros de clientes, contratos, precios y otros recibidos, probados e incorporados',
  receiveDataFile:
    'Recibir un fichero CSV de una importación de datos; todavía no se incorpora nada',
  tryDataImport: 'Probar cada línea de los ficheros de una importación, sin incorporar nada',
  commitDataImport: 'Incorporar las líneas de una importación de datos que se probó',
  cancelDataImport: 'Detener una importación de datos; las líneas incorporadas se quedan',
  'failed-jobs': 'Tareas abandonadas y las que se reintentan tras un fallo',
  'saved-views': 'Vistas de listas que alguien guardó',
  'api-keys': 'Claves de programas, sin sus secretos',
  'command-log':
    'Cada escritura: quién, qué, cuándo, con qué datos y resultado; lo más reciente primero',
  'change-log': 'Cada cambio, antes → después, por objeto; los más recientes primero',
  'log-blocks':
    'Sellos del registro: guarde el último en otro lugar y nadie podrá reescribir lo anterior',
  'proof-runs':
    'Cuándo se ejecutaron todas las pruebas, quién las pidió y qué enunciados se incumplían; las más recientes primero',
  'document-blocks':
    'Sellos de los documentos emitidos: guarde en otro lugar el último de cada serie y nadie podrá cambiar un documento sin que se note',
  'retention-periods': 'Cuántos meses se conserva cada cosa',
  'legal-holds': 'Clientes de los que nada se puede suprimir',
  'data-copies':
    'Copias de todo lo que se conserva de un cliente: por qué, para quién y hasta cuándo; las más recientes primero',
  erasures:
    'Qué se suprimió, por qué, por quién y qué conserva la ley hasta cuándo; lo más reciente primero',
  'erasure-candidates':
    'Clientes cuya última suscripción terminó hace más tiempo del que se conservan',
  people: 'Personas que inician sesión: personal y usuarios de clientes',
  'person-roles': 'Funciones de las personas, con su inicio y fin',
  'approval-requests':
    'Lo que se presentó a una segunda persona, con su efecto; lo más reciente primero',
  'security-alerts':
    'Personas cuyo acceso se usó desde redes distintas a la vez; lo más reciente primero',
  'webhook-endpoints': 'Sistemas a los que se informa de eventos, sin sus secretos',
  'webhook-events': 'Eventos a los que alguien se suscribió, los más recientes primero',
  'webhook-deliveries': 'Eventos por destino y si llegaron',
  'webhook-attempts': 'Cada intento de entrega: qué se respondió y cuánto tardó',
  createApiKey:
    'Crear una clave con la que un programa usa la API; su secreto se muestra solo esta vez',
  renewApiKey:
    'Dar a una clave otro secreto, que se muestra solo esta vez; el anterior deja de valer al momento',
  revokeApiKey: 'Anular una clave de inmediato: su próxima petición se rechaza',
  setRetention:
    'Fijar cuántos meses se conservan documentos, mandatos, clientes e inicios de sesión',
  placeLegalHold: 'Impedir que se suprima nada de un cliente',
  releaseLegalHold: 'Levantar las retenciones legales de un cliente',
  makeDataCopy:
    'Elaborar una copia de todo lo que se conserva de un cliente que la pide, en un solo archivo; lo hace una tarea',
  openDataCopy:
    'Abrir una copia de todo lo que se conserva de un cliente; el registro dice quién la sacó',
  eraseAccount:
    'Suprimir para siempre quién es un cliente; los documentos emitidos quedan hasta su plazo',
  erasePerson:
    'Suprimir quién es una persona que ya no puede entrar; lo que hizo queda, sin nombre',
  invitePerson: 'Dar de alta a una persona, con un enlace para elegir su contraseña',
  changePerson: 'Cambiar el correo, el nombre o el idioma de una persona',
  disablePerson: 'Impedir de inmediato que una persona inicie sesión y actúe',
  enablePerson: 'Permitir de nuevo que una persona inicie sesión y actúe',
  grantRole: 'Conceder una función a una persona, por un tiempo o hasta que se retire',
  revokeRole: 'Retirar una función a una persona, de inmediato',
  defineRole: 'Definir qué puede hacer solo o proponer una función, y hasta qué importes',
  defineAuthorityRule:
    'Definir cuándo una acción necesita una segunda persona y la aprobación de quién',
  delegateApproval: 'Dejar que otra persona apruebe en su lugar hasta un momento dado',
  endDelegation: 'Retirar el derecho a aprobar en su lugar',
  endSessions: 'Cerrar de inmediato todas las sesiones de una persona',
  makePasswordLink: 'Crear un enlace para elegir una nueva contraseña; entréguelo usted mismo',
  removeSecondFactor: 'Quitar el segundo factor y las claves de acceso a quien los ha perdido',
  requestApproval: 'Presentar una acción que necesita una segunda persona, con su efecto',
  approveRequest: 'Aprobar lo que otra persona presentó, que entonces se ejecuta',
  rejectRequest: 'Rechazar lo que alguien presentó, con el motivo',
  withdrawRequest: 'Retirar lo que presentó, antes de que nadie decida',
  takeAnswer: 'Recoger el secreto de lo que presentó y fue aprobado; solo se muestra esta vez',
  runJobAgain: 'Volver a ejecutar ahora una tarea fallida, con todos sus intentos por delante',
  setSchedules:
    'Fijar desde qué hora se hacen cada día renovaciones, vencimientos de crédito y facturaciones progresivas',
  prepareBulk: 'Probar una acción sobre muchas filas de una lista, sin cambiar nada todavía',
  carryOutBulk: 'Ejecutar lo que se probó sobre muchas filas; cada fila dice qué fue de ella',
  cancelBulk: 'Detener un trabajo en lote; lo hecho queda hecho, el resto se omite',
  saveView: 'Guardar filtros, orden y columnas de una lista con un nombre, para usted o para todos',
  removeView: 'Quitar una vista guardada suya',
  addWebhookEndpoint:
    'Informar a otro sistema de los eventos por webhook; el secreto se muestra solo esta vez',
  changeWebhookEndpoint:
    'Dar a un destino de webhooks otra dirección, otros eventos u otra descripción',
  rotateWebhookSecret:
    'Dar a un destino de webhooks un secreto nuevo; el anterior firma junto a él unas horas',
  disableWebhookEndpoint: 'No enviar nada más a un destino de webhooks; lo que espera se conserva',
  enableWebhookEndpoint: 'Volver a enviar a un destino de webhooks, empezando por lo que espera',
  replayWebhooks: 'Enviar otra vez a un destino un evento, o todos los de un intervalo',
  sendTestWebhook: 'Enviar un mensaje de prueba a un destino de webhooks',
}
