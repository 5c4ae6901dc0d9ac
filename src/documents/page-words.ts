import type { Language } from './page.ts'

/**
 * The sentences and phrases that the page of a stored document is worded with, in one language;
 * what they are filled with is localized already. The fixed words of the template are in labels.ts.
 */
export type PageWords = {
  readonly subscription: (number: string) => string
  readonly contract: (number: string) => string
  /** The account that is served, where another one gets the document. */
  readonly servedAccount: (number: string, name: string) => string
  readonly meter: (serial: string) => string
  readonly read: (previous: string, current: string) => string
  readonly estimated: string
  readonly rolledOver: string
  /** Days for which a register was carried on without a read; the quantity may be empty. */
  readonly carriedOn: (days: string, quantity: string) => string
  readonly records: (count: string) => string
  /** The peak behind a demand charge: day and time, the band or nothing, and kW or nothing. */
  readonly highest: (minutes: string, on: string, at: string, band: string, power: string) => string
  readonly upTo: (bound: string) => string
  readonly above: (bound: string) => string
  readonly volumeBelow: (bound: string) => string
  readonly volumeFrom: (bound: string) => string
  readonly prorated: (share: string) => string
  readonly tierFlat: (tier: string) => string
  readonly packagesOf: (size: string) => string
  readonly share: (days: string, of: string) => string
  readonly minimum: (minimum: string, reached: string) => string
  /** Prepaid credits of one lot, and the first day on which the rest of them is gone. */
  readonly prepaid: (amount: string, expires: string | null) => string
  readonly included: (quantity: string) => string
  readonly maximum: (maximum: string, reached: string) => string
  readonly priceFrom: (date: string) => string
  readonly inclusive: (price: string) => string
  readonly before: (before: string, after: string) => string
  /** A discount whose name was not frozen. */
  readonly discount: string
  /** The document that a line corrects. */
  readonly ofInvoice: (number: string, issuedOn: string) => string
  readonly ofCreditNote: (number: string, issuedOn: string) => string
  readonly replaces: (number: string, issuedOn: string) => string
  readonly cancels: (number: string, issuedOn: string) => string
  /** The invoice that a debit note or a fee is about. */
  readonly about: (number: string, issuedOn: string) => string
  readonly reason: (reason: string) => string
  readonly nothingToPay: string
  readonly setOff: string
  readonly kept: string
  readonly refunded: string
}

function told(what: string, quantity: string, colon = ': '): string {
  return quantity === '' ? what : what + colon + quantity
}

function inBand(band: string): string {
  return band === '' ? '' : `(${band}) `
}

const en: PageWords = {
  subscription: number => `Subscription ${number}`,
  contract: number => `Contract ${number}`,
  servedAccount: (number, name) => `Customer ${number} · ${name}`,
  meter: serial => `Meter ${serial}`,
  read: (previous, current) => `Reading ${previous} → ${current}`,
  estimated: 'estimated',
  rolledOver: 'register passed zero',
  carriedOn: (days, quantity) => told(`${days} days estimated`, quantity),
  records: count => `${count} records`,
  highest: (minutes, on, at, band, power) =>
    told(`Highest ${minutes}-minute average ${inBand(band)}on ${on} at ${at}`, power),
  upTo: bound => `up to ${bound}`,
  above: bound => `over ${bound}`,
  volumeBelow: bound => `price for less than ${bound}`,
  volumeFrom: bound => `price from ${bound} on`,
  prorated: share => `prorated to ${share}`,
  tierFlat: tier => `fixed amount of tier ${tier}`,
  packagesOf: size => `packages of ${size}`,
  share: (days, of) => `${days} of ${of} days`,
  minimum: (minimum, reached) => `minimum ${minimum}, reached ${reached}`,
  prepaid: (amount, expires) =>
    expires === null ? `${amount} of credits` : `${amount} of credits that expire on ${expires}`,
  included: quantity => `${quantity} free`,
  maximum: (maximum, reached) => `maximum ${maximum}, reached ${reached}`,
  priceFrom: date => `price as of ${date}`,
  inclusive: price => `${price} including tax`,
  before: (before, after) => `billed ${before}, now ${after}`,
  discount: 'Discount',
  ofInvoice: (number, issuedOn) => `Invoice ${number} of ${issuedOn}`,
  ofCreditNote: (number, issuedOn) => `Credit note ${number} of ${issuedOn}`,
  replaces: (number, issuedOn) => `Replaces the cancelled invoice ${number} of ${issuedOn}.`,
  cancels: (number, issuedOn) => `Invoice ${number} of ${issuedOn} is cancelled in full.`,
  about: (number, issuedOn) => `About invoice ${number} of ${issuedOn}.`,
  reason: reason => `Reason: ${reason}`,
  nothingToPay: 'There is nothing to pay.',
  setOff: 'We set the amount off against your open or next invoice.',
  kept: 'The amount stays on your customer account as credit.',
  refunded: 'We will refund the amount to you.',
}

const fr: PageWords = {
  subscription: number => `Abonnement ${number}`,
  contract: number => `Contrat ${number}`,
  servedAccount: (number, name) => `Client ${number} · ${name}`,
  meter: serial => `Compteur ${serial}`,
  read: (previous, current) => `Index ${previous} → ${current}`,
  estimated: 'estimé',
  rolledOver: 'passage par zéro',
  carriedOn: (days, quantity) => told(`${days} jours estimés`, quantity, ' : '),
  records: count => `${count} enregistrements`,
  highest: (minutes, on, at, band, power) =>
    told(
      `Moyenne sur ${minutes} minutes la plus élevée ${inBand(band)}le ${on} à ${at}`,
      power,
      ' : ',
    ),
  upTo: bound => `jusqu’à ${bound}`,
  above: bound => `au-delà de ${bound}`,
  volumeBelow: bound => `prix au-dessous de ${bound}`,
  volumeFrom: bound => `prix à partir de ${bound}`,
  prorated: share => `au prorata de ${share}`,
  tierFlat: tier => `montant fixe de la tranche ${tier}`,
  packagesOf: size => `lots de ${size}`,
  share: (days, of) => `${days} jours sur ${of}`,
  minimum: (minimum, reached) => `minimum ${minimum}, atteint ${reached}`,
  prepaid: (amount, expires) =>
    expires === null ? `${amount} d’avoir` : `${amount} d’avoir expirant le ${expires}`,
  included: quantity => `${quantity} inclus`,
  maximum: (maximum, reached) => `maximum ${maximum}, atteint ${reached}`,
  priceFrom: date => `prix à partir du ${date}`,
  inclusive: price => `${price} TTC`,
  before: (before, after) => `facturé ${before}, désormais ${after}`,
  discount: 'Remise',
  ofInvoice: (number, issuedOn) => `Facture ${number} du ${issuedOn}`,
  ofCreditNote: (number, issuedOn) => `Avoir ${number} du ${issuedOn}`,
  replaces: (number, issuedOn) => `Remplace la facture annulée ${number} du ${issuedOn}.`,
  cancels: (number, issuedOn) => `La facture ${number} du ${issuedOn} est annulée en totalité.`,
  about: (number, issuedOn) => `Concerne la facture ${number} du ${issuedOn}.`,
  reason: reason => `Motif : ${reason}`,
  nothingToPay: 'Aucun montant n’est à régler.',
  setOff: 'Le montant sera déduit de votre facture en cours ou de la prochaine.',
  kept: 'Le montant reste au crédit de votre compte client.',
  refunded: 'Le montant vous sera remboursé.',
}

const es: PageWords = {
  subscription: number => `Suscripción ${number}`,
  contract: number => `Contrato ${number}`,
  servedAccount: (number, name) => `Cliente ${number} · ${name}`,
  meter: serial => `Contador ${serial}`,
  read: (previous, current) => `Lectura ${previous} → ${current}`,
  estimated: 'estimada',
  rolledOver: 'vuelta por cero',
  carriedOn: (days, quantity) => told(`${days} días estimados`, quantity),
  records: count => `${count} registros`,
  highest: (minutes, on, at, band, power) =>
    told(`Media más alta de ${minutes} minutos ${inBand(band)}el ${on} a las ${at}`, power),
  upTo: bound => `hasta ${bound}`,
  above: bound => `más de ${bound}`,
  volumeBelow: bound => `precio por debajo de ${bound}`,
  volumeFrom: bound => `precio a partir de ${bound}`,
  prorated: share => `prorrateado a ${share}`,
  tierFlat: tier => `importe fijo del tramo ${tier}`,
  packagesOf: size => `paquetes de ${size}`,
  share: (days, of) => `${days} de ${of} días`,
  minimum: (minimum, reached) => `mínimo ${minimum}, alcanzado ${reached}`,
  prepaid: (amount, expires) =>
    expires === null ? `${amount} de saldo` : `${amount} de saldo que caduca el ${expires}`,
  included: quantity => `${quantity} gratis`,
  maximum: (maximum, reached) => `máximo ${maximum}, alcanzado ${reached}`,
  priceFrom: date => `precio desde el ${date}`,
  inclusive: price => `${price} impuestos incluidos`,
  before: (before, after) => `facturado ${before}, ahora ${after}`,
  discount: 'Descuento',
  ofInvoice: (number, issuedOn) => `Factura ${number} de fecha ${issuedOn}`,
  ofCreditNote: (number, issuedOn) => `Factura rectificativa ${number} de fecha ${issuedOn}`,
  replaces: (number, issuedOn) => `Sustituye a la factura anulada ${number} de fecha ${issuedOn}.`,
  cancels: (number, issuedOn) =>
    `La factura ${number} de fecha ${issuedOn} queda anulada por completo.`,
  about: (number, issuedOn) => `Sobre la factura ${number} de fecha ${issuedOn}.`,
  reason: reason => `Motivo: ${reason}`,
  nothingToPay: 'No hay nada que pagar.',
  setOff: 'El importe se compensará con su factura pendiente o con la próxima.',
  kept: 'El importe queda como saldo a favor en su cuenta de cliente.',
  refunded: 'Le reembolsaremos el importe.',
}

const de: PageWords = {
  subscription: number => `Vertrag ${number}`,
  contract: number => `Vertrag ${number}`,
  servedAccount: (number, name) => `Kunde ${number} · ${name}`,
  meter: serial => `Zähler ${serial}`,
  read: (previous, current) => `Zählerstand ${previous} → ${current}`,
  estimated: 'geschätzt',
  rolledOver: 'Zählerüberlauf',
  carriedOn: (days, quantity) => told(`${days} Tage geschätzt`, quantity),
  records: count => `${count} Datensätze`,
  highest: (minutes, on, at, band, power) =>
    told(`Höchstes ${minutes}-Minuten-Mittel ${inBand(band)}am ${on} um ${at}`, power),
  upTo: bound => `bis ${bound}`,
  above: bound => `über ${bound}`,
  volumeBelow: bound => `Preis unter ${bound}`,
  volumeFrom: bound => `Preis ab ${bound}`,
  prorated: share => `anteilig ${share}`,
  tierFlat: tier => `Festbetrag der Stufe ${tier}`,
  packagesOf: size => `Pakete zu ${size}`,
  share: (days, of) => `${days} von ${of} Tagen`,
  minimum: (minimum, reached) => `Mindestbetrag ${minimum}, erreicht ${reached}`,
  prepaid: (amount, expires) =>
    expires === null ? `${amount} Guthaben` : `${amount} Guthaben, gültig bis vor dem ${expires}`,
  included: quantity => `${quantity} frei`,
  maximum: (maximum, reached) => `Höchstbetrag ${maximum}, erreicht ${reached}`,
  priceFrom: date => `Preis ab ${date}`,
  inclusive: price => `${price} brutto`,
  before: (before, after) => `berechnet ${before}, richtig ${after}`,
  discount: 'Rabatt',
  ofInvoice: (number, issuedOn) => `Rechnung ${number} vom ${issuedOn}`,
  ofCreditNote: (number, issuedOn) => `Rechnungskorrektur ${number} vom ${issuedOn}`,
  replaces: (number, issuedOn) => `Ersetzt die stornierte Rechnung ${number} vom ${issuedOn}.`,
  cancels: (number, issuedOn) =>
    `Die Rechnung ${number} vom ${issuedOn} wird vollständig storniert.`,
  about: (number, issuedOn) => `Zu Rechnung ${number} vom ${issuedOn}.`,
  reason: reason => `Grund: ${reason}`,
  nothingToPay: 'Es ist nichts zu zahlen.',
  setOff: 'Wir verrechnen den Betrag mit Ihrer offenen oder nächsten Rechnung.',
  kept: 'Der Betrag bleibt als Guthaben auf Ihrem Kundenkonto.',
  refunded: 'Wir erstatten Ihnen den Betrag.',
}

/** The phrases of a page by the language of the document. */
export const PAGE_WORDS: Readonly<Record<Language, PageWords>> = { en, fr, es, de }
