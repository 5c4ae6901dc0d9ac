import type { Labels } from '../labels.ts'

/** Names about bank reconciliation, refunds and credit balances, in Spanish. */
export const reconciliation: Labels = {
  'bank-reconciliation': 'Conciliación bancaria',
  'bank-reconciling-items': 'Partidas de conciliación',
  'credit-refund-rules': 'Reglas de reembolso de saldos a favor',
  setCreditRefundRule: 'Fijar la regla de reembolso de saldos a favor',
  proposeCreditRefunds: 'Proponer el reembolso de saldos a favor',
  creditDays: 'Tras días con saldo a favor',
  'setCreditRefundRule.afterDays': 'Tras días con saldo a favor',
  above: 'Por encima de',
  'bank-line-links': 'Líneas bancarias vinculadas',
  statementOn: 'Extracto del',
  openingOrGaps: 'Apertura y huecos',
  notInBooks: 'No contabilizado',
  announced: 'Solo anunciado',
  notOnStatement: 'No en extracto',
  ledger: 'Saldo contable',
  difference: 'Diferencia',
  side: 'Lado',
  linkId: 'Vínculo',
  linkBankLine: 'Vincular una línea bancaria',
  linkRecordedLines: 'Buscar de nuevo pagos registrados',
  assignTask: 'Asignar una tarea',
  notOnBankDays: 'Días sin noticia del banco',
  notRecordedDays: 'Días sin registrar',
  againDays: 'Días hasta volver a preguntar',
  settled: 'Cerrado por sí solo',
  uncashedDays: 'Días sin cobrar',
  since: 'Desde',
}

/** Values of the same. */
export const reconciliationValues: Labels = {
  payout: 'Liquidación',
  refund_back: 'Reembolso devuelto',
  refund_run: 'Lote de reembolsos',
  journal: 'Asiento manual',
  debit_run: 'Lote de adeudos',
  debit: 'Adeudo',
  recorded: 'Ya registrado',
  receivables: 'Cobros',
  credit_refund: 'Saldo a favor por reembolsar',
  not_on_bank: 'No comunicado por el banco',
  returned_by_bank: 'Devuelto por el banco',
}
