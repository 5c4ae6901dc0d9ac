import type { Labels } from '../labels.ts'

/** Names of statements, their runs and deliveries, in Spanish. */
export const statements: Labels = {
  statementMethod: 'Tipo de extracto',
  'billed-before': 'Facturado anteriormente',
  statementRun: 'Serie de extractos',
  'statement-runs': 'Series de extractos',
  whose: 'Para quién',
  'statement-left-out': 'Excluidos de extractos',
  startStatementRun: 'Preparar una serie de extractos',
  approveStatementRun: 'Aprobar una serie de extractos',
  sendStatementRun: 'Enviar una serie de extractos',
  cancelStatementRun: 'Cancelar una serie de extractos',
  resumeStatementRun: 'Reanudar una serie de extractos',
  workStatementChunk: 'Tratar una parte de una serie de extractos',
  splitStatementRunChunk: 'Dividir una parte de una serie de extractos',
}

/** Values of statements, their runs and deliveries, in Spanish. */
export const statementValues: Labels = {
  preparing: 'En preparación',
  balance: 'Con algo pendiente',
  balance_or_movement: 'Algo pendiente o un movimiento',
  everybody: 'Todos',
  deliveries: 'Envío de documentos',
  letters: 'Lotes de impresión',
  statements: 'Extractos de cuenta',
  wants_none: 'No quiere extractos',
  spared: 'Excluido por una marca',
}
