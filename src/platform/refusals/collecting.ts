import type { RefusalTexts } from './sentence.ts'

/** Promises, calls and what else follows up what is owed. */
export const collectingRefusals: RefusalTexts = {
  unknown_promise: {
    provokedBy: 'a promise that the account has not made',
    en: 'There is no promise {promise} on this account. Look it up in the list of promises.',
    fr: 'Ce compte n’a pas de promesse {promise}. Cherchez-la dans la liste des promesses.',
    es: 'Esta cuenta no tiene la promesa {promise}. Búsquela en la lista de promesas.',
    de: 'Auf diesem Konto gibt es keine Zusage {promise}. Sehen Sie in der Liste der Zusagen nach.',
  },
  promise_over: {
    provokedBy: 'cancelling a promise that was kept, broken or cancelled',
    en: 'Promise {promise} is {state} and stays so. Record a new one if the customer has promised again.',
    fr: 'La promesse {promise} est close ({state}) et le reste. Enregistrez-en une nouvelle si le client a promis de nouveau.',
    es: 'La promesa {promise} está cerrada ({state}) y así queda. Registre otra si el cliente ha vuelto a prometer.',
    de: 'Die Zusage {promise} ist abgeschlossen ({state}) und bleibt es. Erfassen Sie eine neue, wenn der Kunde wieder zugesagt hat.',
  },
  promise_in_past: {
    provokedBy: 'a promise to pay by a day that is over',
    en: 'The promise is to be paid by {payBy}, which is over. Give today or a later day.',
    fr: 'La promesse porte sur le {payBy}, qui est passé. Indiquez aujourd’hui ou un jour à venir.',
    es: 'La promesa es para el {payBy}, que ya pasó. Indique hoy o un día posterior.',
    de: 'Die Zusage gilt bis {payBy}, das ist vorbei. Geben Sie heute oder einen späteren Tag an.',
  },
  promise_above_owed: {
    provokedBy: 'a promise of more than is owed and not promised, disputed or planned already',
    en: 'Account {account} owes less than {amount} that is not promised, disputed or on a plan already, or the tolerance is all of it. Give an amount that is open.',
    fr: 'Le compte {account} doit moins de {amount} hors promesses, litiges et plans, ou la tolérance couvre tout. Indiquez un montant ouvert.',
    es: 'La cuenta {account} debe menos de {amount} fuera de promesas, disputas y planes, o la tolerancia lo cubre todo. Indique un importe pendiente.',
    de: 'Konto {account} schuldet weniger als {amount}, das nicht schon zugesagt, strittig oder in Raten ist, oder die Toleranz ist alles davon. Geben Sie einen offenen Betrag an.',
  },
  contact_in_future: {
    provokedBy: 'a call logged for a time that has not come',
    en: 'This contact is in the future. Log it once it has taken place, and give a next date for what is planned.',
    fr: 'Ce contact est dans le futur. Saisissez-le une fois qu’il a eu lieu et indiquez une prochaine date pour ce qui est prévu.',
    es: 'Este contacto está en el futuro. Regístrelo cuando haya tenido lugar e indique una próxima fecha para lo previsto.',
    de: 'Dieser Kontakt liegt in der Zukunft. Erfassen Sie ihn, wenn er stattgefunden hat, und geben Sie für Geplantes ein nächstes Datum an.',
  },
  contact_against_rules: {
    provokedBy: 'a call in quiet hours, too often, or to who does not wish it or must be spared',
    en: 'Account {account} should not have been contacted: {why}. Wait until the rules allow it, or log it with why it was done despite them.',
    fr: 'Le compte {account} n’aurait pas dû être contacté : {why}. Attendez que les règles le permettent, ou saisissez pourquoi cela a été fait malgré elles.',
    es: 'No se debió contactar con la cuenta {account}: {why}. Espere a que las reglas lo permitan o registre por qué se hizo a pesar de ellas.',
    de: 'Konto {account} hätte nicht kontaktiert werden sollen: {why}. Warten Sie, bis die Regeln es erlauben, oder erfassen Sie, warum es trotzdem geschah.',
  },
}
