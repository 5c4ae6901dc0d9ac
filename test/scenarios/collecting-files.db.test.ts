import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { importFolder } from '../../src/app/import/folder.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { setUp, signUp } from './setting.ts'

let company: Company

/** Two customers who owe 11.90 each since 15 February; the first level of reminders is a call. */
beforeAll(async () => {
  company = new Company(await createTestSystem('2026-01-01T12:00:00Z'))
  await setUp(company)
  for (const number of ['F1', 'F2']) {
    await signUp(company, { number, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  company.on('2026-02-20')
})

const list = async (name: string, filters = {}) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters, limit: 50 })).rows

const FILES = {
  'segments.csv': 'segment_code,name_en\nHOMES,Homes\n',
  'collectors.csv': 'collector_code,name,phone\nNORTH,North desk,+49 30 1\n',
  'assignments.csv':
    'account_number,kind,code,from_on\nF1,segment,HOMES,2026-01-01\nF1,collector,SOUTH,2026-01-01\n',
  'credit_limits.csv':
    'account_number,legal_entity,currency,amount,from_on,reason\nF1,SUN,EUR,500.00,2026-01-01,New\nF9,SUN,EUR,1.00,2026-01-01,New\n',
  'promises.csv':
    'reference,account_number,legal_entity,currency,pay_by,amount\nCRM-1,F2,SUN,EUR,2026-03-01,5.00\nCRM-2,F2,SUN,EUR,2026-02-20,1.00\n',
}

test('segments, collectors, limits and promises come from files, and again they change nothing', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-collecting-'))
  try {
    for (const [name, text] of Object.entries(FILES)) await writeFile(join(folder, name), text)
    const read = async () =>
      (await importFolder(company.system, { folder, actor: 'test' })).files.map(each => [
        ...[each.file, each.created, each.rejected],
      ])
    expect(await read()).toEqual([
      ['segments.csv', 1, 0],
      ['collectors.csv', 1, 0],
      ['assignments.csv', 1, 1],
      ['credit_limits.csv', 1, 1],
      ['promises.csv', 2, 0],
    ])
    expect((await read()).map(([, created]) => created)).toEqual([0, 0, 0, 0, 0])
  } finally {
    await rm(folder, { recursive: true })
  }
  // One is due on the very day on which the file is read.
  expect(await list('promises')).toMatchObject([
    { account: 'F2', amount: '1.00', madeOn: '2026-02-20', payBy: '2026-02-20', state: 'running' },
    { account: 'F2', amount: '5.00' },
  ])
})

test('a level that is a call gives the collector a task with the number, and a letter without one', async () => {
  await company.do('changeAccount', { accountNumber: 'F1', phone: '+49 30 1234567' })
  const level = { afterDays: 1, channel: 'call', template: 'reminder_1' }
  await company.rows('defineDunningPolicies', {
    ...{ policyCode: 'calls', fromOn: '2026-01-01', name: { en: 'Calls' }, graceDays: 0 },
    levels: [{ ...level, level: 1 }],
  })
  await company.rows('usePolicies', { policyCode: 'calls', fromOn: '2026-01-01', entity: 'SUN' })
  const { run } = await company.do<{ run: string }>('startDunningRun', { entity: 'SUN' })
  await company.drain()
  await company.do('approveDunningRun', { run })
  await company.do('sendDunningRun', { run })
  await company.drain()
  expect(await list('dunning-notices')).toMatchObject([
    { account: 'F2', channel: 'letter', asked: '5.90' },
    { account: 'F1', channel: 'call', asked: '11.90', messageId: null },
  ])
  const [task] = await list('tasks', { desk: 'collections', kind: 'dunning_call' })
  expect(task).toMatchObject({ account: 'F1', phone: '+49 30 1234567' })
  expect(task?.facts).toMatchObject({ amount: '11.90', level: 1 })
  expect(await list('messages', { account: 'F1' })).toEqual([])
  await company.do('finishTask', { task: task?.taskId, note: 'Pays on Friday' })
  expect(await company.broken()).toEqual([])
})
