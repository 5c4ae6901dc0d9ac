import type { Labels } from '../labels.ts'

/** Names of statements, their runs and deliveries, in German. */
export const statements: Labels = {
  statementMethod: 'Art des Auszugs',
  'billed-before': 'Bisher berechnet',
  statementRun: 'Auszugslauf',
  'statement-runs': 'Auszugsläufe',
  whose: 'Für wen',
  'statement-left-out': 'Von Auszügen ausgelassen',
  startStatementRun: 'Auszugslauf vorbereiten',
  approveStatementRun: 'Auszugslauf freigeben',
  sendStatementRun: 'Auszugslauf versenden',
  cancelStatementRun: 'Auszugslauf verwerfen',
  resumeStatementRun: 'Auszugslauf fortsetzen',
  workStatementChunk: 'Teil eines Auszugslaufs bearbeiten',
  splitStatementRunChunk: 'Teil eines Auszugslaufs teilen',
}

/** Values of statements, their runs and deliveries, in German. */
export const statementValues: Labels = {
  preparing: 'Wird vorbereitet',
  balance: 'Mit offenen Posten',
  balance_or_movement: 'Offene Posten oder Bewegung',
  everybody: 'Alle',
  deliveries: 'Belegversand',
  letters: 'Druckstapel',
  statements: 'Kontoauszüge',
  wants_none: 'Wünscht keine Auszüge',
  spared: 'Durch Vermerk verschont',
}
