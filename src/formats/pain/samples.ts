import type { SepaTransferFile } from './pain001.ts'
import type { SepaDebit, SepaDebitFile } from './pain008.ts'

/*
 * Files of a made-up company, for tests here and against the official schemas. IBANs are the
 * examples of their countries' banks.
 */

const debit = (n: number, more: Partial<SepaDebit> = {}): SepaDebit => ({
  endToEndId: `C${n}`,
  amountMinor: 10_10n,
  scheme: 'CORE',
  sequence: 'RCUR',
  collectOn: Temporal.PlainDate.from('2026-03-16'),
  mandateId: `LUMEN-${n}`,
  signedOn: Temporal.PlainDate.from('2026-01-05'),
  debtor: { name: 'Zoë Müller & Söhne', iban: 'DE89370400440532013000', bic: null },
  remittance: 'Invoice 2026-000017 <March>',
  ...more,
})

/** Both schemes, three sequences, amendments, with and without BIC. */
export const DEBITS: SepaDebitFile = {
  version: '08',
  messageId: 'RUN0001',
  createdAt: Temporal.PlainDateTime.from('2026-03-02T09:05:00'),
  creditor: {
    name: 'Lumen Énergie SARL',
    iban: 'FR1420041010050500013M02606',
    bic: 'PSSTFRPPXXX',
    creditorId: 'FR72ZZZ123456',
  },
  debits: [
    debit(1),
    debit(2, { sequence: 'FRST', amountMinor: 1n }),
    debit(3, { scheme: 'B2B', amountMinor: 999_999_999_99n }),
    debit(4, { amendment: { originalMandateId: 'OLD-4', newAccount: true } }),
    debit(5, { amendment: { newAccount: true } }),
    debit(6, {
      debtor: { name: '株式会社', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' },
      remittance: '',
    }),
  ],
}

export const TRANSFERS: SepaTransferFile = {
  version: '09',
  messageId: 'REFUNDS0001',
  createdAt: Temporal.PlainDateTime.from('2026-03-02T09:05:00'),
  executeOn: Temporal.PlainDate.from('2026-03-03'),
  debtor: DEBITS.creditor,
  transfers: [
    {
      endToEndId: 'R1',
      amountMinor: 12_34n,
      creditor: { name: 'Zoë Müller', iban: 'DE89370400440532013000', bic: null },
      remittance: 'Refund of credit note 2026-000003',
    },
    {
      endToEndId: 'R2',
      amountMinor: 1n,
      creditor: { name: 'Jan de Vries', iban: 'NL91ABNA0417164300', bic: 'ABNANL2A' },
      remittance: 'Refund',
    },
  ],
}
