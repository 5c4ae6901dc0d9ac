import type { Phrases } from '../phrases.ts'

/** What a list of rows must hold, as validation expects it. */
export const rowPhrases: Phrases = {
  'a document': { fr: 'un document', es: 'un documento', de: 'ein Beleg' },
  'a legal entity': {
    fr: 'une entité juridique',
    es: 'una entidad jurídica',
    de: 'eine Gesellschaft',
  },
  'a level': { fr: 'un niveau', es: 'un nivel', de: 'eine Stufe' },
  'a line': { fr: 'une ligne', es: 'una línea', de: 'eine Zeile' },
  'a reason': { fr: 'un motif', es: 'un motivo', de: 'ein Grund' },
  'a receipt': { fr: 'un encaissement', es: 'un cobro', de: 'ein Zahlungseingang' },
  'a transfer': { fr: 'une écriture', es: 'un asiento', de: 'eine Buchung' },
  'an account': { fr: 'un compte', es: 'una cuenta', de: 'ein Konto' },
  rows: { fr: 'des lignes', es: 'filas', de: 'Zeilen' },
  'what it pays for': { fr: 'ce qu’il paie', es: 'lo que paga', de: 'was damit bezahlt wird' },
  'what it tells of': { fr: 'ce dont il s’agit', es: 'de qué trata', de: 'wovon es handelt' },
  'at least one base plan': {
    fr: 'au moins une formule de base',
    es: 'al menos una tarifa base',
    de: 'mindestens ein Grundtarif',
  },
  'at least one charge': {
    fr: 'au moins une composante',
    es: 'al menos un cargo',
    de: 'mindestens ein Preisbestandteil',
  },
  'at least two charges': {
    fr: 'au moins deux composantes',
    es: 'al menos dos cargos',
    de: 'mindestens zwei Preisbestandteile',
  },
  'each charge once': {
    fr: 'chaque composante une seule fois',
    es: 'cada cargo una sola vez',
    de: 'jeder Preisbestandteil nur einmal',
  },
  'at least one charge that credits pay': {
    fr: 'au moins une composante que le crédit prépayé paie',
    es: 'al menos un cargo que pague el saldo prepagado',
    de: 'mindestens ein Preisbestandteil, den das Guthaben bezahlt',
  },
  'at least one invoice': {
    fr: 'au moins une facture',
    es: 'al menos una factura',
    de: 'mindestens eine Rechnung',
  },
  'at least one phase': {
    fr: 'au moins une phase',
    es: 'al menos una fase',
    de: 'mindestens eine Phase',
  },
  'at least one plan': {
    fr: 'au moins une formule',
    es: 'al menos una tarifa',
    de: 'mindestens ein Tarif',
  },
  'at least one price': {
    fr: 'au moins un prix',
    es: 'al menos un precio',
    de: 'mindestens ein Preis',
  },
  'at least one row': {
    fr: 'au moins une ligne',
    es: 'al menos una fila',
    de: 'mindestens eine Zeile',
  },
  'at least one rule': {
    fr: 'au moins une règle',
    es: 'al menos una regla',
    de: 'mindestens eine Regel',
  },
  'at least one subscription': {
    fr: 'au moins un abonnement',
    es: 'al menos una suscripción',
    de: 'mindestens ein Abonnement',
  },
  'at least one promise with the outcome promised, and none with another': {
    fr: 'au moins une promesse si le résultat est promised, aucune sinon',
    es: 'al menos una promesa si el resultado es promised, ninguna si es otro',
    de: 'mindestens eine Zusage beim Ergebnis promised, keine bei einem anderen',
  },
  'lines that each have a name of their own': {
    fr: 'des lignes qui ont chacune leur propre nom',
    es: 'líneas con un nombre propio cada una',
    de: 'Zeilen, die je einen eigenen Namen haben',
  },
  'a ticket whose lines each have a name of their own': {
    fr: 'un ticket dont chaque ligne a son propre nom',
    es: 'un ticket cuyas líneas tengan cada una su nombre',
    de: 'ein Ticket, dessen Zeilen je einen eigenen Namen haben',
  },
  'a ticket with either subscriptionNumber or premiseCode': {
    fr: 'un ticket avec soit subscriptionNumber, soit premiseCode',
    es: 'un ticket con subscriptionNumber o premiseCode, no ambos',
    de: 'ein Ticket mit entweder subscriptionNumber oder premiseCode',
  },
  'a ticket with lines, or a cancelled one without': {
    fr: 'un ticket avec des lignes, ou annulé et sans lignes',
    es: 'un ticket con líneas, o anulado y sin ellas',
    de: 'ein Ticket mit Zeilen oder ein storniertes ohne',
  },
  'the charges that an amount is taken off': {
    fr: 'les composantes dont un montant est déduit',
    es: 'los cargos de los que se descuenta un importe',
    de: 'die Preisbestandteile, von denen ein Betrag abgezogen wird',
  },
}
