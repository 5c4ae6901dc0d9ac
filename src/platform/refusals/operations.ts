import type { RefusalTexts } from './sentence.ts'

export const operationsRefusals: RefusalTexts = {
  unknown_data_import: {
    provokedBy: 'an import of data that there is not',
    en: 'There is no import of data {import}. See the list data-imports.',
    fr: 'Il n’y a pas d’import de données {import}. Voyez la liste data-imports.',
    es: 'No existe la importación de datos {import}. Consulte la lista data-imports.',
    de: 'Eine Datenübernahme {import} gibt es nicht. Sehen Sie in der Liste data-imports nach.',
  },
  data_import_not_so_far: {
    provokedBy: 'a step of an import of data that its state does not allow',
    en: 'The import is {state} and does not allow this step. Load it again to see what can be done.',
    fr: 'L’import est {state} et ne permet pas cette étape. Rechargez-le pour voir ce qui est possible.',
    es: 'La importación está {state} y no permite este paso. Vuelva a cargarla para ver qué se puede hacer.',
    de: 'Die Datenübernahme ist {state} und erlaubt diesen Schritt nicht. Laden Sie sie neu, um zu sehen, was möglich ist.',
  },
  data_import_of_another: {
    provokedBy: 'adding a file to an import of data that somebody else began',
    en: 'Somebody else began this import, and it is taken with their rights. Begin one of your own.',
    fr: 'Quelqu’un d’autre a commencé cet import, repris avec ses droits. Commencez le vôtre.',
    es: 'Otra persona empezó esta importación, que se incorpora con sus derechos. Empiece una propia.',
    de: 'Jemand anderes hat diese Datenübernahme begonnen, und sie geschieht mit dessen Rechten. Beginnen Sie eine eigene.',
  },
  data_import_changed: {
    provokedBy: 'committing an import of data that was tried again meanwhile',
    en: 'The files were tried again since you looked at them. Look at what they come to, then take them over.',
    fr: 'Les fichiers ont été réessayés depuis que vous les avez vus. Regardez le résultat, puis reprenez-les.',
    es: 'Los ficheros se volvieron a probar desde que los vio. Mire el resultado y después incorpórelos.',
    de: 'Die Dateien wurden inzwischen erneut geprüft. Sehen Sie sich das Ergebnis an und übernehmen Sie sie dann.',
  },
  unknown_failed_job: {
    provokedBy: 'running a job again that has not failed, is under way or is done meanwhile',
    en: 'No failed job has the number {job}; it may be under way or done by now. Look at the list of failed jobs.',
    fr: 'Aucune tâche en échec ne porte le numéro {job} ; elle est peut-être en cours ou terminée. Consultez la liste des tâches en échec.',
    es: 'Ninguna tarea fallida tiene el número {job}; puede estar en curso o terminada. Mire la lista de tareas fallidas.',
    de: 'Kein gescheiterter Auftrag hat die Nummer {job}; vielleicht läuft er gerade oder ist schon erledigt. Sehen Sie in der Liste der gescheiterten Aufträge nach.',
  },
}
