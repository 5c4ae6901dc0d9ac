import { inFour } from './words/in-four.ts'

/** What stands beside a masked value. */
export const MASKED_WORDS = inFour({
  en: {
    show: 'Show {shown} in full',
    hide: 'Hide it again',
    noted: 'Who sees it in full is noted in the audit trail',
  },
  fr: {
    show: 'Afficher {shown} en entier',
    hide: 'Masquer de nouveau',
    noted: 'La piste d’audit note qui le voit en entier',
  },
  es: {
    show: 'Mostrar {shown} completo',
    hide: 'Ocultar de nuevo',
    noted: 'El registro de auditoría anota quién lo ve completo',
  },
  de: {
    show: '{shown} ganz zeigen',
    hide: 'Wieder verbergen',
    noted: 'Wer es ganz sieht, steht im Prüfprotokoll',
  },
})
