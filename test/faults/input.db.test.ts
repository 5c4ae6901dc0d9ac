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
import { BAD_INPUTS, oneOff } from './bad-inputs.ts'

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

describe.each(BAD_INPUTS)('bad %s', (_, cases) => {
  test('are refused, each with its code, and nothing is written', async () => {
    const before = await everything()
    const codes: string[] = []
    for (const [what, command, json] of cases) {
      codes.push(`${what}: ${await refusalOf(command, json(invoice))}`)
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
