import type { Shelves } from './shelf.ts'

/** Shelves of bill runs and documents. */
export const DOCUMENTS_SHELVES = {
  billRuns: [
    {
      title: {
        en: 'Bill runs',
        fr: 'Facturations',
        es: 'Facturaciones',
        de: 'Abrechnungsläufe',
      },
      lists: ['bill-runs', 'bill-run-exceptions', 'bill-run-accounts'],
      commands: ['startBillRun', 'startRebill', 'startProgressiveRun'],
    },
    {
      title: { en: 'Incidents', fr: 'Incidents', es: 'Incidencias', de: 'Störfälle' },
      lists: ['incidents', 'incident-documents'],
    },
  ],
  documents: [
    {
      title: { en: 'Documents', fr: 'Documents', es: 'Documentos', de: 'Belege' },
      lists: ['documents', 'document-lines', 'billed-before'],
      commands: ['issueCreditNote', 'issueDebitNote', 'voidInvoice', 'undoCreditNote'],
    },
    {
      title: {
        en: 'Delivery and post',
        fr: 'Remise et courrier',
        es: 'Entrega y correo',
        de: 'Zustellung und Post',
      },
      lists: [
        'document-deliveries',
        'messages',
        'message-attempts',
        'document-copies',
        'message-copies',
        'print-batches',
        'print-batch-letters',
        'email-blocks',
      ],
      commands: [
        'deliverDocuments',
        'createPrintBatch',
        'sendDocumentCopy',
        'reprintDocument',
        'blockEmail',
      ],
    },
    {
      title: {
        en: 'Statements of account',
        fr: 'Relevés de compte',
        es: 'Extractos de cuenta',
        de: 'Kontoauszüge',
      },
      lists: ['statements', 'statement-runs', 'statement-left-out'],
      commands: ['makeStatements', 'startStatementRun', 'setStatementMethod'],
    },
    {
      title: {
        en: 'Contacts with customers',
        fr: 'Contacts avec les clients',
        es: 'Contactos con clientes',
        de: 'Kontakte mit Kunden',
      },
      lists: ['interactions', 'interaction-files', 'follow-ups', 'message-templates'],
      commands: ['recordInteraction'],
    },
  ],
} satisfies Shelves
