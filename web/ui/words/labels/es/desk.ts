import type { Labels } from '../labels.ts'

/** Bulk work, saved views and jobs, in Spanish. */
export const desk: Labels = {
  'bulk-runs': 'Trabajos en lote',
  askedAt: 'Preparado',
  bulkId: 'ID del lote',
  list: 'Lista',
  askedBy: 'Preparado por',
  rowCount: 'Filas',
  'bulk-rows': 'Filas de los lotes',
  rowNo: 'Fila',
  trial: 'Prueba',
  receiveDataFile: 'Recibir un fichero de datos',
  tryDataImport: 'Probar una importación de datos',
  commitDataImport: 'Incorporar datos',
  wholeFiles: 'Solo ficheros enteros',
  cancelDataImport: 'Detener una importación de datos',
  importBatch: 'Líneas de una importación de datos',
  noteDataImport: 'Anotar por dónde va una importación',
  forgetOldDataFiles: 'Olvidar ficheros de datos antiguos',
  'data-imports': 'Importaciones de datos',
  fileNames: 'Ficheros',
  problems: 'Problemas',
  problemNo: 'Número del problema',
  'failed-jobs': 'Tareas fallidas',
  jobId: 'ID de la tarea',
  maxAttempts: 'Intentos como máximo',
  runAt: 'Próximo intento',
  lastError: 'Qué ocurrió',
  'saved-views': 'Vistas guardadas',
  viewId: 'ID de la vista',
  isShared: 'Compartida',
  query: 'Filtros y orden',
  savedAt: 'Guardada',
  prepareBulk: 'Preparar un lote',
  carryOutBulk: 'Ejecutar un lote',
  cancelBulk: 'Detener un lote',
  recordBulk: 'Registrar un lote',
  isOver: 'Terminado',
  saveView: 'Guardar una vista',
  removeView: 'Eliminar una vista',
}

/** What came of their rows. */
export const deskValues: Labels = {
  fine: 'Posible',
  proposed: 'Propuesto',
}
