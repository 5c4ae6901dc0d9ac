import type { Sentences } from '../sentences.ts'

/** What lists show and commands do, in German: open items, receipts and payment plans. */
export const receivables: Sentences = {
  transfers: 'Buchungen zwischen Konten der Buchhaltung',
  'open-items': 'Was Kunden schulden und was ihnen zusteht, nach Fälligkeit',
  receipts: 'Eingegangenes Geld, das neueste zuerst',
  allocations: 'Womit Zahlungen verrechnet wurden und was wieder gelöst wurde',
  'receivable-reasons': 'Gründe für Ausbuchungen, Stornos, Rücklastschriften und Erstattungen',
  suspense: 'Geld ohne bekannten Zahler, das älteste zuerst, und wer sich darum kümmert',
  'allocation-policies':
    'In welcher Reihenfolge Geld verrechnet wird und welche Differenzen erlassen werden, nach Datum',
  deposits: 'Einreichungen von Schecks und Bargeld, die neuesten zuerst',
  'payment-plans':
    'Ratenpläne, die neuesten zuerst: was offen ist und wann die nächste Rate fällig ist',
  'payment-plan-instalments': 'Raten der Ratenpläne',
  'payment-plan-policies':
    'Welche Ratenpläne vereinbart werden dürfen; für jeden Tag gilt die letzte Fassung',
  remittances: 'Wofür Zahler nach eigener Angabe gezahlt haben, die neuesten zuerst',
  'remittance-lines':
    'Zeilen der Zahlungsavise: was jede bezahlt, was einbehalten wird und ob sie aufgeht',
  'remittance-mappings': 'Wie die Spalten in den Avisdateien der Zahler heißen',
}
