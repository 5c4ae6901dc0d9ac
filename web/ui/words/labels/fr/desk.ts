import type { Labels } from '../labels.ts'

/** Bulk work, saved views and jobs, in French. */
export const desk: Labels = {
  'bulk-runs': 'Traitements par lot',
  askedAt: 'Préparé',
  bulkId: 'ID du lot',
  list: 'Liste',
  askedBy: 'Préparé par',
  rowCount: 'Lignes',
  'bulk-rows': 'Lignes des lots',
  rowNo: 'Ligne',
  trial: 'Essai',
  receiveDataFile: 'Recevoir un fichier de données',
  tryDataImport: 'Essayer un import de données',
  commitDataImport: 'Reprendre des données',
  wholeFiles: 'Fichiers entiers seulement',
  cancelDataImport: 'Arrêter un import de données',
  importBatch: 'Lignes d’un import de données',
  noteDataImport: 'Noter où en est un import de données',
  forgetOldDataFiles: 'Oublier les anciens fichiers de données',
  'data-imports': 'Imports de données',
  fileNames: 'Fichiers',
  problems: 'Problèmes',
  problemNo: 'Numéro du problème',
  'failed-jobs': 'Tâches en échec',
  jobId: 'ID de la tâche',
  maxAttempts: 'Essais au plus',
  runAt: 'Prochain essai',
  lastError: 'Ce qui s’est passé',
  'saved-views': 'Vues enregistrées',
  viewId: 'ID de la vue',
  isShared: 'Partagée',
  query: 'Filtres et ordre',
  savedAt: 'Enregistrée',
  prepareBulk: 'Préparer un lot',
  carryOutBulk: 'Exécuter un lot',
  cancelBulk: 'Arrêter un lot',
  recordBulk: 'Consigner un lot',
  isOver: 'Terminé',
  saveView: 'Enregistrer une vue',
  removeView: 'Supprimer une vue',
}

/** What came of their rows. */
export const deskValues: Labels = {
  fine: 'Possible',
  proposed: 'Soumis',
}
