import type { RefusalTexts } from './sentence.ts'

/** Credit limits and holds on sales. */
export const creditRefusals: RefusalTexts = {
  credit_hold: {
    provokedBy: 'a new order or subscription of a customer whom somebody stopped',
    en: 'Sales to account {account} are stopped: {reason}. Have the hold released, or wait.',
    fr: 'Les ventes au compte {account} sont arrêtées : {reason}. Faites lever le blocage ou attendez.',
    es: 'Las ventas a la cuenta {account} están detenidas: {reason}. Haga levantar el bloqueo o espere.',
    de: 'Verkäufe an Konto {account} sind angehalten: {reason}. Lassen Sie die Sperre aufheben oder warten Sie.',
  },
  above_credit_limit: {
    provokedBy: 'a new order or subscription of a customer above the credit limit',
    en: 'Account {account} owes {entity} {exposure}, more than its credit limit of {limit}. Wait for payment, have the limit raised, or have it released for some days.',
    fr: 'Le compte {account} doit {exposure} à {entity}, plus que sa limite de crédit de {limit}. Attendez le paiement, faites relever la limite ou obtenez une dérogation de quelques jours.',
    es: 'La cuenta {account} debe {exposure} a {entity}, más que su límite de crédito de {limit}. Espere el pago, haga subir el límite o pida una autorización por unos días.',
    de: 'Konto {account} schuldet {entity} {exposure}, mehr als das Kreditlimit von {limit}. Warten Sie auf Zahlung, lassen Sie das Limit erhöhen oder für einige Tage freigeben.',
  },
  credit_overdue: {
    provokedBy: 'a new order or subscription of a customer who has been overdue for too long',
    en: 'Account {account} has owed since {since}, longer than is allowed. Wait for payment, or have it released for some days.',
    fr: 'Le compte {account} est débiteur depuis le {since}, plus longtemps que permis. Attendez le paiement ou obtenez une dérogation de quelques jours.',
    es: 'La cuenta {account} debe desde el {since}, más tiempo del permitido. Espere el pago o pida una autorización por unos días.',
    de: 'Konto {account} schuldet seit {since}, länger als erlaubt. Warten Sie auf Zahlung oder lassen Sie es für einige Tage freigeben.',
  },
  no_credit_hold: {
    provokedBy: 'releasing a customer whose sales nobody stopped, without a day',
    en: 'Nobody has stopped sales to account {account}. To look at no limit for some days, give the last one in untilOn.',
    fr: 'Personne n’a arrêté les ventes au compte {account}. Pour suspendre la limite quelques jours, indiquez le dernier dans untilOn.',
    es: 'Nadie ha detenido las ventas a la cuenta {account}. Para no mirar el límite unos días, indique el último en untilOn.',
    de: 'Niemand hat Verkäufe an Konto {account} angehalten. Um das Limit einige Tage nicht zu prüfen, geben Sie den letzten in untilOn an.',
  },
}
