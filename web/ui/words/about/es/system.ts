import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in Spanish: people, the log and other systems. */
export const system: Sentences = {
  schedules: 'Lo que se hace solo una vez al día y su último resultado',
  'bulk-runs': 'Una acción sobre muchas filas: quién, qué y hasta dónde; las más recientes primero',
  'bulk-rows': 'Filas de los trabajos en lote y qué fue de cada una',
  'failed-jobs': 'Tareas abandonadas y las que se reintentan tras un fallo',
  'saved-views': 'Vistas de listas que alguien guardó',
  'api-keys': 'Claves de programas, sin sus secretos',
  'command-log':
    'Cada escritura: quién, qué, cuándo, con qué datos y resultado; lo más reciente primero',
  'change-log': 'Cada cambio, antes → después, por objeto; los más recientes primero',
  'log-blocks':
    'Sellos del registro: guarde el último en otro lugar y nadie podrá reescribir lo anterior',
  'retention-periods': 'Cuántos meses se conserva cada cosa',
  'legal-holds': 'Clientes de los que nada se puede suprimir',
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
}
