import { sql } from 'kysely'
import { z } from 'zod'
import { invoicePage } from '../../src/documents/invoice-page.ts'
import { loadStoredDocuments } from '../../src/documents/load/documents.ts'
import { findDocument } from '../../src/documents/load/files.ts'
import { formatAmount } from '../../src/kernel/money.ts'
import { rows } from '../../src/platform/database/database.ts'
import { sentence } from '../../src/platform/refusals/table.ts'
import type { BatchAnswer } from '../../src/platform/row-batch.ts'
import { type Customer, install, read, signUp } from '../scenarios/setting.ts'
import type { Company } from './company.ts'

/*
 * The worked examples of docs/guide/accounts: blocks of steps that a test carries out on a real
 * database, each followed by what it answers.
 */

const input = z.record(z.string(), z.unknown())
const dated = { on: z.string().optional() }

const step = z.union([
  /** Gives a command, with rows or another input. */
  z.strictObject({ ...dated, run: z.string(), rows: z.array(input) }),
  z.strictObject({ ...dated, run: z.string(), input }),
  /** A customer with premise HOME, contract C-1 and subscription S-1. */
  z.strictObject({ ...dated, customer: input }),
  /** A meter at a customer's premise HOME, and what it shows when a day begins. */
  z.strictObject({ meter: z.string(), installedOn: z.string() }),
  z.strictObject({
    read: z.string(),
    on: z.string(),
    value: z.string(),
    quality: z.enum(['actual', 'estimated']).optional(),
  }),
  /** A whole bill run through a date, on that date. */
  z.strictObject({ bill: z.string(), accounts: z.array(z.string()).optional() }),
  /** Shows a document with all its sections. */
  z.strictObject({ whole: z.string() }),
  /** Shows what accounts owe: the balance of their receivables. */
  z.strictObject({ owed: z.array(z.string()) }),
  /** Shows the documents of an account, from a date on. */
  z.strictObject({ documents: z.string(), from: z.string().optional() }),
])
type Step = z.output<typeof step>

/** A command of the guide that lists something: by name, what it shows. */
export type Listings = Readonly<
  Record<string, (company: Company, input: Record<string, unknown>) => Promise<string[]>>
>

const BLOCK = /```(json steps|text answer)\n([\s\S]*?)```/g

/** The guide with the answers that its steps give now. */
export async function answeredGuide(
  guide: string,
  company: Company,
  listings: Listings,
): Promise<string> {
  let answer: string[] | undefined
  let result = ''
  let last = 0
  for (const match of guide.matchAll(BLOCK)) {
    const [block, kind, content = ''] = match
    result += guide.slice(last, match.index)
    last = match.index + block.length
    if (kind === 'json steps') {
      answer = []
      for (const each of z.array(step).parse(JSON.parse(content))) {
        answer.push(...(await carryOut(company, each, listings)))
      }
      result += block
    } else {
      if (answer === undefined) throw new Error('an answer without its steps')
      result += `\`\`\`text answer\n${answer.join('\n')}\n\`\`\``
    }
  }
  return result + guide.slice(last)
}

async function carryOut(company: Company, step: Step, listings: Listings): Promise<string[]> {
  if ('on' in step && step.on !== undefined && !('read' in step)) company.on(step.on)
  if ('customer' in step) {
    await signUp(company, step.customer as unknown as Customer)
    return []
  }
  if ('meter' in step) {
    await install(company, step.meter, step.installedOn)
    return []
  }
  if ('read' in step) {
    company.on(step.on)
    await read(company, step.read, step.on, step.value, step.quality)
    return []
  }
  if ('bill' in step) return bill(company, step)
  if ('documents' in step) {
    const lines = await company.documents(step.documents, step.from)
    return [`documents of ${step.documents}`, ...lines.map(line => `  ${line}`)]
  }
  if ('whole' in step) return whole(company, step.whole)
  if ('owed' in step) return [`owed: ${(await owed(company, step.owed)).join(', ')}`]
  const given = 'rows' in step ? { rows: step.rows } : step.input
  const listing = listings[step.run]
  if (listing !== undefined) return listing(company, given)
  const done = await company.try(step.run, given)
  if (!done.ok) return [`${step.run}: refused: ${sentence(done.refusal)}`]
  return [`${step.run}: ${told(done.value)}`]
}

async function bill(
  company: Company,
  { bill: through, accounts }: { bill: string; accounts?: string[] | undefined },
): Promise<string[]> {
  const runId = await company.bill({
    entity: 'SUN',
    through,
    issueOn: through,
    ...(accounts === undefined ? {} : { accounts }),
  })
  const outcomes = await company.outcomes(runId)
  return [`bill through ${through}: ${outcomes.join(', ')}`]
}

function told(value: unknown): string {
  const { rows } = value as Partial<BatchAnswer>
  if (rows === undefined) return membersOf(value as object)
  return rows
    .map(({ result, refusal }) =>
      refusal === undefined ? result : `rejected: ${sentence(refusal)}`,
    )
    .join('; ')
}

/** A document by its number as its page is made from it: by section, with taxes and total. */
async function whole(company: Company, number: string): Promise<string[]> {
  const id = await findDocument(company.system.db, number)
  const [document] = id === undefined ? [] : await loadStoredDocuments(company.system.db, [id])
  if (document === undefined) return [`no document ${number}`]
  const page = invoicePage(document)
  return [
    `${page.kind} ${page.number} to ${page.accountNumber} ${page.buyer.name}`,
    ...page.sections.flatMap(section => [
      `  ${[section.title, section.number, ...section.references].filter(Boolean).join(' · ')}`,
      ...section.lines.map(
        line =>
          `    ${line.description}: ${line.quantity} ${line.unit} @ ${line.unitPrice} → ${line.net}`,
      ),
    ]),
    ...page.taxGroups.map(group => `  ${group.name} of ${group.taxable}: ${group.tax}`),
    `  payable ${page.totals.payable}`,
  ]
}

async function owed(company: Company, numbers: readonly string[]): Promise<string[]> {
  const found = await rows(
    company.system.db,
    sql<{ number: string; minor: bigint | null }>`
      SELECT a.number, sum(CASE WHEN t.debit = '1200' THEN amount_minor
                                WHEN t.credit = '1200' THEN -amount_minor ELSE 0 END)::bigint AS minor
        FROM account a LEFT JOIN ledger_transfer t USING (account_id)
       WHERE a.number = ANY(${[...numbers]}::text[]) GROUP BY a.number`,
  )
  const minor = new Map(found.map(row => [row.number, row.minor ?? 0n]))
  return numbers.map(number => `${number} ${formatAmount(minor.get(number) ?? 0n, 'EUR')}`)
}

/** `ended S-1, estimated M-1 1`: what an answer says, without what it does not. */
function membersOf(value: object): string {
  return Object.entries(value)
    .filter(([, member]) => isShown(member) && String(member) !== '')
    .map(([name, member]) => `${name} ${[member].flat().join(', ')}`)
    .join('; ')
}

/** Ids differ each time. */
function isShown(value: unknown): boolean {
  return !/^[0-9a-f]{8}-[0-9a-f]{4}-7/.test(String(value))
}
