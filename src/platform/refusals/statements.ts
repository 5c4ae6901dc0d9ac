import type { RefusalTexts } from './sentence.ts'

/** Sentences about runs of statements of account. */
export const statementRefusals: RefusalTexts = {
  statement_run_open: {
    provokedBy: 'a second run of statements over all customers while one is under way',
    en: 'The run {run} is not over yet. Send or cancel it first, or name a segment or accounts.',
    fr: 'La série {run} n’est pas terminée. Envoyez-la ou annulez-la d’abord, ou nommez un segment ou des comptes.',
    es: 'La serie {run} aún no ha terminado. Envíela o cancélela antes, o indique un segmento o cuentas.',
    de: 'Der Lauf {run} ist noch nicht zu Ende. Versenden oder verwerfen Sie ihn zuerst, oder nennen Sie Segment oder Konten.',
  },
  nobody_for_statements: {
    provokedBy: 'a run of statements for customers whom nothing was billed by its last day',
    en: 'No such customer of {entity} was billed anything by that day. Take other customers or another day.',
    fr: 'Aucun client de ce choix n’a été facturé par {entity} jusqu’à cette date. Choisissez d’autres clients ou une autre date.',
    es: 'A ninguno de esos clientes facturó {entity} nada hasta esa fecha. Elija otros clientes u otra fecha.',
    de: 'Keinem solchen Kunden hat {entity} bis zu diesem Tag etwas berechnet. Nehmen Sie andere Kunden oder einen anderen Tag.',
  },
  unknown_statement_run: {
    provokedBy: 'a run of statements that there is not',
    en: 'There is no run of statements {run}. Look it up in quittance list statement-runs.',
    fr: 'Il n’y a pas de série de relevés {run}. Cherchez-la dans quittance list statement-runs.',
    es: 'No hay ninguna serie de extractos {run}. Búsquela en quittance list statement-runs.',
    de: 'Es gibt keinen Auszugslauf {run}. Sehen Sie in quittance list statement-runs nach.',
  },
  statement_run_state: {
    provokedBy: 'a step that a run of statements cannot take in its state',
    en: 'The run {run} is {state} and cannot take the step {step}. Look at its state and take the next step.',
    fr: 'La série {run} est dans l’état {state} et ne permet pas l’étape {step}. Consultez son état et prenez l’étape suivante.',
    es: 'La serie {run} está en el estado {state} y no admite el paso {step}. Consulte su estado y dé el paso siguiente.',
    de: 'Der Lauf {run} ist im Stand {state} und lässt den Schritt {step} nicht zu. Sehen Sie nach, wie er steht, und tun Sie den nächsten Schritt.',
  },
  unknown_statement: {
    provokedBy: 'a statement of account that was never kept',
    en: 'There is no statement {statement}. Look it up in quittance list statements.',
    fr: 'Il n’y a pas de relevé {statement}. Cherchez-le dans quittance list statements.',
    es: 'No hay ningún extracto {statement}. Búsquelo en quittance list statements.',
    de: 'Es gibt keinen Auszug {statement}. Sehen Sie in quittance list statements nach.',
  },
  unknown_copy: {
    provokedBy: 'a copy of a letter that the register does not have',
    en: 'The register has no copy {copy} of message {message}. Enter one with copyLetter, or look in quittance list message-copies.',
    fr: 'Le registre n’a pas de copie {copy} du message {message}. Inscrivez-en une avec copyLetter, ou consultez quittance list message-copies.',
    es: 'El registro no tiene la copia {copy} del mensaje {message}. Regístrela con copyLetter o mire en quittance list message-copies.',
    de: 'Das Register hat keine Kopie {copy} der Nachricht {message}. Tragen Sie eine mit copyLetter ein, oder sehen Sie in quittance list message-copies nach.',
  },
  unknown_case_file: {
    provokedBy: 'a file of a case that was never kept',
    en: 'There is no such file {file} with a case. Look it up in quittance list dispute-evidence.',
    fr: 'Aucun dossier n’a de fichier {file}. Cherchez-le dans quittance list dispute-evidence.',
    es: 'Ningún caso tiene el archivo {file}. Búsquelo en quittance list dispute-evidence.',
    de: 'Zu keinem Vorgang gibt es die Datei {file}. Sehen Sie in quittance list dispute-evidence nach.',
  },
}
