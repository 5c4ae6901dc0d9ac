import { readFile, writeFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { type TinyBooks, writeTinyBooks } from '../../../test/support/books.ts'
import { writeBank } from '../../../test/support/books-bank.ts'
import { writeCollecting } from '../../../test/support/books-collecting.ts'
import { writeCorrections } from '../../../test/support/books-corrections.ts'
import { writeCoupons } from '../../../test/support/books-coupons.ts'
import { writeDisputes } from '../../../test/support/books-disputes.ts'
import { writeDunning } from '../../../test/support/books-dunning.ts'
import { writeIncidents } from '../../../test/support/books-incidents.ts'
import { writeMessages } from '../../../test/support/books-messages.ts'
import { writeMoves } from '../../../test/support/books-moves.ts'
import { writeOrders } from '../../../test/support/books-orders.ts'
import { writePayers } from '../../../test/support/books-payers.ts'
import { writePayments } from '../../../test/support/books-payments.ts'
import { writeReceivables } from '../../../test/support/books-receivables.ts'
import { writeRemittances } from '../../../test/support/books-remittances.ts'
import { writeUnclaimed } from '../../../test/support/books-unclaimed.ts'
import { writeWallets } from '../../../test/support/books-wallets.ts'
import { writeWebhooks } from '../../../test/support/books-webhooks.ts'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { sealNext } from '../../identity/audit/save.ts'
import { sealDocuments } from '../../invoicing/seals/commands.ts'
import {
  DOCUMENT_DIGEST,
  loadUnsealedSeries,
  SEALED_OF_DOCUMENT,
  SEALED_OF_LINE,
  SEALED_OF_TAX,
} from '../../invoicing/seals/load.ts'
import { execute } from '../../platform/command.ts'
import { recordCommand } from '../../platform/command-record.ts'
import { type Db, one, rows, type Tx, transaction } from '../../platform/database/database.ts'
import { newId } from '../../platform/ids.ts'
import { DAMAGE } from './damage.test-tables.ts'
import { copyOf, voidOf } from './damage-usage.test-tables.ts'
import { PROOFS, proveAll } from './load/all.ts'
import type { Finding } from './load/proof.ts'

let system: TestSystem
let books: TinyBooks

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
  books = await writeTinyBooks(system)
  await writeOrders(system.owner.db, books)
  await writeCoupons(system.owner.db, books)
  await writePayers(system, books)
  await writeMoves(system.owner.db, books)
  await writeWallets(system, books)
  await writeReceivables(system, books)
  await writeDisputes(system, books)
  await writeCorrections(system, books)
  await writeUnclaimed(system, books)
  await writeIncidents(system, books)
  await writeBank(system, books)
  await writePayments(system, books)
  await writeRemittances(system)
  await writeDunning(system.owner.db, books)
  await writeCollecting(system, books)
  await writeWebhooks(system.owner.db)
  await writeMessages(system.owner.db)
  await sealIssued()
  await sealLog()
})

/** Everything that was issued, as the job does it. */
async function sealIssued(): Promise<void> {
  const sealed = await execute(system, sealDocuments, {}, { actor: 'job:sealDocuments' })
  if (!sealed.ok) throw new Error(sealed.refusal.code)
  expect(sealed.value.blocks.length).toBeGreaterThan(1)
  expect(await loadUnsealedSeries(system.db)).toEqual([])
}

/** Six entries of before bodies had hashes and two of after, and all of them sealed in blocks of two. */
async function sealLog(): Promise<void> {
  const at = Temporal.Now.instant()
  await sql`insert into command_log (recorded_at, id, command, actor, effective_at, input, outcome)
    select now() - interval '1 hour' + n * interval '1 minute', gen_random_uuid(), 'command' || n,
      'person:' || n, now(), jsonb_build_object('n', n), '{}'
    from generate_series(1, 6) n`.execute(system.owner.db)
  const entry = { actor: 'person:7', key: undefined, effectiveAt: at, command: 'changePerson' }
  for (const minutes of [30, 31]) {
    const record = { ...entry, id: newId(), recordedAt: at.subtract({ minutes }) }
    const body = { input: { minutes }, value: {}, origin: 'local', objects: ['person:x'] }
    await transaction(system.db, tx => recordCommand(tx, record, body))
  }
  for (let blocks = 1; blocks === 1; ) {
    blocks = await transaction(system.db, tx => sealNext(tx, at.add({ hours: 1 }), at, 2))
  }
}

test('a consistent world passes every proof, and each of them looked at something', async () => {
  const proven = await proveAll(system)
  expect(proven.filter(p => p.violations > 0n)).toEqual([])
  const empty = proven.filter(p => p.checked === 0n).map(p => p.name)
  expect(empty).toEqual(['reversals'])
})

test('the seal of a document is over every column of its rows', async () => {
  const columns = await rows(
    system.db,
    sql<{
      name: string
    }>`select table_name || '.' || column_name as name from information_schema.columns
      where table_schema = 'public' and table_name in ('invoice', 'invoice_line', 'invoice_tax')`,
  )
  const under = (table: string, names: readonly string[]) => names.map(name => `${table}.${name}`)
  const keys = ['account_id', 'invoice_id']
  expect(columns.map(({ name }) => name).sort()).toEqual(
    [
      ...under('invoice', [...SEALED_OF_DOCUMENT, 'reason', 'snapshot']),
      ...under('invoice_line', [...SEALED_OF_LINE, ...keys, 'description']),
      ...under('invoice_tax', [...SEALED_OF_TAX, ...keys]),
    ].sort(),
  )
})

test('a seal does not hang on the settings of the session', async () => {
  const digests = (...settings: string[]) =>
    transaction(system.db, async tx => {
      for (const setting of settings) await sql.raw(`set local ${setting}`).execute(tx)
      return rows(
        tx,
        sql`select d.label, ${DOCUMENT_DIGEST} as digest from document_number d order by 1`,
      )
    })
  const plain = await digests()
  expect(plain.length).toBeGreaterThan(1)
  expect(
    await digests(
      "timezone = 'Asia/Tokyo'",
      "datestyle = 'German, DMY'",
      "bytea_output = 'escape'",
      'extra_float_digits = 0',
      "intervalstyle = 'iso_8601'",
    ),
  ).toEqual(plain)
})

test('proofs can be chosen, and cannot write', async () => {
  const chosen = PROOFS.filter(proof => proof.name === 'trial_balance')
  const writer = {
    name: 'writer',
    sentence: 'A proof that writes.',
    run: async ({ tx }: { tx: Db }): Promise<Finding> => {
      await sql`insert into account_number (number, account_id)
        values ('X', gen_random_uuid())`.execute(tx)
      return { checked: 0n, violations: 0n, first: [] }
    },
  }
  expect(await proveAll(system, { proofs: chosen })).toHaveLength(1)
  await expect(proveAll(system, { proofs: [writer] })).rejects.toMatchObject({ code: '25006' })
})

class Undo extends Error {}

/** Foreign keys and checks guard against most of the damage; a proof must not rely on them. */
const UNGUARDED = sql.raw(`do $$
  declare c record;
  begin
    for c in select conrelid::regclass as of_table, conname from pg_constraint
      where connamespace = 'public'::regnamespace and contype in ('f', 'c')
        and conparentid = 0 and coninhcount = 0
    loop
      execute format('alter table %s drop constraint %I', c.of_table, c.conname);
    end loop;
    drop index invoice_line_key;
  end $$`)

/** Done once for all of them: it takes longer than damage and proof together. */
let unguarded: Promise<unknown> | undefined

/** Works on the world as its owner could, and undoes all of it. */
async function undone(work: (tx: Tx) => Promise<void>): Promise<void> {
  unguarded ??= UNGUARDED.execute(system.owner.db)
  await unguarded
  try {
    await transaction(system.owner.db, async tx => {
      await work(tx)
      throw new Undo()
    })
  } catch (error) {
    if (!(error instanceof Undo)) throw error
  }
}

/** Breaks the world, runs one proof on what is left, and undoes the damage. */
async function provedAfter(name: string, damage: string): Promise<Finding> {
  const proof = PROOFS.find(p => p.name === name)
  if (proof === undefined) throw new Error(`no proof ${name}`)
  let finding: Finding | undefined
  await undone(async tx => {
    // The driver takes one statement at a time.
    for (const statement of damage.split(';\n')) await sql.raw(statement).execute(tx)
    finding = await proof.run({ tx, storage: system.storage, limit: 5, seed: 1 })
  })
  if (finding === undefined) throw new Error('the proof did not run')
  return finding
}

type Place = { readonly place: string; readonly fill: string; readonly look: string }

/** Columns whose words end with the books: how one is written to each row, and which still have any. */
const PLACES = sql<Place>`select d.table_name || '.' || d.column_name as place,
    format('update %I set %I = ''Quondam''', d.table_name, d.column_name) as fill,
    format('select from %I t where %2$I is distinct from %3$s and not exists (
      select from legal_hold h where h.account_id = t.account_id) limit 1', d.table_name, d.column_name,
      emptied(c.udt_name)) as look
  from personal_data d join information_schema.columns c using (table_name, column_name)
  where d.becomes = 'ended' and c.table_schema = 'public' and c.udt_name = 'text' order by 1`

async function wordsIn(tx: Tx, places: readonly Place[]): Promise<readonly string[]> {
  const found: string[] = []
  for (const { place, look } of places) {
    if ((await rows(tx, sql.raw(look))).length > 0) found.push(place)
  }
  return found
}

test('when the words kept with the books have ended, the books still prove themselves', () =>
  undone(async tx => {
    const held = sql<{
      note: string
    }>`select t::text as note from receipt t join legal_hold h using (account_id) order by 1`
    await sql`insert into legal_hold (hold_id, account_id, reason, placed_at, placed_by)
      select gen_random_uuid(), account_id, 'claim', now(), 'x' from receipt limit 1`.execute(tx)
    const places = await rows(tx, PLACES)
    for (const { fill } of places) await sql.raw(fill).execute(tx)
    const before = { words: await wordsIn(tx, places), held: await rows(tx, held) }
    expect(before.words.length).toBeGreaterThan(4)
    expect(before.held.length).toBeGreaterThan(0)
    // As if a year and the term had gone by.
    await sql`update retention_period set months = -12 where kind = 'documents'`.execute(tx)
    const end = sql<{ ended: number }>`select end_books(1000) + end_documents(1000) as ended`
    expect((await one(tx, end)).ended).toBeGreaterThan(10)
    expect(await wordsIn(tx, places)).toEqual([])
    expect(await rows(tx, held)).toEqual(before.held)
    expect((await one(tx, end)).ended).toBe(0)
    for (const proof of PROOFS) {
      const { first } = await proof.run({ tx, storage: system.storage, limit: 5, seed: 1 })
      expect({ name: proof.name, first }).toEqual({ name: proof.name, first: [] })
    }
  }))

describe('a broken world', () => {
  test('is tried for every proof', () => {
    expect(Object.keys(DAMAGE).sort()).toEqual(PROOFS.map(proof => proof.name).sort())
  })

  const cases = Object.entries(DAMAGE).flatMap(([name, damages]) =>
    damages.map(([what, damage, problem]) => ({ name, what, damage, problem })),
  )
  test.each(cases)('$name finds $what', async ({ name, damage, problem }) => {
    const { violations, first } = await provedAfter(name, damage)
    expect(violations).toBeGreaterThan(0n)
    expect(first.map(violation => violation.problem)).toContain(problem)
  })

  test('has a file whose bytes were changed', async () => {
    const path = system.storage.path(books.filePath)
    const content = await readFile(path)
    await writeFile(path, Buffer.concat([content, Buffer.from(' ')]))
    const [proven] = await proveAll(system, {
      proofs: PROOFS.filter(proof => proof.name === 'document_files'),
    })
    await writeFile(path, content)
    expect(proven?.first[0]?.problem).toBe('file is not the one that was issued')
  })

  test('shows the first few violations and counts them all', async () => {
    const rows = [...Array(12).keys()].map(n =>
      copyOf('ledger_transfer', {
        transfer_id: 'gen_random_uuid()',
        memo: `'${n}'`,
        amount_minor: '0',
      }),
    )
    const { violations, first } = await provedAfter('trial_balance', rows.join(';\n'))
    expect(violations).toBe(12n)
    expect(first).toHaveLength(5)
  })
})

test('a late event that waits for its correction is accounted for', async () => {
  const { violations } = await provedAfter(
    'usage_accounted',
    `${copyOf('usage_event', { event_key: "'late'" })};
     update billing_state set stale_from = '2026-01-15'`,
  )
  expect(violations).toBe(0n)
})

test('a voided event that waits for its correction is accounted for', async () => {
  for (const proof of ['usage_accounted', 'usage_received']) {
    const damage = `${voidOf({})};
     update billing_state set stale_from = '2026-01-01'`
    expect((await provedAfter(proof, damage)).violations).toBe(0n)
  }
})
