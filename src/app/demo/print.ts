import { localNumber } from '../../kernel/localize.ts'
import type { DemoSummary } from './summary.ts'

/** The summary as a newcomer reads it, with the next commands to type. */
export function printSummary(summary: DemoSummary, dataOption: string): string {
  const { accounts, seconds } = summary
  const lines = [
    '',
    `Morgenhell Energie GmbH and Morgenhell Solar Texas LLC: a year with ${count(accounts)} customers`,
    '',
    ...table([
      ['Invoices', count(summary.invoices), amounts(summary, 'invoices')],
      ['Credit notes', count(summary.creditNotes), amounts(summary, 'creditNotes')],
      ['Corrections', count(summary.correctionLines), 'lines on the period that they correct'],
      ['Bill runs', count(summary.billRuns.issued), `issued${atReview(summary)}`],
      ['Exceptions', count(summary.exceptions), exceptionList(summary)],
      ['Bills held', count(summary.billsHeld), heldText(summary)],
      ['Parked', count(summary.parkedAccounts), parkedText(summary)],
      ['PDFs', count(summary.documents), summary.documentsFolder],
      ['Books', summary.ledgerBalances ? 'balance' : 'DO NOT BALANCE', closedText(summary)],
      ['Check', summary.check.ok ? 'holds' : 'FAILS', checkText(summary)],
      ['Time', `${seconds.toFixed(1)} s`, ''],
    ]),
    ...summary.surprises.map(text => `Not as planned: ${text}`),
    '',
    'Look further:',
    ...nextCommands(summary, dataOption),
    '',
  ]
  return lines.join('\n')
}

/** What to type next, with numbers that are there. */
function nextCommands({ explain }: DemoSummary, dataOption: string): string[] {
  const next = [
    ...(explain === null
      ? []
      : [[`explain ${explain}`, 'how every figure of this invoice came about']]),
    ['export ledger --format hledger', 'the books as a journal'],
    ['check', 'prove again that all of it is right'],
  ]
  const width = Math.max(...next.map(([command]) => `${command}${dataOption}`.length))
  return next.map(
    ([command, what]) => `  npx quittance ${`${command}${dataOption}`.padEnd(width)}  # ${what}`,
  )
}

function table(rows: readonly (readonly [string, string, string])[]): string[] {
  return rows.map(([name, value, more]) =>
    `  ${name.padEnd(13)} ${value.padStart(8)}  ${more}`.trimEnd(),
  )
}

function count(value: number): string {
  return localNumber(value.toString(), 'en')
}

function amounts({ sums }: DemoSummary, kind: 'invoices' | 'creditNotes'): string {
  return Object.entries(sums)
    .map(([currency, sum]) => `${currency} ${localNumber(sum[kind], 'en').padStart(12)}`)
    .join('   ')
}

function atReview({ billRuns }: DemoSummary): string {
  const { review } = billRuns
  return review.length === 0 ? '' : `; left at review for you: ${review.join(', ')}`
}

function exceptionList({ exceptionsByCode }: DemoSummary): string {
  return Object.entries(exceptionsByCode)
    .map(([code, states]) => {
      const all = Object.values(states).reduce((sum, each) => sum + each, 0)
      const open = states.open === undefined ? '' : `, ${states.open} open`
      const held = states.held === undefined ? '' : `, ${states.held} held`
      const notes = `${held}${open}`.slice(2)
      return `${all} ${code.replaceAll('_', ' ')}${notes === '' ? '' : ` (${notes})`}`
    })
    .join(', ')
}

function heldText({ heldAccounts }: DemoSummary): string {
  return heldAccounts === 0
    ? 'all of them billed since'
    : `${count(heldAccounts)} accounts still wait`
}

function parkedText({ parked }: DemoSummary): string {
  return parked.map(({ account, sentence }) => `${account}: ${sentence}`).join('\n'.padEnd(26))
}

function closedText({ closedThrough }: DemoSummary): string {
  return closedThrough === null ? 'no month is closed' : `closed through ${closedThrough}`
}

function checkText({ check }: DemoSummary): string {
  return check.ok ? `all ${check.statements} statements` : check.broken.join(', ')
}
