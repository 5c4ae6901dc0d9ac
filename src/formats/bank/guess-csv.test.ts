import { expect, test } from 'vitest'
import { type BankCsvMapping, readBankCsv } from './bank-csv.ts'
import { guessBankCsv } from './guess-csv.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

/** What the guess makes of each row. */
function read(text: string): string[] {
  const [statement] = readBankCsv(bytes(text), guessBankCsv(bytes(text)) as BankCsvMapping)
  return (statement?.entries ?? []).map(({ bookedOn, amount, currency, details: [detail] }) =>
    [
      bookedOn,
      amount,
      currency ?? '-',
      detail?.counterpartyName ?? '-',
      detail?.counterpartyAccount ?? '-',
      detail?.remittance.join(' ') || '-',
    ].join(' | '),
  )
}

test.each<[string, string, readonly string[]]>([
  [
    'a German bank, with letterhead, semicolons and a sum at the end',
    `Umsatzanzeige;Geschäftskonto
Zeitraum;01.01.2026 - 31.01.2026
Buchungstag;Valutadatum;Auftraggeber;Verwendungszweck;IBAN;Betrag;Währung;Saldo nach Buchung
30.01.2026;30.01.2026;Ada Lovelace;"RE 12; Danke";DE89 3704 0044 0532 0130 00;1.012,50;EUR;1.112,50
31.01.2026;31.01.2026;Bank;Entgelt;;-3,50;EUR;1.109,00
Kontostand;1.109,00
`,
    [
      '2026-01-30 | 1012.5 | EUR | Ada Lovelace | DE89370400440532013000 | RE 12; Danke',
      '2026-01-31 | -3.5 | EUR | Bank | - | Entgelt',
    ],
  ],
  [
    'an American bank, with debit and credit apart',
    `Posting Date,Description,Debit,Credit,Balance
01/30/2026,"ACME, INV 12",,"$1,012.50","1,112.50"
01/31/2026,Fee,3.50,,"1,109.00"
`,
    ['2026-01-30 | 1012.5 | - | - | - | ACME, INV 12', '2026-01-31 | -3.5 | - | - | - | Fee'],
  ],
  [
    'a French bank',
    `Date d'opération;Libellé;Débit;Crédit
30/01/2026;VIR MOREAU;;1 012,50
13/02/2026;Frais;-3,50;
`,
    ['2026-01-30 | 1012.5 | - | - | - | VIR MOREAU', '2026-02-13 | -3.5 | - | - | - | Frais'],
  ],
  [
    'a size with a word for its direction',
    `Date\tName / Description\tAmount\tDebit/credit\tCounterparty IBAN
2026-01-30\tA Janssen\t12.50\tCredit\tNL91ABNA0417164300
2026-01-30\tShop\t3.50\tDebit\t
`,
    [
      '2026-01-30 | 12.5 | - | - | NL91ABNA0417164300 | A Janssen',
      '2026-01-30 | -3.5 | - | - | - | Shop',
    ],
  ],
  [
    'no header row at all',
    `2026-01-30,12.50,112.50,from A Smith
2026-01-31,-3.50,109.00,bank fee
`,
    ['2026-01-30 | 12.5 | - | - | - | from A Smith', '2026-01-31 | -3.5 | - | - | - | bank fee'],
  ],
])('tells how a CSV is meant: %s', (_, text, rows) => {
  expect(read(text)).toEqual(rows)
})
