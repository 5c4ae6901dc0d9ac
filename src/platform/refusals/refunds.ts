import type { RefusalTexts } from './sentence.ts'

/** What is said of refunds through providers of payments. */
export const refundRefusals: RefusalTexts = {
  unknown_payment: {
    provokedBy: 'a payment that the account does not have',
    en: 'There is no payment {payment} on this account. Look it up in the list payments.',
    fr: "Il n'y a pas de paiement {payment} sur ce compte. Cherchez-le dans la liste payments.",
    es: 'No hay ningún pago {payment} en esta cuenta. Búsquelo en la lista payments.',
    de: 'Auf diesem Konto gibt es keine Zahlung {payment}. Sehen Sie in der Liste payments nach.',
  },
  refund_without_provider: {
    provokedBy: 'a refund through a provider of a payment that the bank collected',
    en: 'The bank collected payment {payment} from a file, so no provider can give it back. Refund it by transfer (refundCredit).',
    fr: 'La banque a encaissé le paiement {payment} par fichier ; aucun prestataire ne peut le rendre. Remboursez par virement (refundCredit).',
    es: 'El banco cobró el pago {payment} por fichero; ningún proveedor puede devolverlo. Devuélvalo por transferencia (refundCredit).',
    de: 'Die Zahlung {payment} hat die Bank aus einer Datei eingezogen; kein Dienstleister kann sie zurückgeben. Erstatten Sie per Überweisung (refundCredit).',
  },
  payment_not_refundable: {
    provokedBy: 'a refund of a payment that was not taken, came back or is disputed',
    en: 'The payment is {state}, so there is nothing to give back. Only a payment that was taken, and is neither returned nor disputed, can be refunded.',
    fr: "Le paiement est à l'état {state} ; il n'y a rien à rendre. Seul un paiement encaissé, ni retourné ni contesté, se rembourse.",
    es: 'El pago está en estado {state}; no hay nada que devolver. Solo se devuelve un pago cobrado que no haya vuelto ni esté en disputa.',
    de: 'Die Zahlung ist im Zustand {state}; es gibt nichts zurückzugeben. Erstattet wird nur, was eingezogen und weder zurückgegeben noch bestritten wurde.',
  },
  refund_no_origin: {
    provokedBy:
      'a credit of a customer whose payments leave nothing to be refunded through a provider',
    en: 'No card or account that {account} paid from can take this credit back. Refund it by transfer or check (refundCredit).',
    fr: 'Aucune carte ni aucun compte avec lequel {account} a payé ne peut recevoir ce crédit. Remboursez par virement ou chèque (refundCredit).',
    es: 'Ninguna tarjeta ni cuenta con la que pagó {account} admite este saldo. Devuélvalo por transferencia o cheque (refundCredit).',
    de: 'Keine Karte und kein Konto, womit {account} gezahlt hat, kann dieses Guthaben zurücknehmen. Erstatten Sie per Überweisung oder Scheck (refundCredit).',
  },
  refund_nothing_left: {
    provokedBy: 'a refund of a credit that was used or given back',
    en: 'Nothing is left of credit {item}: it was used or refunded. Look at the account.',
    fr: 'Il ne reste rien du crédit {item} : il a été utilisé ou remboursé. Consultez le compte.',
    es: 'No queda nada del saldo {item}: se usó o se devolvió. Consulte la cuenta.',
    de: 'Vom Guthaben {item} ist nichts übrig: Es wurde verwendet oder erstattet. Sehen Sie sich das Konto an.',
  },
  refund_customer_owes: {
    provokedBy: 'a proposed refund of a customer who owes something by now',
    en: 'The customer owes something by now, which the credit pays first. Apply the credit, then refund the rest.',
    fr: 'Le client doit désormais quelque chose, que le crédit paie d’abord. Imputez le crédit, puis remboursez le reste.',
    es: 'El cliente ahora debe algo, que el saldo paga primero. Aplique el saldo y devuelva el resto.',
    de: 'Der Kunde schuldet inzwischen etwas, das das Guthaben zuerst bezahlt. Rechnen Sie es an und erstatten Sie den Rest.',
  },
  refund_exceeds_captured: {
    provokedBy: 'refunds of a payment that together are more than was taken',
    en: '{captured} {currency} were taken and {left} can still be refunded, not {asked}. Refund at most that, and the rest by another way.',
    fr: '{captured} {currency} ont été encaissés et {left} restent remboursables, pas {asked}. Remboursez au plus ce montant, et le reste autrement.',
    es: 'Se cobraron {captured} {currency} y aún se pueden devolver {left}, no {asked}. Devuelva como mucho eso, y el resto por otra vía.',
    de: '{captured} {currency} wurden eingezogen, davon sind noch {left} erstattbar, nicht {asked}. Erstatten Sie höchstens das, den Rest auf anderem Weg.',
  },
  refund_with_provider: {
    provokedBy: 'taking back by hand a refund that a provider of payments makes',
    en: 'Provider {provider} makes this refund (it is {state}); only its answer makes it a credit again. Look it up in the list provider-refunds.',
    fr: 'Le prestataire {provider} effectue ce remboursement (état {state}) ; seule sa réponse en refait un avoir. Consultez la liste provider-refunds.',
    es: 'El proveedor {provider} hace esta devolución (estado {state}); solo su respuesta la convierte de nuevo en saldo. Consulte la lista provider-refunds.',
    de: 'Der Dienstleister {provider} macht diese Erstattung (Zustand {state}); nur seine Antwort macht sie wieder zum Guthaben. Sehen Sie in der Liste provider-refunds nach.',
  },
  refund_ach_dollars: {
    provokedBy: 'a refund to an American account in another currency',
    en: 'ACH credits are in US dollars, and this credit is in {currency}. Name an IBAN, or refund by check.',
    fr: 'Les crédits ACH sont en dollars des États-Unis, et cet avoir est en {currency}. Indiquez un IBAN ou remboursez par chèque.',
    es: 'Los abonos ACH son en dólares de EE. UU., y este saldo es en {currency}. Indique un IBAN o devuelva por cheque.',
    de: 'ACH-Gutschriften sind in US-Dollar, und dieses Guthaben ist in {currency}. Nennen Sie eine IBAN, oder erstatten Sie per Scheck.',
  },
}
