import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createTestSystem } from '../../../test/support/database.ts'
import { loadDunningPolicies, loadPolicyUses } from '../../collections/policies/load.ts'
import { importFolder } from './folder.ts'

const FILES = {
  'legal_entities.csv': `code,name,address_1,city,country,currency,time_zone
SUN,Sun SAS,1 rue du Soleil,Lyon,FR,EUR,Europe/Paris
`,
  'dunning_policies.csv': `policy_code,from_on,name_en,currency,threshold,level,after_days,days_since_last,template,fee
homes,2026-01-01,Homes,EUR,10.00,1,7,,reminder_1,
homes,2026-01-01,Homes,EUR,10.00,2,21,12,reminder_2,3.00
`,
  'reference_rates.csv': `rate_code,from_on,percent
ecb,2026-07-01,2.00
`,
  'rate_caps.csv': `country,region,customers,from_on,most_percent
US,NY,person,2026-01-01,16
`,
  'late_charge_policies.csv': `policy_code,from_on,name_en,rate_code,points,currency,flat,minimum
terms,2026-01-01,Terms,ecb,5,EUR,,1.00
`,
  'policy_uses.csv': `kind,policy_code,from_on,legal_entity
dunning,homes,2026-01-01,SUN
late_charges,terms,2026-01-01,SUN
late_charges,nothing,2026-01-01,
`,
}

test('policies, rates, ceilings and their use come from files, and again they change nothing', async () => {
  const system = await createTestSystem('2026-03-05T08:00:00Z')
  const folder = await mkdtemp(join(tmpdir(), 'quittance-import-'))
  try {
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text)
    const first = await importFolder(system, { folder, actor: 'test' })
    const taken = first.files.map(each => [each.file, each.created + each.updated, each.rejected])
    expect(taken).toEqual([
      ['legal_entities.csv', 1, 0],
      ['dunning_policies.csv', 2, 0],
      ['reference_rates.csv', 1, 0],
      ['rate_caps.csv', 1, 0],
      ['late_charge_policies.csv', 1, 0],
      ['policy_uses.csv', 2, 1],
    ])
    const on = Temporal.PlainDate.from('2026-03-05')
    const policy = (await loadDunningPolicies(system.db, on)).get('homes')
    expect(policy).toMatchObject({
      thresholds: { EUR: '10.00' },
      levels: [
        { level: 1, fees: {} },
        { level: 2, daysSinceLast: 12, fees: { EUR: '3.00' } },
      ],
    })
    expect(await loadPolicyUses(system.db, 'late_charges', on)).toMatchObject([
      { policyCode: 'terms' },
    ])
    const again = await importFolder(system, { folder, actor: 'test' })
    expect(again.files.reduce((sum, each) => sum + each.created + each.updated, 0)).toBe(0)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
