import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../test/support/database.ts'
import { execute } from '../platform/command.ts'
import { one, rows, type Tx, transaction } from '../platform/database/database.ts'
import { newId } from '../platform/ids.ts'
import { closeAccountingPeriod, reopenAccountingPeriod } from './commands/accounting-periods.ts'
import { postManualJournal, reverseTransfer } from './commands/journals.ts'
import { defineLegalEntities } from './commands/legal-entities.ts'
import { type NewTransfer, postTransfers } from './commands/post-transfers.ts'
import { loadAccountBalance, loadLegalEntities, loadTrialBalance } from './load.ts'

const ada = { actor: 'person:ada' }
const day = (text: string) => Temporal.PlainDate.from(text)
const entityInput = (code: string) => ({
  code,
  name: `${code} Energy`,
  addressLines: ['1 Sun Street'],
  country: 'FR',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
})

let system: TestSystem

/** A legal entity of its own for each test, so that months closed in one do not meet another. */
async function newEntity(code: string): Promise<{ legalEntityId: string; houseAccountId: string }> {
  const defined = await execute(system, defineLegalEntities, { entities: [entityInput(code)] }, ada)
  expect(defined).toEqual({ ok: true, value: { added: 1, updated: 0 } })
  const [row] = await loadLegalEntities(system.db, [code])
  if (row === undefined) throw new Error('not defined')
  return row
}

function transferOf(
  entity: { legalEntityId: string; houseAccountId: string },
  effectiveOn: string,
  amountMinor = 1000n,
  sides: { debit: string; credit: string } = { debit: '1200', credit: '4000' },
): NewTransfer {
  return {
    ...sides,
    event: 'invoice_delivered',
    amountMinor,
    accountId: entity.houseAccountId,
    legalEntityId: entity.legalEntityId,
    effectiveOn: day(effectiveOn),
    currency: 'EUR',
    documentId: null,
  }
}

const post = (transfers: readonly NewTransfer[]) =>
  transaction(system.db, tx => postTransfers(tx, transfers, system.clock.now()))

async function countTransfers(legalEntityId: string): Promise<bigint> {
  const found = await one(
    system.db,
    sql<{ n: bigint }>`
      select count(*) as n from ledger_transfer where legal_entity_id = ${legalEntityId}`,
  )
  return found.n
}

beforeAll(async () => {
  system = await createTestSystem('2026-03-05T08:00:00Z')
})

describe('legal entities', () => {
  test('have a house account, and defining them again changes nothing', async () => {
    const entity = await newEntity('HOUSE')
    const account = await one(
      system.db,
      sql<{ number: string; kind: string }>`
        select a.number, a.kind from account a join account_number n using (account_id)
        where a.account_id = ${entity.houseAccountId} and n.number = a.number`,
    )
    expect(account).toEqual({ number: 'HOUSE-HOUSE', kind: 'house' })
    const input = { entities: [{ ...entityInput('HOUSE'), name: 'Renamed' }] }
    const again = await execute(system, defineLegalEntities, input, ada)
    expect(again).toEqual({ ok: true, value: { added: 0, updated: 1 } })
    expect(await loadLegalEntities(system.db, ['HOUSE'])).toMatchObject([
      { ...entity, name: 'Renamed' },
    ])
  })

  test.each([
    ['currency', 'USD'],
    ['timeZone', 'Europe/Berlin'],
    ['taxRounding', 'per_line'],
    ['roundingMode', 'half_even'],
    ['cashRounding', '0.05'],
  ])('keep the %s that they were defined with', async (field, value) => {
    const code = `FIX-${field}`
    await newEntity(code)
    const input = { entities: [{ ...entityInput(code), [field]: value }] }
    expect(await execute(system, defineLegalEntities, input, ada)).toMatchObject({
      ok: false,
      refusal: { code: 'legal_entity_fixed', facts: { entity: code, field, asked: value } },
    })
  })

  test.each([
    ['currency', 'XXX'],
    ['currency', 'eur'],
    ['country', 'France'],
    ['timeZone', 'Mars/Olympus'],
    ['code', 'A\u0000B'],
    ['iban', 'FR76 3000 6000 0112 3456 7890 188'],
    ['bic', 'NOBIC'],
    ['taxId', 'FR 00 123456789'],
    ['cashRounding', '0'],
    ['cashRounding', '1e-2'],
    ['name', 'two\nlines'],
  ])('are refused with %s %j', async (field, value) => {
    const input = { entities: [{ ...entityInput('BAD'), [field]: value }] }
    const refused = await execute(system, defineLegalEntities, input, ada)
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'invalid_input' } })
    expect(await loadLegalEntities(system.db, ['BAD'])).toEqual([])
  })
})

describe('posting', () => {
  test('thousands of transfers take a handful of statements', async () => {
    const entity = await newEntity('MANY')
    const transfers = Array.from({ length: 5000 }, (_, i) =>
      transferOf(entity, i % 2 === 0 ? '2026-01-15' : '2026-02-15', BigInt(i + 1)),
    )
    await post(transfers)
    const before = system.database.statements.count
    await post(transfers)
    // begin, periods, months, COPY, commit
    expect(system.database.statements.count - before).toBeLessThanOrEqual(5)
    expect(await countTransfers(entity.legalEntityId)).toBe(10_000n)
  })

  test('opens a month that has no row yet', async () => {
    const entity = await newEntity('FIRST')
    await post([transferOf(entity, '2026-02-28'), transferOf(entity, '2026-03-01')])
    const periods = await rows(
      system.db,
      sql`select month::text, state from accounting_period
          where legal_entity_id = ${entity.legalEntityId} order by month`,
    )
    expect(periods).toEqual([
      { month: '2026-02-01', state: 'open' },
      { month: '2026-03-01', state: 'open' },
    ])
  })

  test('into a closed month, or one before it, is refused and writes nothing', async () => {
    const entity = await newEntity('SHUT')
    const input = { entity: 'SHUT', month: '2026-02' }
    expect((await execute(system, closeAccountingPeriod, input, ada)).ok).toBe(true)
    for (const date of ['2026-02-28', '2026-01-31']) {
      const posted = post([transferOf(entity, '2026-03-01'), transferOf(entity, date)])
      await expect(posted).rejects.toMatchObject({
        refusal: { code: 'period_closed', facts: { entity: 'SHUT', month: date.slice(0, 7) } },
      })
    }
    expect(await countTransfers(entity.legalEntityId)).toBe(0n)
  })

  test('cannot be changed or deleted by the application', async () => {
    const entity = await newEntity('STAY')
    await post([transferOf(entity, '2026-02-28')])
    const denied = { code: '42501' }
    await expect(
      sql`update ledger_transfer set amount_minor = 1`.execute(system.db),
    ).rejects.toMatchObject(denied)
    await expect(sql`delete from ledger_transfer`.execute(system.db)).rejects.toMatchObject(denied)
  })
})

describe('accounting months', () => {
  test('close in order, once, and only when they are over', async () => {
    const entity = await newEntity('ORDER')
    await post([transferOf(entity, '2026-01-31')])
    const close = async (month: string) => {
      const result = await execute(system, closeAccountingPeriod, { entity: 'ORDER', month }, ada)
      return result.ok ? 'closed' : result.refusal.code
    }
    expect(await close('2026-03')).toBe('period_not_over')
    expect(await close('2026-02')).toBe('earlier_period_open')
    expect(await close('2026-01')).toBe('closed')
    expect(await close('2026-01')).toBe('period_already_closed')
    expect(await close('2026-02')).toBe('closed')
  })

  test('are over when the legal entity’s own midnight has passed', async () => {
    await newEntity('MIDNIGHT')
    const input = { entity: 'MIDNIGHT', month: '2026-03' }
    const at = (instant: string) => ({
      ...ada,
      clock: { now: () => Temporal.Instant.from(instant) },
    })
    const early = await execute(system, closeAccountingPeriod, input, at('2026-03-31T21:59:59Z'))
    expect(early.ok).toBe(false)
    const late = await execute(system, closeAccountingPeriod, input, at('2026-03-31T22:00:00Z'))
    expect(late.ok).toBe(true)
  })

  test('open again with a reason, and take postings again', async () => {
    const entity = await newEntity('AGAIN')
    const input = { entity: 'AGAIN', month: '2026-02' }
    const reopen = { ...input, reason: 'late supplier invoice' }
    const early = await execute(system, reopenAccountingPeriod, reopen, ada)
    expect(early).toMatchObject({ ok: false, refusal: { code: 'period_not_closed' } })
    await execute(system, closeAccountingPeriod, input, ada)
    expect((await execute(system, reopenAccountingPeriod, reopen, ada)).ok).toBe(true)
    await post([transferOf(entity, '2026-02-28')])
    expect(await countTransfers(entity.legalEntityId)).toBe(1n)
  })

  /** Starts a posting, and closes its month before that commits. Which of the two comes first? */
  async function race(code: string, write: (tx: Tx, transfer: NewTransfer) => Promise<unknown>) {
    const entity = await newEntity(code)
    await post([transferOf(entity, '2026-02-01')])
    const order: string[] = []
    let closing: Promise<unknown> = Promise.resolve()
    await transaction(system.db, async tx => {
      await write(tx, transferOf(entity, '2026-02-28'))
      const input = { entity: code, month: '2026-02' }
      closing = execute(system, closeAccountingPeriod, input, ada).then(result =>
        order.push(result.ok ? 'closed' : result.refusal.code),
      )
      // Long enough for a closing that does not wait.
      await new Promise(resolve => setTimeout(resolve, 300))
      order.push('posted')
    })
    await closing
    await expect(post([transferOf(entity, '2026-02-28')])).rejects.toMatchObject({
      refusal: { code: 'period_closed' },
    })
    return order
  }

  test('close after a posting that is under way, never before it', async () => {
    const order = await race('RACE', (tx, transfer) =>
      postTransfers(tx, [transfer], system.clock.now()),
    )
    expect(order).toEqual(['posted', 'closed'])
  })

  test('(control) would close under a posting that did not hold its month', async () => {
    const order = await race('CONTROL', (tx, t) =>
      sql`
        insert into ledger_transfer (account_id, transfer_id, effective_on, legal_entity_id, debit,
          credit, amount_minor, currency, event, recorded_at)
        select ${t.accountId}, ${newId()}, ${t.effectiveOn}, legal_entity_id, ${t.debit},
          ${t.credit}, ${t.amountMinor}, ${t.currency}, ${t.event}, ${system.clock.now()}
        from accounting_period
        where legal_entity_id = ${t.legalEntityId} and month = '2026-02-01' and state = 'open'
      `.execute(tx),
    )
    expect(order).toEqual(['closed', 'posted'])
  })

  test('opened at one time by many postings have one row', async () => {
    const entity = await newEntity('CROWD')
    await Promise.all(
      Array.from({ length: 8 }, () =>
        post([transferOf(entity, '2026-02-01'), transferOf(entity, '2026-01-01')]),
      ),
    )
    expect(await countTransfers(entity.legalEntityId)).toBe(16n)
  })
})

describe('journals', () => {
  const journal = (
    entity: string,
    transfers: { debit: string; credit: string; amount: string }[],
  ) =>
    execute(
      system,
      postManualJournal,
      {
        entity,
        effectiveOn: '2026-02-10',
        currency: 'EUR',
        description: 'bank fees',
        transfers,
      },
      ada,
    )

  test('stand on the house account and balance', async () => {
    const entity = await newEntity('JOURNAL')
    const posted = await journal('JOURNAL', [
      { debit: '6100', credit: '1000', amount: '12.50' },
      { debit: '6110', credit: '1000', amount: '3' },
    ])
    expect(posted).toMatchObject({ ok: true, value: { accountId: entity.houseAccountId } })
    const asOf = { effectiveOn: day('2026-02-10'), recordedAt: system.clock.now() }
    const balance = await loadTrialBalance(system.db, {
      ...asOf,
      legalEntityId: entity.legalEntityId,
    })
    expect(balance.map(b => `${b.code} ${b.debitMinor} ${b.creditMinor}`)).toEqual([
      '1000 0 1550',
      '6100 1250 0',
      '6110 300 0',
    ])
  })

  test.each([
    ['an unknown account', '6100', '9999', '1', 'unknown_ledger_account'],
    ['an account kept by customer', '6100', '1200', '1', 'account_kept_by_customer'],
    ['the same account twice', '6100', '6100', '1', 'journal_same_account'],
    ['a negative amount', '6100', '1000', '-1', 'journal_amount'],
    ['zero', '6100', '1000', '0', 'journal_amount'],
    ['too many decimals', '6100', '1000', '0.001', 'amount_decimals'],
    ['no number', '6100', '1000', '1,00', 'invalid_input'],
    ['an exponent', '6100', '1000', '1e21', 'invalid_input'],
  ])('are refused with %s', async (_, debit, credit, amount, code) => {
    await execute(system, defineLegalEntities, { entities: [entityInput('REFUSE')] }, ada)
    expect(await journal('REFUSE', [{ debit, credit, amount }])).toMatchObject({
      ok: false,
      refusal: { code },
    })
  })

  test('are reversed once; a reversal and what a document posted are not', async () => {
    const entity = await newEntity('UNDO')
    const posted = await journal('UNDO', [{ debit: '6100', credit: '1000', amount: '12.50' }])
    if (!posted.ok) throw new Error(posted.refusal.code)
    const [transferId = ''] = posted.value.transferIds
    const undo = (id: string, effectiveOn = '2026-03-01') =>
      execute(
        system,
        reverseTransfer,
        { accountId: entity.houseAccountId, transferId: id, effectiveOn, reason: 'wrong fee' },
        ada,
      )
    expect(await undo(transferId, '2026-02-09')).toMatchObject({
      refusal: { code: 'reversal_before_original' },
    })
    const both = await Promise.all([undo(transferId), undo(transferId)])
    const won = both.find(result => result.ok)
    expect(both.filter(result => result.ok)).toHaveLength(1)
    expect(both.find(result => !result.ok)).toMatchObject({
      refusal: { code: 'transfer_already_reversed' },
    })
    if (won === undefined || !won.ok) throw new Error('nobody won')
    expect(await undo(won.value.transferId)).toMatchObject({
      refusal: { code: 'reversal_of_reversal' },
    })
    expect(await undo(newId())).toMatchObject({ refusal: { code: 'unknown_transfer' } })
    await transaction(system.db, tx =>
      postTransfers(
        tx,
        [{ ...transferOf(entity, '2026-02-01'), transferId: entity.legalEntityId }],
        system.clock.now(),
      ),
    )
    expect(await undo(entity.legalEntityId)).toMatchObject({
      refusal: { code: 'transfer_of_document' },
    })
  })
})

describe('balances as of', () => {
  test('count what had happened by a day, as far as it was recorded by an instant', async () => {
    const entity = await newEntity('ASOF')
    const at = (instant: string) => Temporal.Instant.from(instant)
    const postAt = (instant: string, transfer: NewTransfer) =>
      transaction(system.db, tx => postTransfers(tx, [transfer], at(instant)))
    await postAt('2026-01-31T09:00:00Z', transferOf(entity, '2026-01-31', 100n))
    await postAt('2026-02-20T09:00:00Z', transferOf(entity, '2026-01-31', 20n))
    await postAt(
      '2026-02-21T09:00:00Z',
      transferOf(entity, '2026-02-21', 3n, { debit: '4000', credit: '1200' }),
    )
    const balance = async (effectiveOn: string, recordedAt: string) => {
      const of = { effectiveOn: day(effectiveOn), recordedAt: at(recordedAt) }
      const one = { ...of, accountId: entity.houseAccountId, code: '1200' }
      const trial = await loadTrialBalance(system.db, {
        ...of,
        legalEntityId: entity.legalEntityId,
      })
      const receivable = (await loadAccountBalance(system.db, one)).get('EUR') ?? 0n
      const row = trial.find(r => r.code === '1200')
      expect((row?.debitMinor ?? 0n) - (row?.creditMinor ?? 0n)).toBe(receivable)
      return receivable
    }
    expect(await balance('2026-01-30', '2026-03-01T00:00:00Z')).toBe(0n)
    expect(await balance('2026-01-31', '2026-02-01T00:00:00Z')).toBe(100n)
    expect(await balance('2026-01-31', '2026-03-01T00:00:00Z')).toBe(120n)
    expect(await balance('2026-02-21', '2026-03-01T00:00:00Z')).toBe(117n)
  })
})
