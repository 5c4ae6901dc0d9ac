import type { Labels } from '../labels.ts'

/** Namen zu Erstattungen über Dienstleister, auf Deutsch. */
export const refunds: Labels = {
  again: 'Warum sie erneut entnommen wird',
  takenAt: 'Zuletzt zur Bank gebracht',
  replaceDebitFile: 'Lastschriftdatei neu erstellen',
  replaceRefundFile: 'Erstattungsdatei neu erstellen',
  fileNo: 'Nummer der Datei',
  debit_run_again: 'Lastschriftdatei neu erstellt',
  refund_run_again: 'Erstattungsdatei neu erstellt',
  filesReplaced: 'Ersetzte Dateien',
  because: 'Warum',
  takenTimes: 'Wie oft zur Bank gebracht',
  'refund-proposals': 'Vorgeschlagene Erstattungen',
  refundToOrigin: 'Dorthin erstatten, woher gezahlt wurde',
  unread: 'Noch zu klärende Ereignisse',
  'provider-refunds': 'Erstattungen über Dienstleister',
  owed: 'Wieder geschuldet',
  providerRefundId: 'Erstattung (ID des Dienstleisters)',
  askedAgainAt: 'Nächste Nachfrage',
  timesAsked: 'Nachfragen',
  refundPayment: 'Auf Karte oder Konto erstatten',
  beginRefund: 'Dienstleister um Erstattung bitten',
  recordRefundFacts: 'Stand einer Erstattung erfassen',
  traceNumber: 'Spurnummer (ACH)',
  changeTold: 'Richtiges Konto laut Bank',
  recordUnknownRefund: 'Unklare Erstattung vermerken',
}

/** Werte dazu. */
export const refundValues: Labels = {
  never_received: 'Nie bei der Bank angekommen',
  us: 'Von uns',
  provider: 'Über den Dienstleister',
}
