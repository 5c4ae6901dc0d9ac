import type { PlannedBatch } from '../../../demo/world.ts'
import { minorDigits } from '../../kernel/currency.ts'
import { Decimal } from '../../kernel/decimal.ts'
import { defineBankAccounts } from '../../receivables/bank/commands/bank-accounts.ts'
import { importBankStatement } from '../../receivables/bank/commands/import.ts'
import { matchBankLines } from '../../receivables/bank/commands/match.ts'
import { loadOwedAtBank, type OwedAtBank } from './load.ts'
import { CARL, MARY } from './staff.ts'
import { act, moveTo, type Stage } from './stage.ts'

/** Payments of one statement; a clerk sees enough of them. */
const MOST = 400

/**
 * A month's bank statement: most customers of the batch pay by the number of their invoice, some swap
 * two digits, some name nothing, one in twenty is not the customer by name, one in twenty pays part.
 * What no rule is sure of is left to the clerk.
 */
export async function payByBank(stage: Stage, batch: PlannedBatch, day: string): Promise<void> {
  const entity = batch.runs[0]?.legalEntity
  if (entity === undefined) return
  const owed = await loadOwedAtBank(stage.system.db, entity, day, MOST)
  const [first] = owed
  if (first === undefined || first.iban === null) return
  moveTo(stage, day, '09:00:00')
  const { currency, iban } = first
  const account = { code: `BANK-${entity}`, name: `Bank ${entity}`, entity, currency }
  await act(stage, MARY, defineBankAccounts, { rows: [{ ...account, numbers: [iban] }] })
  const text = statementOf(owed, day)
  const content = Buffer.from(text).toString('base64')
  await act(stage, CARL, importBankStatement, { fileName: `camt053-${day}.xml`, content })
  for (;;) {
    const { worked } = await act(stage, CARL, matchBankLines, {})
    if (worked === 0) return
  }
}

type Paid = { readonly minor: bigint; readonly name: string; readonly text: string }

/** How the customer at a place pays: by its invoice, with a slip, without a word, in part. */
function paymentOf({ name, label, openMinor }: OwedAtBank, place: number): Paid {
  const way = place % 20
  const whole = { minor: openMinor, name: name.toUpperCase(), text: label }
  if (way === 6) return { ...whole, text: swapped(label) }
  if (way === 9) return { ...whole, name, text: 'Danke / thank you' }
  if (way === 13 && openMinor > 1n) return { ...whole, minor: openMinor / 2n }
  if (way === 17) return { ...whole, name: 'Zahlstelle Nord', text: '' }
  return way % 3 === 0 ? { ...whole, text: label.replaceAll('-', ' ') } : whole
}

/** The last two digits that differ change places. */
function swapped(label: string): string {
  const letters = [...label]
  for (let at = letters.length - 1; at > 0; at--) {
    const [a, b] = [letters[at - 1], letters[at]]
    if (a === undefined || b === undefined || a === b || !/\d\d/.test(a + b)) continue
    letters[at - 1] = b
    letters[at] = a
    return letters.join('')
  }
  return label
}

function statementOf(owed: readonly OwedAtBank[], day: string): string {
  const [first] = owed
  const currency = first?.currency ?? 'EUR'
  const amount = (minor: bigint): string => {
    const digits = minorDigits(currency)
    return new Decimal(minor, digits).toFixed(digits)
  }
  const paid = owed.map(paymentOf)
  const total = paid.reduce((sum, payment) => sum + payment.minor, 0n)
  const balance = (code: string, minor: bigint): string =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="${currency}">${amount(minor)}</Amt>
<CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`
  const entries = paid.map(
    ({ minor, name, text }, place) =>
      `<Ntry><Amt Ccy="${currency}">${amount(minor)}</Amt><CdtDbtInd>CRDT</CdtDbtInd>
<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>
<AcctSvcrRef>${day}-${place}</AcctSvcrRef><NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>${xml(name)}</Nm>
</Pty></Dbtr></RltdPties><RmtInf><Ustrd>${xml(text)}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${day}</MsgId></GrpHdr><Stmt><Id>${day}</Id>
<Acct><Id><IBAN>${first?.iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${balance('OPBD', 0n)}${balance('CLBD', total)}${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>`
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
