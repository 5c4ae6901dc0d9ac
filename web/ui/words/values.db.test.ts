import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { describeTables } from '../../../src/identity/audit/pictures/load.ts'
import { HIDDEN_COLUMNS } from '../../../src/identity/audit/pictures/scope.ts'
import { chartName } from '../../../src/ledger/chart-names.ts'
import { rows } from '../../../src/platform/database/database.ts'
import { LISTS } from '../../../src/reporting/lists/load/all.ts'
import { loadListValues } from '../../../src/reporting/lists/values/load.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { cellLabel } from '../labels.ts'
import { loadLabels } from './labels.ts'
import { LANGUAGES } from './languages.ts'

/*
 * What a column of a list can hold is known where the schema says so (`CHECK (state IN (…))`), and where
 * the list says so itself (`CASE … THEN 'open'`). All of it reads as words in every language.
 */

let system: TestSystem

beforeAll(async () => {
  system = await createTestSystem('2026-01-01T12:00:00Z')
})

// What reads the same in every language: versions of formats, marks, codes of the trade.
const AS_IT_IS = /^(\d+|[^\p{L}]*|[A-Z0-9_. -]+)$/u

test('every value that a list can hold has a label in every language', async () => {
  const missing: string[] = []
  for (const language of LANGUAGES) await loadLabels(language)
  for (const [list, columns] of await loadListValues(system.db, LISTS.values())) {
    for (const [column, values] of columns) {
      for (const value of values.filter(each => !AS_IT_IS.test(each))) {
        const bare = LANGUAGES.filter(each => cellLabel(list, column, value, each) === value)
        if (bare.length > 0) missing.push(`${list}.${column} ${value} (${bare})`)
      }
    }
  }
  expect([...new Set(missing)]).toEqual([])
})

test('a column of states is offered as a choice', async () => {
  const found = await loadListValues(system.db, [LISTS.get('documents')!])
  expect(found.get('documents')?.get('kind')).toEqual(['invoice', 'credit_note'])
  expect(found.get('documents')?.get('number')).toBeUndefined()
})

test('every account of the chart that companies begin with has a name in every language', async () => {
  const chart = await rows(
    system.db,
    sql<{ code: string; name: string }>`select code, name from ledger_account order by code`,
  )
  const alike = chart.filter(({ code, name }) =>
    LANGUAGES.every(language => chartName(code, name, language) === name),
  )
  expect(alike).toEqual([])
  expect(chartName('1200', 'Receivable', 'de')).toBe('Forderungen')
  expect(chartName('1200', 'Trade debtors', 'de')).toBe('Trade debtors')
  expect(chartName('8000', 'Lawn', 'de')).toBe('Lawn')
})

/** A column of the database as labels know it: `terms_days` → `termsDays`. */
const fieldOf = (column: string) => column.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())

test('every table and column that the audit trail tells of has a word in every language', async () => {
  const tables = await describeTables(system.db)
  const names = tables.map(({ table }) => table)
  const columns = await rows(
    system.db,
    sql<{ name: string }>`
      select distinct column_name as name from information_schema.columns
      where table_schema = 'public' and table_name = any(${names}::text[])
        and data_type <> 'bytea' and column_name <> all(${HIDDEN_COLUMNS})
        and column_name not like '%\_id'`,
  )
  const labels = await loadLabels('en')
  expect({
    tables: names.filter(name => labels.values[`table.${name}`] === undefined),
    columns: columns.map(({ name }) => fieldOf(name)).filter(name => !(name in labels.names)),
  }).toEqual({ tables: [], columns: [] })
})
