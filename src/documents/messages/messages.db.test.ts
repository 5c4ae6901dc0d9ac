import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { Company } from '../../../test/support/company.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { loadAccountIds } from '../../accounts/load/accounts.ts'
import { loadLegalEntityByCode } from '../../ledger/load.ts'
import { one, rows, transaction } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { type MessageToQueue, type QueuedMessage, queueMessages } from './commands/queue.ts'

let system: TestSystem
let company: Company
let sunId: string
const ids = new Map<string, string>()

beforeAll(async () => {
  system = await createTestSystem('2026-03-02T08:00:00Z')
  company = new Company(system)
  await company.do('defineLegalEntities', {
    entities: [
      {
        code: 'SUN',
        name: 'Sun Power',
        addressLines: ['1 Sun Street'],
        country: 'DE',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        iban: 'DE89370400440532013000',
        email: 'billing@sun.example',
      },
    ],
  })
  const customer = (accountNumber: string, delivery: string, language = 'en') => ({
    accountNumber,
    kind: 'person',
    name: `Customer ${accountNumber}`,
    line1: '7 Oak Row',
    postalCode: '10115',
    city: 'Berlin',
    country: 'DE',
    email: delivery === 'email' ? `${accountNumber}@example.com` : null,
    delivery,
    language,
    timeZone: 'Europe/Berlin',
  })
  await company.rows(
    'createAccounts',
    customer('C-1', 'email'),
    customer('C-2', 'post', 'de'),
    customer('C-3', 'portal'),
  )
  for (const [number, id] of await loadAccountIds(system.db, ['C-1', 'C-2', 'C-3'])) {
    ids.set(number, id)
  }
  sunId = (await loadLegalEntityByCode(system.db, 'SUN'))!.legalEntityId
})

function queue(...messages: MessageToQueue[]): Promise<QueuedMessage[]> {
  const ctx = {
    actor: 'test',
    clock: system.clock,
    newId,
    enqueue: async () => {},
  }
  return transaction(system.db, tx => queueMessages(tx, ctx, messages))
}

function reminder(number: string, more: Partial<MessageToQueue> = {}): MessageToQueue {
  const amount = { minor: 12_345n, currency: 'EUR' }
  return {
    accountId: ids.get(number)!,
    legalEntityId: sunId,
    templateCode: 'reminder_1',
    facts: {
      items: [
        {
          document: 'R-1',
          issuedOn: '2026-01-01',
          dueOn: '2026-01-15',
          overdueDays: 46,
          amount,
          open: amount,
        },
      ],
      total: amount,
      payBy: Temporal.PlainDate.from('2026-03-16'),
    },
    ...more,
  }
}

test('a message goes the way its customer can be reached, and stands in the timeline with its text', async () => {
  const sent = await queue(reminder('C-1'), reminder('C-2'), reminder('C-3'))
  expect(sent.map(each => each.channel)).toEqual(['email', 'letter', 'letter'])
  const [first] = await rows(
    system.db,
    sql<{ kind: string; direction: string; subject: string; body: string; state: string }>`
      SELECT i.kind, i.direction, i.subject, i.body, m.state
        FROM interaction i JOIN message m
          ON m.account_id = i.account_id AND m.message_id = i.interaction_id
       WHERE i.account_id = ${ids.get('C-1')}`,
  )
  expect(first).toMatchObject({
    kind: 'reminder_1',
    direction: 'out',
    subject: 'Reminder: payment of €123.45',
    state: 'queued',
  })
  expect(first?.body).toContain('Dear Customer C-1,')
  expect(first?.body).toContain('Reference: C-1')
})

test('asked for twice under one key it is one message', async () => {
  const [one_] = await queue(reminder('C-1', { key: 'run-1' }))
  const [again, twin] = await queue(
    reminder('C-1', { key: 'run-1' }),
    reminder('C-1', { key: 'run-1' }),
  )
  expect([one_?.isNew, again?.isNew, twin?.isNew]).toEqual([true, false, false])
  expect(again?.messageId).toBe(one_?.messageId)
  const counted = await one(
    system.db,
    sql<{ n: number }>`SELECT count(*)::int AS n FROM message WHERE send_key = 'run-1'`,
  )
  expect(counted.n).toBe(1)
})

test('a fact that is missing, or of another kind, is a defect of the sender', async () => {
  const without = reminder('C-1')
  await expect(
    queue({ ...without, facts: { total: without.facts.total } as never }),
  ).rejects.toThrow('reminder_1 lacks its fact items')
})
