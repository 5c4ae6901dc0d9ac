import type { RefusalTexts } from './sentence.ts'

export const operationsRefusals: RefusalTexts = {
  unknown_failed_job: {
    provokedBy: 'running a job again that has not failed, is under way or is done meanwhile',
    en: 'No failed job has the number {job}; it may be under way or done by now. Look at the list of failed jobs.',
    fr: 'Aucune tâche en échec ne porte le numéro {job} ; elle est peut-être en cours ou terminée. Consultez la liste des tâches en échec.',
    es: 'Ninguna tarea fallida tiene el número {job}; puede estar en curso o terminada. Mire la lista de tareas fallidas.',
    de: 'Kein gescheiterter Auftrag hat die Nummer {job}; vielleicht läuft er gerade oder ist schon erledigt. Sehen Sie in der Liste der gescheiterten Aufträge nach.',
  },
}
