import type { z } from 'zod'
import { type ChangedAccounts, saveAccounts } from '../../src/accounts/commands/save-accounts.ts'
import { savePremises } from '../../src/accounts/commands/save-premises.ts'
import type { planRow } from '../../src/catalog/api.ts'
import { saveMeters } from '../../src/catalog/commands/define-meters.ts'
import { savePlans } from '../../src/catalog/commands/define-plans.ts'
import { saveProducts } from '../../src/catalog/commands/define-products.ts'
import { saveContracts } from '../../src/contracts/commands/create-contracts.ts'
import { assert } from '../../src/kernel/result.ts'
import { legalEntityInput } from '../../src/ledger/api.ts'
import { saveLegalEntities } from '../../src/ledger/commands/legal-entities.ts'
import { type Tx, transaction } from '../../src/platform/database/database.ts'
import { newId } from '../../src/platform/ids.ts'
import type { BatchAnswer } from '../../src/platform/row-batch.ts'
import type { TestSystem } from './database.ts'

/** One account with a premise and a contract, and plans of every kind of charge to subscribe to. */
export async function setUpCatalog(system: TestSystem): Promise<void> {
  const ctx = { clock: system.clock, newId, actor: 'test' }
  await transaction(system.db, async tx => {
    await saveLegalEntities(tx, [legalEntityInput.parse(SELLER)], ctx)
    await take(saveProducts(tx, PRODUCTS))
    await take(saveMeters(tx, METERS))
    await take(savePlans(tx, PLANS, ctx))
    await take(answerOf(saveAccounts(tx, [customer('A-1'), customer('A-2')], ctx)))
    await take(answerOf(savePremises(tx, [premise('A-1'), premise('A-2')], ctx)))
    await take(saveContracts(tx, [contract('A-1'), contract('A-2')], ctx))
  })
}

async function answerOf(changed: Promise<ChangedAccounts>): Promise<BatchAnswer> {
  return (await changed).answer
}

async function take(answer: Promise<BatchAnswer>): Promise<void> {
  const rejected = (await answer).rows.find(row => row.result === 'rejected')
  assert(rejected === undefined, `the test's own rows are refused: ${JSON.stringify(rejected)}`)
}

/** Runs one step in a transaction of its own, at the system's time. */
export function step<T>(
  system: TestSystem,
  work: (
    tx: Tx,
    ctx: { clock: TestSystem['clock']; newId: () => string; actor: string },
  ) => Promise<T>,
): Promise<T> {
  return transaction(system.db, tx => work(tx, { clock: system.clock, newId, actor: 'person:ada' }))
}

const SELLER = {
  code: 'SUN',
  name: 'Sunward Energy GmbH',
  addressLines: ['Lindenstr. 1', '10969 Berlin'],
  country: 'DE',
  currency: 'EUR',
  timeZone: 'Europe/Berlin',
}

const PRODUCTS = [
  { productCode: 'SERVICE', name: { en: 'Service' }, taxClass: 'standard', revenueAccount: '4000' },
  { productCode: 'POWER', name: { en: 'Power' }, taxClass: 'electricity', revenueAccount: '4000' },
]

const METERS = [
  { meterCode: 'IMPORT', name: { en: 'Energy taken' }, unit: 'kWh', source: 'reads' as const },
  { meterCode: 'CALLS', name: { en: 'Calls' }, unit: 'call', source: 'events' as const },
]

/** A plan of a monthly fee in advance, perhaps with more charges. */
export function plan(
  planCode: string,
  more: Partial<z.input<typeof planRow>> = {},
): z.input<typeof planRow> {
  return {
    planCode,
    planVersion: 1,
    name: { en: planCode },
    currency: 'EUR',
    taxInclusive: false,
    offeredFrom: '2025-01-01',
    charges: [fee('seat', '10.00')],
    ...more,
  }
}

/** A monthly fee, in advance unless said otherwise. */
export function fee(
  chargeCode: string,
  unitPrice: string,
  timing: 'advance' | 'arrears' = 'advance',
) {
  return {
    chargeCode,
    position: 1,
    productCode: 'SERVICE',
    name: { en: 'Fee' },
    kind: 'recurring' as const,
    timing,
    months: 1,
    unit: 'seat',
    prices: [{ effectiveFrom: '2025-01-01', price: { model: 'per_unit' as const, unitPrice } }],
  }
}

const power = {
  ...fee('power', '0.30', 'arrears'),
  position: 2,
  productCode: 'POWER',
  kind: 'usage' as const,
  meterCode: 'IMPORT',
  unit: 'kWh',
}

const PLANS = [
  plan('SEATS'),
  plan('SEATS', {
    planVersion: 2,
    charges: [fee('seat', '12.00'), fee('care', '3.00', 'arrears')],
  }),
  plan('HOME', { charges: [fee('base', '9.90', 'arrears'), power] }),
  plan('DOLLAR', { currency: 'USD' }),
]

export function customer(accountNumber: string) {
  return {
    accountNumber,
    kind: 'person' as const,
    name: 'Ada Lovelace',
    line1: 'Lindenstr. 3',
    postalCode: '10969',
    city: 'Berlin',
    country: 'DE',
    timeZone: 'Europe/Berlin',
  }
}

function premise(accountNumber: string) {
  const { line1, postalCode, city, country } = customer(accountNumber)
  return { accountNumber, premiseCode: 'P-1', name: 'Home', line1, postalCode, city, country }
}

function contract(accountNumber: string) {
  return {
    accountNumber,
    contractNumber: 'C-1',
    legalEntity: 'SUN',
    currency: 'EUR',
    startOn: '2025-01-01',
  }
}
