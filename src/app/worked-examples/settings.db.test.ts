import { beforeAll, expect, test } from 'vitest'
import { createTestSystem, type TestSystem } from '../../../test/support/database.ts'
import { writeShownCompany } from '../../../test/support/shown.ts'
import { installedAuthority } from '../../identity/load/installed.ts'
import { execute } from '../../platform/command.ts'
import { commands } from '../registry.ts'
import { authorityExampleBody, exampleOfAuthority } from './authority.ts'
import { exampleOfTaxes, taxExampleBody } from './taxes.ts'

/* What settings come to before they hold, and who gets the secret of a key that somebody else approved. */

let system: TestSystem
const people = new Map<string, string>()

const give = (name: string, input: object, actor = 'cli:test') =>
  execute(system, commands.get(name) as never, input as never, { actor })

beforeAll(async () => {
  const made = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(made, 4)
  system = { ...made, ...installedAuthority(made.db, made.clock) }
  for (const role of ['billing_clerk', 'billing_manager', 'finance', 'it_administrator']) {
    const email = `${role.replaceAll('_', '-')}@example.com`
    const invited = await give('invitePerson', { email, name: role })
    if (!invited.ok) throw new Error(invited.refusal.code)
    people.set(role, `person:${(invited.value as { personId: string }).personId}`)
    await give('grantRole', { email, role, reason: 'hired' })
  }
}, 60_000)

test('a rate that is typed is worked out beside the one on record, with the contracts that it touches', async () => {
  const rule = {
    ...{ taxCode: 'DE-19', taxClass: 'standard', validFrom: '2027-01-01', name: { en: 'VAT' } },
    ...{ country: 'DE', category: 'S', ratePercent: '21' },
  }
  const example = { entity: 'SUN', amount: '100.00', taxClass: 'standard', country: 'DE' }
  const asked = (suppliedOn: string, country = 'DE') =>
    exampleOfTaxes(
      system.db,
      taxExampleBody.parse({ rule, example: { ...example, country, suppliedOn } }),
    )
  const worked = await asked('2027-02-01')
  expect(worked.before).toMatchObject({ taxMinor: 1900n, grossMinor: 11_900n })
  expect(worked.after).toMatchObject({ taxMinor: 2100n, grossMinor: 12_100n })
  expect(worked.reach?.contracts).toBeGreaterThan(0)
  expect(worked.reach?.first.length).toBeGreaterThan(0)
  // On a day before it, nothing changes; where no rate is known, it says so.
  expect((await asked('2026-12-31')).after).toMatchObject({ taxMinor: 1900n })
  expect((await asked('2027-02-01', 'FR')).before).toMatchObject({
    refusal: { code: 'no_tax_rule' },
  })
})

test('who could approve something is told as the commands would decide it', async () => {
  const asked = async (body: object) => {
    const { people: all } = await exampleOfAuthority(system.db, authorityExampleBody.parse(body), {
      ...{ commands, now: system.clock.now() },
    })
    return Object.fromEntries(all.map(({ name, acts, approves }) => [name, `${acts} ${approves}`]))
  }
  const credit = { command: 'issueCreditNote', amount: '50.00', currency: 'EUR' }
  expect(await asked(credit)).toEqual({
    billing_clerk: 'approval no',
    billing_manager: 'approval yes',
    finance: 'no yes',
    it_administrator: 'no no',
  })
  expect(await asked({ ...credit, by: 'billing-manager@example.com' })).toMatchObject({
    billing_manager: 'approval own_request',
    finance: 'no yes',
  })
  await expect(asked({ command: 'flyToTheMoon' })).rejects.toThrow('unknown_command')
})

test('whoever asked for a key that somebody else approved takes its secret, and nobody else', async () => {
  const it = people.get('it_administrator') as string
  const input = { command: 'createApiKey', input: { name: 'Import', scopes: ['usage.record'] } }
  const request = await give('requestApproval', { ...input, note: 'meters' }, it)
  if (!request.ok) throw new Error(request.refusal.code)
  const { requestId } = request.value as { requestId: string }
  const approved = await give('approveRequest', { requestId }, people.get('finance'))
  if (!approved.ok) throw new Error(approved.refusal.code)
  const { keyId, secret } = (approved.value as { value: { keyId: string; secret: string } }).value
  const taken = await give('renewApiKey', { keyId }, it)
  expect(taken).toMatchObject({ ok: true, value: { keyId } })
  expect((taken as { value?: { secret: string } }).value?.secret).not.toBe(secret)
  expect(await give('renewApiKey', { keyId })).toMatchObject({
    refusal: { code: 'key_of_another' },
  })
})
