import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/app/registry.ts'
import { readJson } from '../../src/formats/strict-json.ts'
import { execute } from '../../src/platform/command.ts'
import { rows } from '../../src/platform/database/database.ts'
import type { BatchAnswer } from '../../src/platform/row-batch.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'

/*
 * Bad input as `quittance run` gets it: JSON text, read strictly, then given to the command. Every
 * row must be refused with its code, and no table may gain, lose or change a row.
 */

let company: Company
let invoice: string

beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  await signUp(company, { number: 'A-1', plan: 'CARE', start: '2026-01-01' })
  await signUp(company, { number: 'A-2', plan: 'SEATS', start: '2026-01-01', quantity: '2' })
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const found = await rows(
    company.system.db,
    sql<{ label: string }>`SELECT label FROM document_number ORDER BY number LIMIT 1`,
  )
  invoice = found[0]?.label ?? ''
})

/** A fingerprint of every table. */
async function everything(): Promise<string> {
  const { db } = company.system.owner
  const tables = await rows(
    db,
    sql<{
      name: string
    }>`SELECT relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
                           WHERE nspname = 'public' AND relkind = 'r' ORDER BY 1`,
  )
  const sums: string[] = []
  for (const { name } of tables) {
    const [sum] = await rows(
      db,
      sql<{
        sum: string
      }>`SELECT count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)), 0) AS sum
                             FROM ${sql.table(name)} t`,
    )
    sums.push(`${name} ${sum?.sum}`)
  }
  return sums.join('\n')
}

/** The code with which JSON text is refused: by the reader, the command, or for its one row. */
async function refusalOf(name: string, json: string): Promise<string> {
  const reading = readJson(json)
  if (!reading.ok) return 'invalid_json'
  const command = commands.get(name)
  if (command === undefined) throw new Error(`no command ${name}`)
  const result = await execute(company.system, command, reading.value, { actor: 'test' })
  if (!result.ok) return result.refusal.code
  const { rows: answers } = result.value as BatchAnswer
  return answers?.[0]?.refusal?.code ?? 'taken'
}

const oneOff = (more: object) =>
  JSON.stringify({
    rows: [
      {
        accountNumber: 'A-1',
        subscriptionNumber: 'S-1',
        reference: 'BAD',
        productCode: 'SERVICE',
        description: 'Bad',
        serviceOn: '2026-01-10',
        quantity: '1',
        unit: 'piece',
        unitPrice: '1.00',
        taxInclusive: false,
        ...more,
      },
    ],
  })

const event = (more: object) =>
  JSON.stringify({
    rows: [
      {
        accountNumber: 'A-1',
        subscriptionNumber: 'S-1',
        meterCode: 'CALLS',
        eventKey: 'bad',
        occurredAt: '2026-01-10T12:00:00Z',
        quantity: '1',
        ...more,
      },
    ],
  })

const contract = (more: object) =>
  JSON.stringify({
    rows: [
      {
        accountNumber: 'A-1',
        contractNumber: 'C-BAD',
        legalEntity: 'SUN',
        currency: 'EUR',
        startOn: '2026-01-01',
        ...more,
      },
    ],
  })

const discount = (more: object) =>
  JSON.stringify({
    rows: [
      {
        accountNumber: 'A-1',
        subscriptionNumber: 'S-1',
        code: 'BAD',
        name: { en: 'Bad' },
        percent: '10',
        fromOn: '2026-03-01',
        ...more,
      },
    ],
  })

const journal = (currency: string, amount: string) =>
  JSON.stringify({
    entity: 'SUN',
    effectiveOn: '2026-02-01',
    currency,
    description: 'Bad',
    transfers: [{ debit: '1000', credit: '3000', amount }],
  })

const credit = (more: object) =>
  JSON.stringify({ invoice, reason: 'Bad', issueOn: '2026-02-02', ...more })

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

type Case = readonly [what: string, command: string, json: () => string, code: string]

const AMOUNTS: readonly Case[] = [
  [
    '0.1 + 0.2 as a float',
    'addOneOffCharges',
    () => oneOff({}).replace('"1.00"', '0.30000000000000004'),
    'invalid_json',
  ],
  [
    '0.1 + 0.2 as text',
    'addOneOffCharges',
    () => oneOff({ unitPrice: '0.30000000000000004' }),
    'invalid_input',
  ],
  ['1e21', 'addOneOffCharges', () => oneOff({ unitPrice: '1e21' }), 'invalid_input'],
  ['a comma', 'addOneOffCharges', () => oneOff({ unitPrice: '1,00' }), 'invalid_input'],
  ['NaN', 'addOneOffCharges', () => oneOff({ unitPrice: 'NaN' }), 'invalid_input'],
  ['Infinity', 'addOneOffCharges', () => oneOff({ unitPrice: 'Infinity' }), 'invalid_input'],
  [
    '30 digits',
    'addOneOffCharges',
    () => oneOff({ unitPrice: '123456789012345678901234567890' }),
    'invalid_input',
  ],
  ['a number, not text', 'addOneOffCharges', () => oneOff({ unitPrice: 1 }), 'invalid_input'],
  ['a negative price', 'addOneOffCharges', () => oneOff({ unitPrice: '-1.00' }), 'invalid_input'],
  ['a negative quantity', 'addOneOffCharges', () => oneOff({ quantity: '-1' }), 'invalid_input'],
  ['no quantity', 'addOneOffCharges', () => oneOff({ quantity: '0' }), 'invalid_input'],
  ['usage of 1e21', 'recordUsageEvents', () => event({ quantity: '1e21' }), 'invalid_input'],
  ['usage with a comma', 'recordUsageEvents', () => event({ quantity: '1,5' }), 'invalid_input'],
  [
    'a discount of 100.01 %',
    'addDiscounts',
    () => discount({ percent: '100.01' }),
    'invalid_input',
  ],
  ['a discount of 0 %', 'addDiscounts', () => discount({ percent: '0' }), 'invalid_input'],
  [
    'a credit above its invoice',
    'issueCreditNote',
    () => credit({ netAmount: '1000000.00' }),
    'credit_exceeds_document',
  ],
  [
    'a negative credit',
    'issueCreditNote',
    () => credit({ netAmount: '-1.00' }),
    'credit_not_positive',
  ],
  [
    'a credit of nothing',
    'issueCreditNote',
    () => credit({ netAmount: '0.00' }),
    'credit_not_positive',
  ],
  [
    'more units than billed',
    'issueCreditNote',
    () => credit({ lines: [{ line: 1, quantity: '2' }] }),
    'quantity_exceeds_line',
  ],
  [
    'half a cent of credit',
    'issueCreditNote',
    () => credit({ netAmount: '1.005' }),
    'invalid_amount',
  ],
  [
    'a line named twice',
    'issueCreditNote',
    () =>
      credit({
        lines: [
          { line: 1, quantity: '0.1' },
          { line: 1, quantity: '0.1' },
        ],
      }),
    'line_named_twice',
  ],
]

const CURRENCIES: readonly Case[] = [
  ['no currency XXX', 'createContracts', () => contract({ currency: 'XXX' }), 'invalid_input'],
  ['lower case', 'createContracts', () => contract({ currency: 'eur' }), 'invalid_input'],
  ['JPY 1.50', 'postManualJournal', () => journal('JPY', '1.50'), 'amount_decimals'],
  ['KWD 1.2345', 'postManualJournal', () => journal('KWD', '1.2345'), 'amount_decimals'],
]

const DATES: readonly Case[] = [
  ['30 February', 'createContracts', () => contract({ startOn: '2026-02-30' }), 'invalid_input'],
  [
    '29 February of a common year',
    'createContracts',
    () => contract({ startOn: '2026-02-29' }),
    'invalid_input',
  ],
  ['the year 1', 'createContracts', () => contract({ startOn: '0001-01-01' }), 'invalid_input'],
  ['the year 9999', 'createContracts', () => contract({ startOn: '9999-12-31' }), 'invalid_input'],
  [
    'a date of another country',
    'createContracts',
    () => contract({ startOn: '01.02.2026' }),
    'invalid_input',
  ],
  [
    'an end before the start',
    'createContracts',
    () => contract({ endOn: '2025-12-31' }),
    'ends_before_start',
  ],
  [
    'usage without offset',
    'recordUsageEvents',
    () => event({ occurredAt: '2026-01-10T12:00:00' }),
    'invalid_input',
  ],
  [
    'usage of next year',
    'recordUsageEvents',
    () => event({ occurredAt: '2036-01-10T12:00:00Z' }),
    'event_in_the_future',
  ],
]

const SHAPES: readonly Case[] = [
  [
    'a name given twice',
    'createContracts',
    () => contract({}).replace('{"account', '{"currency":"USD","account'),
    'invalid_json',
  ],
  [
    '__proto__',
    'createContracts',
    () => contract({}).replace('{"account', '{"__proto__":{"a":1},"account'),
    'invalid_json',
  ],
  [
    'constructor.prototype',
    'createContracts',
    () => '{"constructor":{"prototype":{"a":1}}}',
    'invalid_json',
  ],
  ['depth 10,000', 'createContracts', () => `{"rows":${deep(10_000)}}`, 'invalid_json'],
  ['text after the end', 'createContracts', () => `${contract({})}]`, 'invalid_json'],
  [
    'an array for text',
    'createContracts',
    () => contract({ contractNumber: ['C-1'] }),
    'invalid_input',
  ],
  [
    'an operator for text',
    'createContracts',
    () => contract({ contractNumber: { $ne: null } }),
    'invalid_input',
  ],
  ['an unknown field', 'createContracts', () => contract({ colour: 'red' }), 'unknown_field'],
  ['account_id', 'createContracts', () => contract({ account_id: 'x' }), 'unknown_field'],
  ['a status', 'issueCreditNote', () => credit({ status: 'paid' }), 'unknown_field'],
  ['a balance', 'issueCreditNote', () => credit({ balance: '0' }), 'unknown_field'],
  ['no rows', 'createContracts', () => '{"rows":[]}', 'invalid_input'],
  ['null', 'createContracts', () => 'null', 'invalid_input'],
]

const INJECTED = ["'; DROP TABLE invoice; --", 'A-1) UNION SELECT 1 --', "A-1' OR '1'='1"]

const SQL_TEXTS: readonly Case[] = INJECTED.flatMap((text): Case[] => [
  [
    `account ${text}`,
    'createContracts',
    () => contract({ accountNumber: text }),
    'unknown_account',
  ],
  [
    `entity ${text}`,
    'createContracts',
    () => contract({ legalEntity: text }),
    'unknown_legal_entity',
  ],
  [
    `usage of ${text}`,
    'recordUsageEvents',
    () => event({ accountNumber: text }),
    'unknown_account',
  ],
  [`invoice ${text}`, 'issueCreditNote', () => credit({ invoice: text }), 'unknown_document'],
  [
    `run of ${text}`,
    'startBillRun',
    () => JSON.stringify({ entity: text, through: '2026-03-01' }),
    'unknown_legal_entity',
  ],
])

describe.each([
  ['amounts and quantities', AMOUNTS],
  ['currencies', CURRENCIES],
  ['dates', DATES],
  ['shapes', SHAPES],
  ['SQL in texts', SQL_TEXTS],
] as const)('bad %s', (_, cases) => {
  test('are refused, each with its code, and nothing is written', async () => {
    const before = await everything()
    const codes: string[] = []
    for (const [what, command, json] of cases) {
      codes.push(`${what}: ${await refusalOf(command, json())}`)
    }
    expect(codes).toEqual(cases.map(([what, , , code]) => `${what}: ${code}`))
    expect(withoutLog(await everything())).toEqual(withoutLog(before))
  })
})

/**
 * A batch whose rows were all rejected is a command that was done, and logged as such; usage that
 * was not taken is kept in its own register, because received = billed + unbilled + rejected.
 */
function withoutLog(tables: string): string[] {
  return tables.split('\n').filter(line => !/^(command_log|rejected_usage)/.test(line))
}

test('a text is kept as it is, whatever SQL or markup it looks like', async () => {
  const description = "Robert'); DROP TABLE invoice;-- <b>#eval(1)</b> $x$ \\copy"
  const reference = "REF-'--"
  expect(await refusalOf('addOneOffCharges', oneOff({ reference, description }))).toBe('taken')
  const found = await rows(
    company.system.db,
    sql<{
      description: string
    }>`SELECT description FROM one_off_charge WHERE reference = ${reference}`,
  )
  expect(found).toEqual([{ description }])
})

test('the fingerprint notices one changed cell (control)', async () => {
  const before = await everything()
  await sql`UPDATE account SET name = 'Eve' WHERE number = 'A-1'`.execute(company.system.owner.db)
  expect(withoutLog(await everything())).not.toEqual(withoutLog(before))
})
