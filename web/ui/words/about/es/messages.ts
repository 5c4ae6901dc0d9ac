import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in Spanish: messages, letters and statements. */
export const messages: Sentences = {
  interactions: 'Lo hablado con clientes por cualquier vía, lo más reciente primero',
  'follow-ups': 'Lo que alguien debe retomar, lo más atrasado primero',
  messages: 'Correos, cartas y mensajes del portal a clientes, y en qué estado están',
  'message-attempts': 'Cada intento de envío de un correo y qué dijo el servidor',
  'email-blocks': 'Direcciones de clientes a las que ya no se envía correo',
  'message-templates': 'Textos de mensajes que sustituyen a los predefinidos, versión a versión',
  'document-deliveries':
    'Documentos emitidos y cómo llegó cada uno al cliente, los más recientes primero',
  'print-batches': 'Cartas impresas y enviadas juntas, las más recientes primero',
  'message-copies': 'Copias de cartas impresas, con el motivo',
  statements: 'Extractos de cuenta hechos, los más recientes primero',
  'statement-runs': 'Series de extractos de cuenta, las más recientes primero',
  'statement-left-out':
    'Clientes que una serie de extractos dejó fuera aunque hay algo que comunicar, y por qué',
}
