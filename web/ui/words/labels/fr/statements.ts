import type { Labels } from '../labels.ts'

/** Names of statements, their runs and deliveries, in French. */
export const statements: Labels = {
  statementMethod: 'Type de relevé',
  'billed-before': 'Facturé précédemment',
  statementRun: 'Série de relevés',
  'statement-runs': 'Séries de relevés',
  whose: 'Pour qui',
  'statement-left-out': 'Écartés des relevés',
  startStatementRun: 'Préparer une série de relevés',
  approveStatementRun: 'Approuver une série de relevés',
  sendStatementRun: 'Envoyer une série de relevés',
  cancelStatementRun: 'Annuler une série de relevés',
  resumeStatementRun: 'Reprendre une série de relevés',
  workStatementChunk: 'Traiter une partie d’une série de relevés',
  splitStatementRunChunk: 'Diviser une partie d’une série de relevés',
}

/** Values of statements, their runs and deliveries, in French. */
export const statementValues: Labels = {
  preparing: 'En préparation',
  balance: 'Avec un solde ouvert',
  balance_or_movement: 'Un solde ou un mouvement',
  everybody: 'Tout le monde',
  deliveries: 'Envoi des documents',
  letters: 'Lots d’impression',
  statements: 'Relevés de compte',
  wants_none: 'Ne veut pas de relevés',
  spared: 'Épargné par une mention',
}
