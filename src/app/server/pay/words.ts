import type { Language } from '../../../platform/refusals/sentence.ts'

/** The words of the pages on which customers pay. */
export type PayWords = {
  readonly title: string
  readonly for: string
  readonly invoice: string
  readonly due: string
  readonly open: string
  readonly choose: string
  readonly pay: string
  readonly nothing: string
  readonly underWay: string
  readonly invalid: string
  readonly noProvider: string
  readonly wait: string
  readonly secure: string
  /** What the customer agrees to; kept word by word. */
  readonly keep: string
  readonly fee: string
  readonly total: string
  readonly feeNote: string
  readonly states: Readonly<Record<'wait' | 'done' | 'failed' | 'cancelled' | 'back', string>>
  readonly sandbox: string
  readonly sandboxNote: string
  readonly confirm: string
  readonly decline: string
  readonly again: string
  readonly backToOpen: string
  readonly slow: string
  readonly chargeback: string
  readonly confirming: string
  readonly cancel: string
  readonly allOpen: string
  readonly returnFee: string
}

export const PAY_WORDS: Readonly<Record<Language, PayWords>> = {
  en: {
    title: 'Pay your invoices',
    for: 'Account',
    invoice: 'Invoice',
    due: 'Due',
    open: 'Open',
    choose: 'Choose what you want to pay. You can pay a part of an invoice.',
    pay: 'Pay',
    nothing: 'Nothing is open. Thank you.',
    underWay: 'a payment is under way',
    invalid: 'This link is not valid, or no longer. Ask for a new one.',
    noProvider: 'Payment by card is not set up. Please pay by transfer.',
    wait: 'One moment: the payment page is being opened.',
    secure: 'You pay on the page of our payment provider; we never see the number of your card.',
    keep: 'Keep this card and pay my future invoices with it, 5 days after each. I can end this at any time.',
    fee: 'Fee for paying by card, tax included',
    total: 'You pay',
    feeNote: 'Nothing has been charged yet. Paying by transfer costs nothing extra.',
    states: {
      wait: 'Your payment is being processed. You may close this page.',
      done: 'Thank you. Your payment has arrived.',
      failed: 'The payment was declined. Nothing was charged. Try again, or with another card.',
      cancelled: 'The payment was cancelled. Nothing was charged.',
      back: 'The payment was given back.',
    },
    sandbox: 'Sandbox: no money moves',
    sandboxNote: 'This page plays the provider’s part. Choose what happens.',
    confirm: 'The customer pays',
    again: 'Back to the invoices, to try again',
    backToOpen: 'Back to what is open',
    decline: 'The card is declined',
    cancel: 'The customer cancels',
    slow: 'Paid, but told only in half an hour',
    chargeback: 'Paid, and disputed by the card holder in three days',
    confirming: 'The card’s bank asks the customer to confirm (3-D Secure)',
    allOpen: 'Open in all',
    returnFee: 'Fee for a returned payment',
  },
  fr: {
    title: 'Payer vos factures',
    for: 'Compte',
    invoice: 'Facture',
    due: 'Échéance',
    open: 'Ouvert',
    choose: 'Choisissez ce que vous voulez payer ; une partie d’une facture suffit.',
    pay: 'Payer',
    nothing: "Rien n'est ouvert. Merci.",
    underWay: 'un paiement est en cours',
    invalid: "Ce lien n'est pas valable ou ne l'est plus. Demandez-en un nouveau.",
    noProvider: "Le paiement par carte n'est pas disponible. Veuillez payer par virement.",
    wait: 'Un instant : la page de paiement s’ouvre.',
    secure:
      'Vous payez sur la page de notre prestataire ; nous ne voyons jamais le numéro de votre carte.',
    keep: 'Conserver cette carte et payer mes prochaines factures avec elle, 5 jours après chacune. Je peux y mettre fin à tout moment.',
    fee: 'Frais de paiement par carte, TVA comprise',
    total: 'Vous payez',
    feeNote: 'Rien n’a encore été débité. Le paiement par virement est sans frais.',
    states: {
      wait: 'Votre paiement est en cours de traitement. Vous pouvez fermer cette page.',
      done: 'Merci. Votre paiement est arrivé.',
      failed: "Le paiement a été refusé. Rien n'a été débité. Réessayez, ou avec une autre carte.",
      cancelled: "Le paiement a été annulé. Rien n'a été débité.",
      back: 'Le paiement a été remboursé.',
    },
    sandbox: "Bac à sable : aucun argent n'est déplacé",
    sandboxNote: 'Cette page joue le rôle du prestataire. Choisissez ce qui se passe.',
    confirm: 'Le client paie',
    again: 'Retour aux factures, pour réessayer',
    backToOpen: 'Retour à ce qui est ouvert',
    decline: 'La carte est refusée',
    cancel: 'Le client annule',
    slow: 'Payé, mais annoncé dans une demi-heure seulement',
    chargeback: 'Payé, puis contesté par le titulaire dans trois jours',
    confirming: 'La banque demande au client de confirmer (3-D Secure)',
    allOpen: 'Total ouvert',
    returnFee: 'Frais pour un paiement rejeté',
  },
  es: {
    title: 'Pagar sus facturas',
    for: 'Cuenta',
    invoice: 'Factura',
    due: 'Vence',
    open: 'Pendiente',
    choose: 'Elija lo que quiere pagar; puede pagar parte de una factura.',
    pay: 'Pagar',
    nothing: 'No hay nada pendiente. Gracias.',
    underWay: 'hay un pago en curso',
    invalid: 'Este enlace no es válido o ya no lo es. Pida uno nuevo.',
    noProvider: 'El pago con tarjeta no está disponible. Pague por transferencia, por favor.',
    wait: 'Un momento: se abre la página de pago.',
    secure: 'Paga en la página de nuestro proveedor; nunca vemos el número de su tarjeta.',
    keep: 'Guardar esta tarjeta y pagar con ella mis próximas facturas, 5 días después de cada una. Puedo ponerle fin en cualquier momento.',
    fee: 'Recargo por pago con tarjeta, impuestos incluidos',
    total: 'Usted paga',
    feeNote: 'Aún no se ha cobrado nada. Pagar por transferencia no cuesta nada más.',
    states: {
      wait: 'Su pago se está procesando. Puede cerrar esta página.',
      done: 'Gracias. Su pago ha llegado.',
      failed: 'El pago fue rechazado. No se cobró nada. Inténtelo de nuevo o con otra tarjeta.',
      cancelled: 'El pago se canceló. No se cobró nada.',
      back: 'El pago se devolvió.',
    },
    sandbox: 'Entorno de pruebas: no se mueve dinero',
    sandboxNote: 'Esta página hace de proveedor. Elija qué ocurre.',
    confirm: 'El cliente paga',
    again: 'Volver a las facturas, para intentarlo de nuevo',
    backToOpen: 'Volver a lo pendiente',
    decline: 'La tarjeta se rechaza',
    cancel: 'El cliente cancela',
    slow: 'Pagado, pero se sabe solo en media hora',
    chargeback: 'Pagado, y el titular lo reclama en tres días',
    confirming: 'El banco pide al cliente que confirme (3-D Secure)',
    allOpen: 'Total pendiente',
    returnFee: 'Gasto por un pago devuelto',
  },
  de: {
    title: 'Rechnungen bezahlen',
    for: 'Konto',
    invoice: 'Rechnung',
    due: 'Fällig',
    open: 'Offen',
    choose: 'Wählen Sie, was Sie bezahlen möchten; auch ein Teil einer Rechnung geht.',
    pay: 'Bezahlen',
    nothing: 'Nichts ist offen. Vielen Dank.',
    underWay: 'eine Zahlung läuft',
    invalid: 'Dieser Link gilt nicht oder nicht mehr. Bitten Sie um einen neuen.',
    noProvider: 'Kartenzahlung ist nicht eingerichtet. Bitte zahlen Sie per Überweisung.',
    wait: 'Einen Moment: die Bezahlseite wird geöffnet.',
    secure: 'Sie zahlen auf der Seite unseres Dienstleisters; wir sehen Ihre Kartennummer nie.',
    keep: 'Diese Karte behalten und meine künftigen Rechnungen damit bezahlen, je 5 Tage danach. Ich kann das jederzeit beenden.',
    fee: 'Entgelt für Kartenzahlung, einschließlich Steuer',
    total: 'Sie zahlen',
    feeNote: 'Noch wurde nichts belastet. Eine Überweisung kostet nichts extra.',
    states: {
      wait: 'Ihre Zahlung wird bearbeitet. Sie können diese Seite schließen.',
      done: 'Vielen Dank. Ihre Zahlung ist eingegangen.',
      failed:
        'Die Zahlung wurde abgelehnt. Nichts wurde belastet. Versuchen Sie es erneut oder mit einer anderen Karte.',
      cancelled: 'Die Zahlung wurde abgebrochen. Nichts wurde belastet.',
      back: 'Die Zahlung wurde zurückgegeben.',
    },
    sandbox: 'Sandbox: es fließt kein Geld',
    sandboxNote: 'Diese Seite spielt den Dienstleister. Wählen Sie, was geschieht.',
    confirm: 'Der Kunde zahlt',
    again: 'Zurück zu den Rechnungen, um es erneut zu versuchen',
    backToOpen: 'Zurück zu dem, was offen ist',
    decline: 'Die Karte wird abgelehnt',
    cancel: 'Der Kunde bricht ab',
    slow: 'Bezahlt, aber erst in einer halben Stunde gemeldet',
    chargeback: 'Bezahlt, und in drei Tagen vom Karteninhaber bestritten',
    confirming: 'Die Bank bittet den Kunden um Bestätigung (3-D Secure)',
    allOpen: 'Insgesamt offen',
    returnFee: 'Gebühr für eine Rückgabe',
  },
}
