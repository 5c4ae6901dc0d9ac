import type { Labels } from '../labels.ts'

/** Bulk work, saved views and jobs, in German. */
export const desk: Labels = {
  'bulk-runs': 'Sammelaktionen',
  askedAt: 'Vorbereitet',
  bulkId: 'Kennung der Sammelaktion',
  list: 'Liste',
  askedBy: 'Vorbereitet von',
  rowCount: 'Zeilen',
  'bulk-rows': 'Zeilen der Sammelaktionen',
  rowNo: 'Zeile',
  trial: 'Probelauf',
  receiveDataFile: 'Datei zur Übernahme empfangen',
  tryDataImport: 'Datenübernahme prüfen',
  commitDataImport: 'Daten übernehmen',
  wholeFiles: 'Nur ganze Dateien',
  cancelDataImport: 'Datenübernahme anhalten',
  importBatch: 'Zeilen einer Datenübernahme',
  noteDataImport: 'Stand einer Datenübernahme vermerken',
  forgetOldDataFiles: 'Alte übernommene Dateien vergessen',
  'data-imports': 'Datenübernahmen',
  fileNames: 'Dateien',
  problems: 'Beanstandungen',
  problemNo: 'Nummer der Beanstandung',
  'failed-jobs': 'Gescheiterte Aufträge',
  jobId: 'Auftragskennung',
  maxAttempts: 'Versuche höchstens',
  runAt: 'Nächster Versuch',
  lastError: 'Was geschah',
  'saved-views': 'Gespeicherte Ansichten',
  viewId: 'Kennung der Ansicht',
  isShared: 'Geteilt',
  query: 'Filter und Ordnung',
  savedAt: 'Gespeichert',
  prepareBulk: 'Sammelaktion vorbereiten',
  carryOutBulk: 'Sammelaktion ausführen',
  cancelBulk: 'Sammelaktion anhalten',
  recordBulk: 'Sammelaktion verbuchen',
  isOver: 'Beendet',
  saveView: 'Ansicht speichern',
  removeView: 'Ansicht entfernen',
}

/** What came of their rows. */
export const deskValues: Labels = {
  fine: 'Möglich',
  proposed: 'Vorgelegt',
}
