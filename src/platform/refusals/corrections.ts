import type { RefusalTexts } from './sentence.ts'

/** Corrections: credits undone, goodwill, bad debts. */
export const correctionRefusals: RefusalTexts = {
  not_a_credit_note: {
    provokedBy: 'undoCreditNote of an invoice',
    en: 'Document {document} is no credit note. Undo an invoice with voidInvoice.',
    fr: 'Le document {document} n’est pas un avoir. Annulez une facture avec voidInvoice.',
    es: 'El documento {document} no es un abono. Anule una factura con voidInvoice.',
    de: 'Beleg {document} ist keine Gutschrift. Stornieren Sie eine Rechnung mit voidInvoice.',
  },
  credit_undone_before: {
    provokedBy: 'undoCreditNote of a credit note that was undone already',
    en: 'Credit note {creditNote} was undone before. Look at the documents that follow it.',
    fr: 'L’avoir {creditNote} a déjà été annulé. Consultez les documents qui le suivent.',
    es: 'El abono {creditNote} ya se anuló. Consulte los documentos que le siguen.',
    de: 'Gutschrift {creditNote} wurde schon zurückgenommen. Sehen Sie die Belege an, die ihr folgen.',
  },
  credit_not_undoable: {
    provokedBy:
      'undoCreditNote of a credit note that a bill run made, that voids its invoice, or that moved prepaid credits',
    en: 'Credit note {creditNote} was made by a bill run, voids its invoice or moved prepaid credits; it cannot be undone. Bill the services anew by a bill run, or issue a debit note.',
    fr: 'L’avoir {creditNote} provient d’une exécution de facturation, annule sa facture ou a déplacé des crédits prépayés ; il ne peut être annulé. Refacturez les services ou émettez une note de débit.',
    es: 'El abono {creditNote} procede de una ejecución de facturación, anula su factura o movió créditos de prepago; no se puede anular. Facture de nuevo los servicios o emita una nota de cargo.',
    de: 'Gutschrift {creditNote} stammt aus einem Abrechnungslauf, storniert ihre Rechnung oder hat Guthaben bewegt; sie kann nicht zurückgenommen werden. Rechnen Sie die Leistungen neu ab oder stellen Sie eine Belastungsanzeige aus.',
  },
  unknown_budget: {
    provokedBy: 'giveGoodwill out of a budget that is not defined',
    en: 'There is no goodwill budget {budget}. Look at the list goodwill-budgets, or set it with setGoodwillBudget.',
    fr: 'Le budget de gestes commerciaux {budget} n’existe pas. Consultez la liste goodwill-budgets ou définissez-le avec setGoodwillBudget.',
    es: 'No existe el presupuesto de gestos comerciales {budget}. Consulte la lista goodwill-budgets o defínalo con setGoodwillBudget.',
    de: 'Es gibt kein Kulanzbudget {budget}. Sehen Sie in der Liste goodwill-budgets nach oder legen Sie es mit setGoodwillBudget an.',
  },
  budget_exceeded: {
    provokedBy:
      'giveGoodwill of more than a budget has left, in another currency, or outside its days',
    en: 'Budget {budget} has {left} {currency} left, from {from} to {to}. Give less, take another budget, or have it raised.',
    fr: 'Il reste {left} {currency} au budget {budget}, du {from} au {to}. Accordez moins, prenez un autre budget ou faites-le augmenter.',
    es: 'El presupuesto {budget} tiene {left} {currency} disponibles, del {from} al {to}. Conceda menos, use otro presupuesto o haga que lo amplíen.',
    de: 'Budget {budget} hat noch {left} {currency}, vom {from} bis {to}. Geben Sie weniger, nehmen Sie ein anderes Budget oder lassen Sie es erhöhen.',
  },
  budget_below_used: {
    provokedBy: 'setGoodwillBudget below what was given of it, or in another currency',
    en: 'More has been given of budget {budget} than that, or it is in another currency. Set a higher amount, or a new budget.',
    fr: 'Le budget {budget} a déjà servi au-delà de ce montant, ou il est dans une autre devise. Fixez un montant supérieur ou un nouveau budget.',
    es: 'Del presupuesto {budget} ya se ha dado más, o está en otra moneda. Fije un importe mayor o un presupuesto nuevo.',
    de: 'Aus Budget {budget} wurde schon mehr gegeben, oder es lautet auf eine andere Währung. Setzen Sie einen höheren Betrag oder ein neues Budget.',
  },
  budget_ends_before: {
    provokedBy: 'setGoodwillBudget whose last day lies before its first',
    en: 'The last day of budget {budget} lies before its first. Give toOn after fromOn.',
    fr: 'Le dernier jour du budget {budget} précède le premier. Indiquez toOn après fromOn.',
    es: 'El último día del presupuesto {budget} es anterior al primero. Indique toOn posterior a fromOn.',
    de: 'Der letzte Tag von Budget {budget} liegt vor dem ersten. Geben Sie toOn nach fromOn an.',
  },
  nothing_to_write_off: {
    provokedBy: 'writeOffBadDebt of an item of which nothing is open',
    en: 'Nothing is open of item {item}. Look at the open items of the customer.',
    fr: 'Rien n’est ouvert sur le poste {item}. Consultez les postes ouverts du client.',
    es: 'No queda nada abierto de la partida {item}. Consulte las partidas abiertas del cliente.',
    de: 'Von Posten {item} ist nichts offen. Sehen Sie die offenen Posten des Kunden an.',
  },
  no_relief_due: {
    provokedBy:
      'claimTaxRelief of a debt that was recovered, has its relief already, or is not old enough',
    en: 'The tax in debt {debt} cannot be claimed on {on}. Look at the list tax-relief-due.',
    fr: 'La taxe de la créance {debt} ne peut être récupérée le {on}. Consultez la liste tax-relief-due.',
    es: 'El impuesto de la deuda {debt} no se puede recuperar el {on}. Consulte la lista tax-relief-due.',
    de: 'Die Steuer in Forderung {debt} kann am {on} nicht zurückgeholt werden. Sehen Sie in der Liste tax-relief-due nach.',
  },
  recovered_exceeds: {
    provokedBy: 'recoverBadDebt of more than was given up',
    en: 'Of this item {left} {currency} are given up; no more can be reinstated. Give a smaller amount.',
    fr: 'Sur ce poste, {left} {currency} sont passés en perte ; on ne peut rétablir davantage. Indiquez un montant inférieur.',
    es: 'De esta partida se han dado por perdidos {left} {currency}; no se puede restablecer más. Indique un importe menor.',
    de: 'Von diesem Posten sind {left} {currency} ausgebucht; mehr kann nicht wieder eingebucht werden. Geben Sie weniger an.',
  },
  percent_above_100: {
    provokedBy: 'setProvisionRates with a percent above 100',
    en: 'A percent of segment {segment} is above 100. Give percents from 0 to 100.',
    fr: 'Un pourcentage du segment {segment} dépasse 100. Indiquez des pourcentages de 0 à 100.',
    es: 'Un porcentaje del segmento {segment} supera 100. Indique porcentajes de 0 a 100.',
    de: 'Ein Prozentsatz des Segments {segment} liegt über 100. Geben Sie Prozentsätze von 0 bis 100 an.',
  },
}
