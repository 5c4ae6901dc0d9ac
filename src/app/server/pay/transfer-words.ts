import type { Language } from '../../../platform/refusals/sentence.ts'

/** The words of the page on which customers say what their transfer is for. */
type TransferWords = {
  readonly link: string
  readonly title: string
  readonly lead: string
  readonly back: string
  readonly open: string
  readonly paid: string
  /** With `{document}`, for who cannot see the table. */
  readonly paidOf: string
  readonly day: string
  readonly reference: string
  readonly referenceHint: string
  readonly send: string
  readonly choose: string
  readonly done: string
  readonly known: string
  readonly next: string
  readonly to: string
  readonly amount: string
  readonly purpose: string
}

export const TRANSFER_WORDS: Readonly<Record<Language, TransferWords>> = {
  en: {
    link: 'Paying by transfer? Tell us which invoices it is for.',
    title: 'Tell us about your transfer',
    lead: 'Say which invoices your transfer pays, and we set it off just so. No money moves by this: please order the transfer at your bank.',
    back: 'Back to your invoices',
    open: 'Open',
    paid: 'You pay',
    paidOf: 'Amount for {document}',
    day: 'Day of the transfer',
    reference: 'Your own reference',
    referenceHint: 'Leave it empty if you have none.',
    send: 'Tell us',
    choose: 'Choose at least one invoice.',
    done: 'Thank you. We have noted what your transfer is for.',
    known: 'You have told us this already. It is noted once.',
    next: 'Please transfer exactly this amount in one sum, with this reference.',
    to: 'To',
    amount: 'Amount',
    purpose: 'Transfer reference',
  },
  de: {
    link: 'Sie zahlen per Überweisung? Sagen Sie uns, für welche Rechnungen.',
    title: 'Ihre Überweisung ankündigen',
    lead: 'Sagen Sie, welche Rechnungen Ihre Überweisung bezahlt, und wir verrechnen sie genau so. Hierdurch fließt kein Geld: Bitte geben Sie die Überweisung bei Ihrer Bank auf.',
    back: 'Zurück zu Ihren Rechnungen',
    open: 'Offen',
    paid: 'Sie zahlen',
    paidOf: 'Betrag für {document}',
    day: 'Tag der Überweisung',
    reference: 'Ihr eigenes Zeichen',
    referenceHint: 'Frei lassen, wenn Sie keines haben.',
    send: 'Mitteilen',
    choose: 'Wählen Sie mindestens eine Rechnung.',
    done: 'Vielen Dank. Wir haben vermerkt, wofür Ihre Überweisung ist.',
    known: 'Das haben Sie uns schon mitgeteilt. Es ist einmal vermerkt.',
    next: 'Bitte überweisen Sie genau diesen Betrag in einer Summe, mit diesem Verwendungszweck.',
    to: 'An',
    amount: 'Betrag',
    purpose: 'Verwendungszweck',
  },
  fr: {
    link: 'Vous payez par virement ? Dites-nous pour quelles factures.',
    title: 'Annoncer votre virement',
    lead: 'Dites quelles factures votre virement paie et nous l’imputons exactement ainsi. Aucun argent n’est déplacé ici : ordonnez le virement auprès de votre banque.',
    back: 'Retour à vos factures',
    open: 'Ouvert',
    paid: 'Vous payez',
    paidOf: 'Montant pour {document}',
    day: 'Jour du virement',
    reference: 'Votre propre référence',
    referenceHint: 'Laissez vide si vous n’en avez pas.',
    send: 'Nous l’indiquer',
    choose: 'Choisissez au moins une facture.',
    done: 'Merci. Nous avons noté à quoi sert votre virement.',
    known: 'Vous nous l’avez déjà indiqué. C’est noté une seule fois.',
    next: 'Virez exactement ce montant, en une seule fois, avec cette référence.',
    to: 'À',
    amount: 'Montant',
    purpose: 'Référence du virement',
  },
  es: {
    link: '¿Paga por transferencia? Díganos para qué facturas.',
    title: 'Anunciar su transferencia',
    lead: 'Diga qué facturas paga su transferencia y la aplicaremos exactamente así. Aquí no se mueve dinero: ordene la transferencia en su banco.',
    back: 'Volver a sus facturas',
    open: 'Pendiente',
    paid: 'Usted paga',
    paidOf: 'Importe para {document}',
    day: 'Día de la transferencia',
    reference: 'Su propia referencia',
    referenceHint: 'Déjelo vacío si no tiene ninguna.',
    send: 'Comunicarlo',
    choose: 'Elija al menos una factura.',
    done: 'Gracias. Hemos anotado para qué es su transferencia.',
    known: 'Ya nos lo había comunicado. Está anotado una sola vez.',
    next: 'Transfiera exactamente este importe, en un solo pago, con esta referencia.',
    to: 'A',
    amount: 'Importe',
    purpose: 'Referencia de la transferencia',
  },
}
