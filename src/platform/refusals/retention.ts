import type { RefusalTexts } from './sentence.ts'

/** Sentences about how long data is kept, and its erasure. */
export const retentionRefusals: RefusalTexts = {
  erasure_blocked: {
    provokedBy: 'erasing a customer who still owes or is supplied, or is under a legal hold',
    en: '{subject} cannot be erased yet. First settle: {why}.',
    fr: '{subject} ne peut pas encore être effacé. Réglez d’abord : {why}.',
    es: '{subject} aún no se puede borrar. Resuelva antes: {why}.',
    de: '{subject} kann noch nicht gelöscht werden. Erledigen Sie zuerst: {why}.',
  },
  unknown_data_copy: {
    provokedBy: 'opening a copy of a customer’s data that was never asked for',
    en: 'There is no copy of data {copy}. quittance list data-copies shows them.',
    fr: 'La copie de données {copy} n’existe pas. quittance list data-copies les montre.',
    es: 'No hay copia de datos {copy}. quittance list data-copies las muestra.',
    de: 'Eine Datenkopie {copy} gibt es nicht. quittance list data-copies zeigt sie.',
  },
  data_copy_not_ready: {
    provokedBy: 'opening a copy of a customer’s data while it is being made',
    en: 'The copy of the data of {account} is still being made. Open it in a minute.',
    fr: 'La copie des données de {account} est encore en préparation. Ouvrez-la dans une minute.',
    es: 'La copia de los datos de {account} aún se está elaborando. Ábrala dentro de un minuto.',
    de: 'Die Kopie der Daten von {account} wird noch erstellt. Öffnen Sie sie in einer Minute.',
  },
  data_copy_ended: {
    provokedBy: 'opening a copy of a customer’s data more than 30 days after it was made',
    en: 'This copy of the data of {account} was removed. Make a new one if it is still needed.',
    fr: 'Cette copie des données de {account} a été supprimée. Établissez-en une nouvelle si besoin.',
    es: 'Esta copia de los datos de {account} se eliminó. Elabore una nueva si aún hace falta.',
    de: 'Diese Kopie der Daten von {account} wurde entfernt. Erstellen Sie eine neue, falls nötig.',
  },
  unknown_erasure: {
    provokedBy: 'working an erasure that was never begun',
    en: 'There is no erasure {erasure}. quittance list erasures shows them.',
    fr: 'L’effacement {erasure} n’existe pas. quittance list erasures les montre.',
    es: 'No hay borrado {erasure}. quittance list erasures los muestra.',
    de: 'Eine Löschung {erasure} gibt es nicht. quittance list erasures zeigt sie.',
  },
}
