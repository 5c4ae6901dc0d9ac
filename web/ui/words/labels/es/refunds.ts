import type { Labels } from '../labels.ts'

/** Nombres de devoluciones por proveedor, en español. */
export const refunds: Labels = {
  again: 'Por qué se toma de nuevo',
  takenAt: 'Llevado al banco por última vez',
  replaceDebitFile: 'Rehacer un fichero de adeudos',
  replaceRefundFile: 'Rehacer un fichero de devoluciones',
  fileNo: 'Número del fichero',
  debit_run_again: 'Fichero de adeudos rehecho',
  refund_run_again: 'Fichero de devoluciones rehecho',
  filesReplaced: 'Ficheros sustituidos',
  because: 'Por qué',
  takenTimes: 'Veces llevado al banco',
  'refund-proposals': 'Reembolsos propuestos',
  refundToOrigin: 'Devolver al origen del pago',
  unread: 'Eventos por aclarar',
  'provider-refunds': 'Devoluciones por proveedor',
  owed: 'Se debe de nuevo',
  providerRefundId: 'Devolución (ID del proveedor)',
  askedAgainAt: 'Próxima consulta',
  timesAsked: 'Consultas hechas',
  refundPayment: 'Devolver a la tarjeta o cuenta',
  beginRefund: 'Pedir una devolución al proveedor',
  recordRefundFacts: 'Registrar novedades de una devolución',
  traceNumber: 'Número de rastreo',
  changeTold: 'Cuenta correcta según el banco',
  recordUnknownRefund: 'Anotar una devolución incierta',
}

/** Valores de lo mismo. */
export const refundValues: Labels = {
  never_received: 'Nunca llegó al banco',
  us: 'Por nosotros',
  provider: 'Por el proveedor',
}
