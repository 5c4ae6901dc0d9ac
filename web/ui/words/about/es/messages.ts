import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: messages, letters and statements. */
export const messages: Sentences = {
  interactions: 'Lo hablado con clientes por cualquier vía, lo más reciente primero',
  'interaction-files':
    'Ficheros guardados con entradas de los historiales, los más recientes primero',
  'follow-ups': 'Lo que alguien debe retomar, lo más atrasado primero',
  messages: 'Correos, cartas y mensajes del portal a clientes, y en qué estado están',
  'message-attempts': 'Cada intento de envío de un correo y qué dijo el servidor',
  'email-blocks': 'Direcciones de clientes a las que ya no se envía correo',
  'message-templates': 'Textos de mensajes que sustituyen a los predefinidos, versión a versión',
  'document-deliveries':
    'Documentos emitidos y cómo llegó cada uno al cliente, los más recientes primero',
  'print-batches': 'Cartas impresas y enviadas juntas, las más recientes primero',
  'print-batch-letters':
    'Cartas de los lotes de impresión en orden postal, cada una con su página en el archivo',
  'document-copies':
    'Copias de documentos emitidos, impresas o enviadas, con el motivo, las más recientes primero',
  'message-copies': 'Copias de cartas impresas, con el motivo',
  statements: 'Extractos de cuenta hechos, los más recientes primero',
  'statement-runs': 'Series de extractos de cuenta, las más recientes primero',
  'statement-left-out':
    'Clientes que una serie de extractos dejó fuera aunque hay algo que comunicar, y por qué',
  addInteractionFile:
    'Guardar un fichero con una entrada del historial: una carta recibida, una foto, un correo',
  recordInteraction:
    'Registrar una llamada, visita, carta, mensaje o nota en la cronología de un cliente',
  finishFollowUp: 'Cerrar un seguimiento en la cronología de un cliente',
  recordDocumentOpened:
    'Anotar que un cliente abrió un documento en sus propias páginas (lo hacen las páginas)',
  sendDocumentCopy:
    'Enviar al cliente una copia de un documento emitido, marcada COPIA, e inscribirla en el registro',
  reprintDocument:
    'Imprimir una copia de un documento emitido, marcada COPIA, y anotarla en el registro',
  recordBounces: 'Registrar correos devueltos, bloquear sus direcciones y enviarlos por carta',
  decideMessages:
    'Decidir sobre mensajes que fallaron o quizá llegaron: enviado, otra vez, por carta o cancelar',
  blockEmail: 'No enviar más correos a una dirección de un cliente; en su lugar van cartas',
  releaseEmail: 'Permitir de nuevo correos a una dirección de un cliente',
  saveMessageTemplates:
    'Guardar textos de mensajes como versiones nuevas, por idioma, canal y entidad legal',
  deliverDocuments:
    'Enviar a los clientes sus documentos emitidos por correo electrónico, carta o portal, una vez cada uno',
  createPrintBatch: 'Formar lotes de impresión con las cartas en espera, por orden postal',
  confirmPrintBatch: 'Marcar un lote de impresión como impreso y enviado',
  copyLetter: 'Anotar en el registro una copia de una carta, marcada COPIA',
  makeStatements: 'Hacer extractos de cuenta para clientes y enviarlos si se pide',
  setStatementMethod: 'Fijar cómo se hacen los extractos de un cliente, desde un día de cambio',
  startStatementRun: 'Preparar extractos de cuenta para muchos clientes; aún no se envía nada',
  approveStatementRun: 'Liberar los extractos que preparó una serie',
  sendStatementRun:
    'Enviar los extractos de una serie aprobada, según la preferencia de cada cliente',
  cancelStatementRun: 'Descartar una serie de extractos de la que no se envió nada',
  resumeStatementRun: 'Reanudar las partes sin terminar de una serie de extractos',
}
