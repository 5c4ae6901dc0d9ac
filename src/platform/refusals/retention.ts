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
  unknown_erasure: {
    provokedBy: 'working an erasure that was never begun',
    en: 'There is no erasure {erasure}. quittance list erasures shows them.',
    fr: 'L’effacement {erasure} n’existe pas. quittance list erasures les montre.',
    es: 'No hay borrado {erasure}. quittance list erasures los muestra.',
    de: 'Eine Löschung {erasure} gibt es nicht. quittance list erasures zeigt sie.',
  },
}
