import { sql } from 'kysely'
import { z } from 'zod'
import { commands } from '../../src/app/registry.ts'
import { issueAddedDocuments } from '../../src/invoicing/added/commands/issue-added.ts'
import { Decimal } from '../../src/kernel/decimal.ts'
import { ok } from '../../src/kernel/result.ts'
import {
  type Command,
  type CommandHost,
  defineCommand,
  execute,
} from '../../src/platform/command.ts'
import { rows } from '../../src/platform/database/database.ts'
import { openLog } from '../../src/platform/telemetry.ts'
import { everybodyMay } from '../support/authority.ts'
import { again } from './killer.ts'

/** The legal entity of these tests. */
export const ENTITY = {
  ...{ code: 'SUN', name: 'Sunward', addressLines: ['Lindenstr. 1'], country: 'DE' },
  ...{ currency: 'EUR', timeZone: 'Europe/Berlin' },
}
/** How a test opens the folder that processes are killed over. */
export const OPEN = { ownership: 'own', authority: everybodyMay, log: openLog('fatal') } as const

/** The answer of a command that must be carried out. */
export async function must(answer: ReturnType<typeof execute>): Promise<Record<string, unknown>> {
  const result = await answer
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value as Record<string, unknown>
}

/** Gives a command until it is answered; its key makes one of all attempts. */
export function give(host: CommandHost, name: string | Command, input: object) {
  const command = typeof name === 'string' ? commands.get(name) : name
  if (command === undefined) throw new Error(`no command ${String(name)}`)
  const key = { actor: 'test', idempotencyKey: command.name }
  return again(() => must(execute(host, command, input, key)))
}

/** Customers with an address each, by post or e-mail in turn. */
export function customersOf(count: number) {
  const address = { line1: 'Weg 1', postalCode: '10115', city: 'Berlin', country: 'DE' }
  return Array.from({ length: count }, (_, n) => ({
    ...{ accountNumber: `A-${n}`, kind: 'person', name: `Customer ${n}`, ...address },
    ...{ timeZone: 'Europe/Berlin', delivery: n % 2 === 0 ? 'post' : 'email' },
    email: `customer${n}@sunward.example`,
  }))
}

/** Two documents of 50.00 for each customer, due on 20 January. */
export const owe = defineCommand({
  name: 'owe',
  summary: 'Bills what is overdue',
  permission: 'dunning.run',
  input: z.strictObject({}),
  run: async (tx, _, ctx) => {
    const accounts = await rows(
      tx,
      sql<{ accountId: string; legalEntityId: string }>`
        SELECT account_id AS "accountId", legal_entity_id AS "legalEntityId"
          FROM account, legal_entity WHERE account.kind = 'person'`,
    )
    const start = Temporal.PlainDate.from('2026-01-06')
    await issueAddedDocuments(tx, ctx, {
      issuedOn: start,
      documents: [...accounts, ...accounts].map(account => ({
        ...account,
        ...{ documentId: ctx.newId(), currency: 'EUR', purpose: 'debit_note', reason: null },
        ...{ termsDays: 14, refersTo: [] },
        lines: [
          {
            ...{ code: 'repair', description: 'Repair', unit: '', unitPrice: Decimal.parse('50') },
            ...{ period: { start, end: start.add({ days: 1 }) }, quantity: Decimal.one },
            ...{ amountMinor: 5000n, revenueAccount: '4800' },
            tax: { by: 'class', taxClass: 'outside' },
          },
        ],
      })),
    })
    return ok({})
  },
})
