import type { Labels } from '../labels.ts'

/** Bulk work, saved views and jobs, in English. */
export const desk: Labels = {
  'bulk-runs': 'Bulk work',
  askedAt: 'Prepared',
  bulkId: 'Bulk work ID',
  list: 'List',
  askedBy: 'Prepared by',
  rowCount: 'Rows',
  'bulk-rows': 'Rows of bulk work',
  rowNo: 'Row',
  trial: 'Trial',
  receiveDataFile: 'Receive a file of data',
  tryDataImport: 'Try an import of data',
  commitDataImport: 'Take data over',
  wholeFiles: 'Whole files only',
  cancelDataImport: 'Stop an import of data',
  importBatch: 'Lines of an import of data',
  noteDataImport: 'Note how far an import of data is',
  forgetOldDataFiles: 'Forget old files of data',
  'data-imports': 'Imports of data',
  fileNames: 'Files',
  problems: 'Problems',
  problemNo: 'Number of the problem',
  'failed-jobs': 'Failed jobs',
  jobId: 'Job ID',
  maxAttempts: 'Most tries',
  runAt: 'Next try',
  lastError: 'What happened',
  'saved-views': 'Saved views',
  viewId: 'View ID',
  isShared: 'Shared',
  query: 'Filters and order',
  savedAt: 'Saved',
  prepareBulk: 'Prepare bulk work',
  carryOutBulk: 'Carry out bulk work',
  cancelBulk: 'Stop bulk work',
  recordBulk: 'Record bulk work',
  isOver: 'Over',
  saveView: 'Save a view',
  removeView: 'Remove a view',
}

/** What came of their rows. */
export const deskValues: Labels = {
  fine: 'Possible',
  proposed: 'Put forward',
}
