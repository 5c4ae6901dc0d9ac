import type { Sentences } from '../../sentences.ts'

/** What lists show and commands do, in Spanish: bill runs and documents. */
export const bills: Sentences = {
  'bill-runs': 'Facturaciones, las más recientes primero',
  'bill-run-accounts': 'Qué pasó con cada cuenta en cada facturación',
  'bill-run-exceptions': 'Lo que conviene revisar antes de emitir una facturación',
  documents: 'Facturas y notas de crédito emitidas, las más recientes primero',
  'document-lines': 'Líneas de los documentos emitidos, cada una con su cálculo',
  'billed-before': 'Lo facturado por mes, producto y cargo, correcciones incluidas',
  incidents:
    'Errores en muchos documentos corregidos con una sola aprobación, los más recientes primero',
  'incident-documents':
    'De cada documento de una incidencia: su importe, qué cambia y qué lo corrigió',
  'usage-alerts': 'Límites de consumo o de gasto que se vigilan',
  'usage-alert-notices': 'Límites alcanzados, una vez por alerta y período',
  'carried-balances':
    'Lo que los cargos guardan para períodos posteriores: unidades gratuitas, energía acumulada, máximos, cuotas',
  startBillRun: 'Seleccionar las cuentas de un ciclo y empezar a calcular sus facturas',
  decideExceptions: 'Aceptar excepciones de una facturación, o retener sus cuentas sin emitir',
  refreshBillRun: 'Recalcular los borradores cuyos datos han cambiado desde entonces',
  approveBillRun: 'Liberar para su emisión los borradores revisados de una facturación',
  issueBillRun: 'Emitir los documentos de una facturación aprobada',
  redateBillRun:
    'Dar otra fecha de emisión a una facturación; sus borradores se calculan y se aprueban de nuevo',
  cancelBillRun: 'Cancelar una facturación de la que no se emitió nada',
  resumeBillRun: 'Reanudar las partes sin terminar de una facturación',
  issueCreditNote: 'Abonar líneas, cantidades o un importe de una factura emitida',
  voidInvoice: 'Anular una factura emitida con una nota de crédito, para refacturarla o no',
  issueDebitNote:
    'Cobrar importes dados con una nota de cargo, sobre una factura o para una cuenta',
  undoCreditNote: 'Deshacer una nota de crédito dada por error',
  startNumberSeries: 'Continuar la numeración de un año desde otro sistema',
  recalculateBudgets: 'Recalcular las cuotas fijas según lo que costaron los últimos doce meses',
  startRebill: 'Refacturar una serie de períodos: mostrar antes y después, para aprobar y emitir',
  startIncident: 'Seleccionar documentos erróneos por una misma causa y calcular qué los corrige',
  approveIncident:
    'Liberar con una sola aprobación lo que corrige los documentos de una incidencia',
  issueIncident: 'Emitir los documentos de una incidencia aprobada',
  cancelIncident: 'Descartar una incidencia de la que no se emitió nada',
  startProgressiveRun:
    'Facturar a mitad de período el consumo que alcanza el importe fijado para su suscripción',
  addUsageAlerts: 'Vigilar límites de consumo o gasto de cuentas, o cambiar una alerta',
  endUsageAlerts: 'Finalizar alertas; sus avisos quedan',
}
