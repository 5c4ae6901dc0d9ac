import type { Language } from '../../kernel/localize.ts'

/** Sentences about lines and documents; those about the steps of a calculation are rating's. */
export type SentenceKey =
  | 'invoice'
  | 'credit_note'
  | 'buyer'
  | 'reason'
  | 'line'
  | 'priced'
  | 'discounted'
  | 'corrects'
  | 'takes_back'
  | 'credits'
  | 'stood'
  | 'anew'
  | 'net'
  | 'net_inclusive'
  | 'taxed'
  | 'untaxed'
  | 'base'
  | 'base_compound'
  | 'group'
  | 'group_by_line'
  | 'group_of_credit'
  | 'group_without_tax'
  | 'total_net'
  | 'total_gross'
  | 'total_rounding'
  | 'payable'
  | 'payable_credit'
  | 'transfer'

type Sentences = Readonly<Record<SentenceKey, string>>

const en: Sentences = {
  invoice: 'Invoice {number} of {date}',
  credit_note: 'Credit note {number} of {date}',
  buyer: 'For {name}, account {account}.',
  reason: 'Reason: {reason}.',
  line: 'Line {line}: {description}, {from} to {to}: {amount}',
  priced: 'On the document: {quantity} {unit} at {unitPrice}, {price}.',
  discounted: 'Less {allowance} of discounts: {amount}.',
  corrects: 'Corrects line {line} of {number} by the difference.',
  takes_back: 'Takes back line {line} of {number}, at the price and tax it was billed with.',
  credits: 'Credits line {line} of {number}.',
  stood: 'Billed for this before: {before}; with this line: {after}.',
  anew: 'By what is known now it comes to {after}:',
  net: 'Without tax: {net}.',
  net_inclusive: '{amount} includes tax; without it: {net}.',
  taxed: 'Taxed with {name} ({code}), {rate} %.',
  untaxed: 'No tax: {name} ({code}). {reason}',
  base: '{lines}: {taxable} without tax.',
  base_compound: '{lines}: {net} without tax; with the taxes in its base {taxable}.',
  group: '{taxable} × {rate} % = {exact}, rounded to {tax}.',
  group_by_line: '{taxable} × {rate} % = {exact}; rounded on each line and added up: {tax}.',
  group_of_credit:
    '{taxable} × {rate} % = {exact}; stated as {tax}, so that all credits together give back exactly the tax of the original.',
  group_without_tax: 'No tax is added.',
  total_net: 'Lines without tax: {net}.',
  total_gross: 'With {tax} of tax: {gross}.',
  total_rounding: 'Rounding: {rounding}.',
  payable: 'To pay: {payable}, due on {due}.',
  payable_credit: 'To the customer’s credit: {payable}.',
  transfer: '{memo}: {amount}, debit {debit} {debitName}, credit {credit} {creditName}.',
}

const fr: Sentences = {
  invoice: 'Facture {number} du {date}',
  credit_note: 'Avoir {number} du {date}',
  buyer: 'Pour {name}, compte {account}.',
  reason: 'Motif : {reason}.',
  line: 'Ligne {line} : {description}, du {from} au {to} : {amount}',
  priced: 'Sur le document : {quantity} {unit} à {unitPrice}, {price}.',
  discounted: 'Moins {allowance} de remises : {amount}.',
  corrects: 'Corrige la ligne {line} de {number} de la différence.',
  takes_back: 'Reprend la ligne {line} de {number}, au prix et à la taxe facturés.',
  credits: 'Crédite la ligne {line} de {number}.',
  stood: 'Facturé auparavant : {before} ; avec cette ligne : {after}.',
  anew: 'D’après ce que l’on sait maintenant, le montant est de {after} :',
  net: 'Hors taxe : {net}.',
  net_inclusive: '{amount} taxe comprise ; hors taxe : {net}.',
  taxed: 'Taxe {name} ({code}), {rate} %.',
  untaxed: 'Pas de taxe : {name} ({code}). {reason}',
  base: '{lines} : {taxable} hors taxe.',
  base_compound: '{lines} : {net} hors taxe ; avec les taxes comprises dans la base {taxable}.',
  group: '{taxable} × {rate} % = {exact}, arrondi à {tax}.',
  group_by_line: '{taxable} × {rate} % = {exact} ; arrondi à chaque ligne puis additionné : {tax}.',
  group_of_credit:
    '{taxable} × {rate} % = {exact} ; porté à {tax}, pour que tous les avoirs ensemble rendent exactement la taxe de l’original.',
  group_without_tax: 'Aucune taxe ne s’ajoute.',
  total_net: 'Lignes hors taxe : {net}.',
  total_gross: 'Avec {tax} de taxe : {gross}.',
  total_rounding: 'Arrondi : {rounding}.',
  payable: 'À payer : {payable}, pour le {due}.',
  payable_credit: 'Au crédit du client : {payable}.',
  transfer: '{memo} : {amount}, débit {debit} {debitName}, crédit {credit} {creditName}.',
}

const es: Sentences = {
  invoice: 'Factura {number} del {date}',
  credit_note: 'Nota de crédito {number} del {date}',
  buyer: 'Para {name}, cuenta {account}.',
  reason: 'Motivo: {reason}.',
  line: 'Línea {line}: {description}, del {from} al {to}: {amount}',
  priced: 'En el documento: {quantity} {unit} a {unitPrice}, {price}.',
  discounted: 'Menos {allowance} de descuentos: {amount}.',
  corrects: 'Corrige la línea {line} de {number} por la diferencia.',
  takes_back: 'Anula la línea {line} de {number}, al precio e impuesto con que se facturó.',
  credits: 'Abona la línea {line} de {number}.',
  stood: 'Facturado antes: {before}; con esta línea: {after}.',
  anew: 'Según lo que se sabe ahora, el importe es {after}:',
  net: 'Sin impuestos: {net}.',
  net_inclusive: '{amount} con impuestos; sin ellos: {net}.',
  taxed: 'Impuesto {name} ({code}), {rate} %.',
  untaxed: 'Ningún impuesto: {name} ({code}). {reason}',
  base: '{lines}: {taxable} sin impuestos.',
  base_compound: '{lines}: {net} sin impuestos; con los impuestos de su base {taxable}.',
  group: '{taxable} × {rate} % = {exact}, redondeado a {tax}.',
  group_by_line: '{taxable} × {rate} % = {exact}; redondeado en cada línea y sumado: {tax}.',
  group_of_credit:
    '{taxable} × {rate} % = {exact}; se indica {tax}, para que todos los abonos juntos devuelvan exactamente el impuesto del original.',
  group_without_tax: 'No se añade impuesto.',
  total_net: 'Líneas sin impuestos: {net}.',
  total_gross: 'Con {tax} de impuestos: {gross}.',
  total_rounding: 'Redondeo: {rounding}.',
  payable: 'A pagar: {payable}, vence el {due}.',
  payable_credit: 'A favor del cliente: {payable}.',
  transfer: '{memo}: {amount}, debe {debit} {debitName}, haber {credit} {creditName}.',
}

const de: Sentences = {
  invoice: 'Rechnung {number} vom {date}',
  credit_note: 'Gutschrift {number} vom {date}',
  buyer: 'Für {name}, Konto {account}.',
  reason: 'Grund: {reason}.',
  line: 'Zeile {line}: {description}, {from} bis {to}: {amount}',
  priced: 'Auf dem Beleg: {quantity} {unit} zu {unitPrice}, {price}.',
  discounted: 'Abzüglich {allowance} Rabatt: {amount}.',
  corrects: 'Berichtigt Zeile {line} von {number} um den Unterschied.',
  takes_back: 'Nimmt Zeile {line} von {number} zurück, mit Preis und Steuer von damals.',
  credits: 'Schreibt Zeile {line} von {number} gut.',
  stood: 'Bisher dafür berechnet: {before}; mit dieser Zeile: {after}.',
  anew: 'Nach heutigem Stand ergibt sich {after}:',
  net: 'Ohne Steuer: {net}.',
  net_inclusive: '{amount} enthält Steuer; ohne sie: {net}.',
  taxed: 'Besteuert mit {name} ({code}), {rate} %.',
  untaxed: 'Keine Steuer: {name} ({code}). {reason}',
  base: '{lines}: {taxable} ohne Steuer.',
  base_compound: '{lines}: {net} ohne Steuer; mit den Steuern in der Grundlage {taxable}.',
  group: '{taxable} × {rate} % = {exact}, gerundet auf {tax}.',
  group_by_line: '{taxable} × {rate} % = {exact}; je Zeile gerundet und addiert: {tax}.',
  group_of_credit:
    '{taxable} × {rate} % = {exact}; ausgewiesen {tax}, damit alle Gutschriften zusammen genau die Steuer des Originals zurückgeben.',
  group_without_tax: 'Es kommt keine Steuer hinzu.',
  total_net: 'Zeilen ohne Steuer: {net}.',
  total_gross: 'Mit {tax} Steuer: {gross}.',
  total_rounding: 'Rundung: {rounding}.',
  payable: 'Zu zahlen: {payable}, fällig am {due}.',
  payable_credit: 'Zugunsten des Kunden: {payable}.',
  transfer: '{memo}: {amount}, Soll {debit} {debitName}, Haben {credit} {creditName}.',
}

/** The one table of these sentences, per language. */
export const SENTENCES: Readonly<Record<Language, Sentences>> = { en, fr, es, de }

/** What postings stand for and lines are called, in the words of the memo. */
export const WORDS: Readonly<
  Record<Language, Readonly<Record<'line' | 'lines' | 'tax' | 'rounding', string>>>
> = {
  en: { line: 'Line', lines: 'Lines', tax: 'Tax', rounding: 'Rounding' },
  fr: { line: 'Ligne', lines: 'Lignes', tax: 'Taxe', rounding: 'Arrondi' },
  es: { line: 'Línea', lines: 'Líneas', tax: 'Impuesto', rounding: 'Redondeo' },
  de: { line: 'Zeile', lines: 'Zeilen', tax: 'Steuer', rounding: 'Rundung' },
}

/** A sentence with its facts put in. */
export function say(
  language: Language,
  key: SentenceKey,
  facts: Readonly<Record<string, string>> = {},
): string {
  return SENTENCES[language][key]
    .replace(/\{(\w+)\}/g, (_, name: string) => facts[name] ?? '')
    .trim()
}
