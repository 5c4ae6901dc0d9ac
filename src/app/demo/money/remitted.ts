import { startEngine } from '../../../documents/typst-engine.ts'
import { formatAmount } from '../../../kernel/money.ts'
import { importBankStatement } from '../../../receivables/bank/commands/import.ts'
import { matchBankLines } from '../../../receivables/bank/commands/match.ts'
import { assignSuspense } from '../../../receivables/commands/credits.ts'
import { enterRemittance } from '../../../receivables/remittances/commands/enter.ts'
import { importRemittance } from '../../../receivables/remittances/commands/take.ts'
import { workRemittances } from '../../../receivables/remittances/commands/work.ts'
import { CARL } from '../staff.ts'
import { act, daysAfter, moveTo, type Stage } from '../stage.ts'
import { BANKS, bankDay } from './bank.ts'
import { loadBankBalance, loadRemitters, loadSuspense, type Remitter } from './load.ts'
import { type DemoEntry, demoStatement } from './statement.ts'

const [BANK] = BANKS
const CURRENCY = BANK.currency

/**
 * Two weeks after the last bills customers who owe several say what they pay: one by a PDF whose money the
 * bank tells of the next day, with something kept back; one by telephone, paying half at once; one whose
 * money has not come. A statement comes that does not follow, and money of nobody known gets an owner.
 */
export async function remit(stage: Stage, issueOn: string): Promise<void> {
  const day = daysAfter(issueOn, 9)
  moveTo(stage, day, '09:00:00')
  const [printing, calling, waiting] = await loadRemitters(stage.system.db, BANK.entity, day)
  const paid: DemoEntry[] = []
  if (printing !== undefined) paid.push(await sendPdf(stage, printing, day))
  if (calling !== undefined) paid.push(await callFirst(stage, calling, day))
  if (waiting !== undefined) await announce(stage, waiting, daysAfter(day, 3))
  await bankDay(stage, BANK, daysAfter(day, 1), paid)
  await act(stage, CARL, workRemittances, {})
  await missOne(stage, daysAfter(day, 2))
  await lookAfter(stage)
}

/** An advice as a bookkeeping program prints it; 25.00 of the last invoice are kept back. */
async function sendPdf(stage: Stage, payer: Remitter, day: string): Promise<DemoEntry> {
  const keptMinor = 2_500n
  const last = payer.documents.length - 1
  const money = (minor: bigint) => formatAmount(minor, CURRENCY).replace('.', ',')
  const rows = payer.documents.map(({ document, openMinor }, i) => {
    const kept = i === last ? keptMinor : 0n
    return [document, money(openMinor), money(kept), money(openMinor - kept)]
  })
  const totalMinor = payer.documents.reduce((sum, each) => sum + each.openMinor, -keptMinor)
  const cells = rows.flat().map(cell => `[${cell}]`)
  const reference = `AVIS-${day.replaceAll('-', '')}`
  const { compiler } = startEngine()
  const pdf = compiler.pdf({
    mainFileContent: `= Zahlungsavis
Zahlungsreferenz: ${reference}

#table(columns: 4, [Rechnung], [Rechnungsbetrag], [Abzug], [Zahlbetrag], ${cells.join(', ')})

Gesamtbetrag #h(1fr) ${money(totalMinor)} EUR`,
  })
  await act(stage, CARL, importRemittance, {
    fileName: `avis-${payer.accountNumber}.pdf`,
    content: Buffer.from(pdf).toString('base64'),
    accountNumber: payer.accountNumber,
  })
  return { minor: totalMinor, name: payer.name.toUpperCase(), text: reference }
}

/** A customer says on the telephone what a transfer is for, and sends half of it first. */
async function callFirst(stage: Stage, payer: Remitter, day: string): Promise<DemoEntry> {
  await act(stage, CARL, enterRemittance, {
    ...{ entity: BANK.entity, accountNumber: payer.accountNumber, paidOn: day },
    lines: payer.documents.map(({ document }) => ({ document })),
  })
  const wholeMinor = payer.documents.reduce((sum, each) => sum + each.openMinor, 0n)
  return {
    minor: wholeMinor / 2n,
    name: payer.name.toUpperCase(),
    text: 'Erste Hälfte wie besprochen',
  }
}

/** A customer announces a transfer by e-mail; one number is of no document of ours. */
async function announce(stage: Stage, payer: Remitter, payOn: string): Promise<void> {
  const rows = payer.documents.map(
    ({ document, openMinor }) =>
      `Rechnung Nr. ${document}   ${formatAmount(openMinor, CURRENCY)} EUR`,
  )
  const mail = `From: ${payer.accountNumber} <office@example.com>
Subject: Zahlungsavis
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8

Zahlungsreferenz: ${payer.accountNumber}-${payOn}
${rows.join('\n')}
Rechnung Nr. MH-DE-INV-2019-004711   119.00 EUR
`
  await act(stage, CARL, importRemittance, {
    fileName: `zahlungsavis-${payer.accountNumber}.eml`,
    content: Buffer.from(mail).toString('base64'),
    accountNumber: payer.accountNumber,
  })
}

/** The bank sends a statement that does not begin with what the last one ended with: it is held. */
async function missOne(stage: Stage, day: string): Promise<void> {
  moveTo(stage, day, '16:00:00')
  const balance = await loadBankBalance(stage.system.db, BANK.code)
  const missingMinor = 48_190n
  const account = { ...BANK, openingMinor: balance + missingMinor }
  const entries = [
    { minor: 7_350n, name: 'Café Sonnenschein', text: 'Rechnung' },
    { minor: -1_250n, name: '', text: 'KONTOFUEHRUNG' },
  ]
  await act(stage, CARL, importBankStatement, {
    fileName: `camt053-${BANK.entity}-${day}.xml`,
    content: Buffer.from(demoStatement(account, day, entries)).toString('base64'),
  })
  await act(stage, CARL, matchBankLines, {})
}

/** The oldest money of nobody known gets somebody who finds out whose it is. */
async function lookAfter(stage: Stage): Promise<void> {
  const owners = [
    ['Carl Cash', 'Asked the bank for the payer’s address'],
    ['Ada Clerk', 'Sounds like a payment office: asked for its list'],
  ] as const
  const found = await loadSuspense(stage.system.db, owners.length)
  for (const [i, { entity, item }] of found.entries()) {
    const [owner = '', note = ''] = owners[i] ?? []
    await act(stage, CARL, assignSuspense, { entity, item, owner, note })
  }
}
