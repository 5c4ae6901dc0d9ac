import type { Labels } from '../labels.ts'

/** Names about bank reconciliation, refunds and credit balances, in German. */
export const reconciliation: Labels = {
  'bank-reconciliation': 'Bankabstimmung',
  'bank-reconciling-items': 'Abstimmposten',
  'credit-refund-rules': 'Regeln für Erstattung von Guthaben',
  setCreditRefundRule: 'Regel für Erstattung von Guthaben festlegen',
  proposeCreditRefunds: 'Erstattung von Guthaben vorschlagen',
  creditDays: 'Nach Tagen im Guthaben',
  'setCreditRefundRule.afterDays': 'Nach Tagen im Guthaben',
  above: 'Über',
  'bank-line-links': 'Verknüpfte Bankzeilen',
  statementOn: 'Auszug vom',
  openingOrGaps: 'Anfangsbestand und Lücken',
  notInBooks: 'Nicht gebucht',
  announced: 'Nur avisiert',
  notOnStatement: 'Nicht auf Auszug',
  ledger: 'Buchsaldo',
  difference: 'Differenz',
  side: 'Seite',
  linkId: 'Verknüpfung',
  linkBankLine: 'Bankzeile verknüpfen',
  linkRecordedLines: 'Erfasste Zahlungen erneut suchen',
  assignTask: 'Aufgabe zuweisen',
  notOnBankDays: 'Tage ohne Meldung der Bank',
  notRecordedDays: 'Tage ohne Erfassung',
  againDays: 'Tage bis zur Wiedervorlage',
  settled: 'Von selbst erledigt',
  uncashedDays: 'Tage ohne Einlösung',
  since: 'Seit',
}

/** Values of the same. */
export const reconciliationValues: Labels = {
  payout: 'Auszahlung',
  refund_back: 'Zurückgekommene Erstattung',
  refund_run: 'Erstattungslauf',
  journal: 'Manuelle Buchung',
  debit_run: 'Lastschriftlauf',
  debit: 'Lastschrift',
  recorded: 'Schon erfasst',
  receivables: 'Zahlungseingang',
  credit_refund: 'Guthaben zu erstatten',
  not_on_bank: 'Von der Bank nicht gemeldet',
  returned_by_bank: 'Von der Bank zurückgegeben',
}
