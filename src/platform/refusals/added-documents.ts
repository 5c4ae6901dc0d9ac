import type { RefusalTexts } from './sentence.ts'

/** Documents of given lines: debit notes and fees. */
export const addedDocumentRefusals: RefusalTexts = {
  debit_names_nobody: {
    provokedBy: 'issueDebitNote without invoice, and without account or legal entity',
    en: 'The debit note names neither an invoice nor a customer. Give invoice, or accountNumber and entity.',
    fr: 'La note de débit ne nomme ni facture ni client. Indiquez invoice, ou accountNumber et entity.',
    es: 'La nota de cargo no nombra factura ni cliente. Indique invoice, o accountNumber y entity.',
    de: 'Die Belastungsanzeige nennt weder Rechnung noch Kunden. Geben Sie invoice an, oder accountNumber und entity.',
  },
  debit_line_names_nothing: {
    provokedBy:
      'a line of issueDebitNote with neither a line of the invoice nor product and description',
    en: 'A line of the debit note says neither which line of the invoice it is about nor what it is for. Give line, or product and description.',
    fr: 'Une ligne de la note de débit ne dit ni la ligne de facture concernée ni son objet. Indiquez line, ou product et description.',
    es: 'Una línea de la nota de cargo no dice a qué línea de la factura se refiere ni por qué concepto. Indique line, o product y description.',
    de: 'Eine Zeile der Belastungsanzeige sagt weder, welche Rechnungszeile sie betrifft, noch wofür sie ist. Geben Sie line an, oder product und description.',
  },
}
