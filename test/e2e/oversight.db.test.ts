import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { inflateRawSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { commands } from '../../src/app/registry.ts'
import { execute } from '../../src/platform/command.ts'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { workJobs } from '../support/billed-units.ts'
import { createTestSystem } from '../support/database.ts'
import { House } from '../support/house.ts'
import { writeShownCompany } from '../support/shown.ts'
import { openBrowsers, type TestBrowsers } from './browser.ts'
import { newPage, signInAt } from './visitor.ts'

/*
 * Those who look at others' work: a manager who decides what was put forward, finance who closes a
 * month, an auditor who draws a sample and changes nothing.
 */

let house: House
let browsers: TestBrowsers
const complaints: string[] = []

beforeAll(async () => {
  const made = await createTestSystem('2026-04-02T08:00:00Z')
  await writeShownCompany(made, 4)
  house = await House.over(made)
  browsers = await openBrowsers()
}, 120_000)

afterAll(async () => {
  await browsers?.close()
  await house?.server.close()
})

/** Somebody of this role, signed in and at home. */
async function at(role: string, who = role): Promise<{ page: Page }> {
  const email = await house.hire(who, role)
  const page = await newPage(await browsers.open(), complaints)
  await signInAt(page, house, email)
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
  return { page }
}

const list = async (name: string) =>
  (await loadPage(house.system.db, LISTS.get(name)!, { filters: {}, limit: 50 })).rows

/** A clerk puts something forward for a second person. */
async function putForward(actor: string, command: string, input: object, note: string) {
  const asked = { command, input, note }
  const request = commands.get('requestApproval')!
  const done = await execute(house.system, request, asked, { actor })
  if (!done.ok) throw new Error(JSON.stringify(done.refusal))
}

test('a manager’s approvals: one by its key with what it changes in view, one sent back with a reason', async () => {
  const email = 'clerk@example.com'
  const { personId } = await house.must('invitePerson', { email, name: 'Clara Clerk' })
  await house.must('grantRole', { email, role: 'billing_clerk', reason: 'hired' })
  const voiding = (n: number, reason: string) => ({
    ...{ invoice: `SUN-INV-2026-00000${n}`, issueOn: '2026-04-02', reason, rebill: false },
  })
  const clerk = `person:${personId}`
  await putForward(clerk, 'voidInvoice', voiding(3, 'Moved out'), 'The customer called twice')
  await putForward(clerk, 'voidInvoice', voiding(4, 'Too dear'), 'The customer insists')

  const { page } = await at('billing_manager')
  await page.getByRole('link', { name: /^Approvals that wait for you/ }).click()
  const inbox = page.getByRole('table', { name: 'Approvals' })
  await inbox.getByText('The customer called twice').click()
  // What, why, how much and by which rule, before anything is decided.
  await page.getByText('What it would do').waitFor()
  await page.getByText('SUN-INV-2026-000003').first().waitFor()
  await page.keyboard.press('a')
  await inbox.getByText('The customer called twice').waitFor({ state: 'detached' })

  await inbox.getByText('The customer insists').click()
  const reject = page.getByRole('button', { name: 'Reject' })
  expect(await reject.isDisabled()).toBe(true)
  await page.getByLabel('Reason (needed to reject)').fill('The price is the agreed one')
  await reject.click()
  await page.getByText('Nothing waits for your decision.').waitFor()

  expect((await list('approval-requests')).map(({ state }) => state).sort()).toEqual([
    'approved',
    'rejected',
  ])
  // Beside the goodwill and the one voided before there is the credit note of what was approved.
  const credits = (await list('documents')).filter(({ kind }) => kind === 'credit_note')
  expect(credits).toHaveLength(3)
  expect(complaints).toEqual([])
}, 120_000)

test('a policy of reminders is tried on the customers of today, put forward, and holds once a second person agrees', async () => {
  const { page } = await at('billing_manager', 'rosa')
  await page.goto(`${house.server.url}/console/dunning-policies?policy=standard`)
  await page.getByLabel('From … days overdue, level 1').fill('4')
  await page.getByLabel('Fee (EUR), level 2').fill('7,50')
  await page.getByText('It has not been simulated as it stands.').waitFor()
  await page.getByLabel('Day of the run').fill('2026-06-30')
  await page.getByRole('button', { name: 'Simulate' }).click()
  await page.getByRole('row', { name: /^Letter of level 1/ }).waitFor()
  await page.getByText('It has not been simulated as it stands.').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Compare with the draft' }).click()
  await page.getByRole('row', { name: 'Fee, level 2 – 7.50 EUR' }).waitFor()
  await page.getByRole('button', { name: /^Make valid from/ }).click()
  await page.getByLabel('Why, for the person who decides').fill('Earlier and dearer')
  await page.getByRole('button', { name: 'Put forward for approval' }).click()
  await page.getByText('Put forward. A second person will decide.').waitFor()
  expect(await list('dunning-policies')).toHaveLength(1)

  const { page: second } = await at('finance', 'felix')
  await second.goto(`${house.server.url}/console/approvals`)
  const inbox = second.getByRole('table', { name: 'Approvals' })
  await inbox.getByText('Earlier and dearer').click()
  await second.getByText('What it would do').waitFor()
  await second.keyboard.press('a')
  await inbox.getByText('Earlier and dearer').waitFor({ state: 'detached' })
  expect(await list('dunning-policies')).toMatchObject([
    { policy: 'standard', fromOn: '2000-01-01' },
    { policy: 'standard', levels: [{ afterDays: 4 }, { fees: { EUR: '7.50' } }, {}, {}] },
  ])
  expect(complaints).toEqual([])
}, 120_000)

test('many rows at once: chosen by keys, tried first, then done with the answer of each', async () => {
  const { page } = await at('billing_manager', 'second')
  await page.goto(`${house.server.url}/console/lists/accounts`)
  await page.getByRole('row').filter({ hasText: 'A-0001' }).waitFor()
  const tick = (number: string) =>
    page.getByRole('row').filter({ hasText: number }).getByRole('checkbox')
  await tick('A-0001').check()
  // Keys work on after a click on a box, into which nobody writes.
  for (const key of ['j', 'j', 'x']) await page.keyboard.press(key)
  expect(await tick('A-0002').isChecked()).toBe(true)
  const actions = page.getByRole('region', { name: 'Actions' })
  await actions.getByRole('button', { name: 'Put billing on hold' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Reason').fill('Meter is being changed')
  await dialog.getByLabel('From').fill('2026-04-02')
  await dialog.getByRole('button', { name: 'Try it on all rows' }).click()
  await dialog.getByText('Each row is tried; nothing is changed yet.').waitFor()
  await workJobs(house.system)
  expect(await list('holds')).toHaveLength(1)
  await dialog.getByRole('button', { name: 'Do it for 2 rows' }).click()
  await dialog.getByText(/rows done/).waitFor()
  await workJobs(house.system)
  await dialog.getByText('2 done, 0 put forward for approval, 0 refused.').waitFor()
  expect(await list('holds')).toHaveLength(3)
  expect(complaints).toEqual([])
}, 120_000)

test('finance closes the first month that is over, once nothing prevents it', async () => {
  const { page } = await at('finance')
  await page.goto(`${house.server.url}/console`)
  await page.getByRole('link', { name: /^Sunward Energy GmbH · / }).click()
  await page.getByRole('heading', { level: 1, name: 'Month-end close' }).waitFor()
  const checks = page.getByRole('table', { name: 'Before closing' })
  await checks.getByRole('button', { name: 'Run the proofs' }).click()
  await checks.getByRole('button', { name: 'Run the proofs' }).waitFor({ state: 'detached' })
  expect(await checks.getByText('Prevents closing').count()).toBe(0)
  await page.getByText('Equal').waitFor()

  await page.getByRole('link', { name: 'Close the month' }).click()
  await page.getByRole('button', { name: 'Preview' }).click()
  await page.getByRole('button', { name: 'Do it' }).click()
  await page.getByRole('heading', { name: 'Done' }).waitFor()
  await page.goto(`${house.server.url}/console/close`)
  const months = page.getByRole('table', { name: 'Accounting months' })
  await months.getByRole('row').filter({ hasText: 'Closed' }).waitFor()
  expect(complaints).toEqual([])
}, 120_000)

test('who administers sees and sets up to which amount a role acts alone', async () => {
  const name = { en: 'Junior', fr: 'Junior', es: 'Junior', de: 'Junior' }
  const limits = [{ command: 'refundCredit', currency: 'EUR', amount: '250.50' }]
  const permissions = { 'receipts.refund': 'do' }
  await house.must('defineRole', { role: 'junior', name, permissions, limits })
  const { page } = await at('it_administrator')
  await page.goto(`${house.server.url}/console/people?new=1`)
  const role = page.getByLabel('Change a role')
  await role.selectOption({ label: 'All roles side by side' })
  await page.getByText('Refund a credit balance: Up to 250.50 EUR').waitFor()
  await role.selectOption('junior')
  await page.getByLabel('Up to, Refund a credit balance').fill('300,00')
  await page.getByText('Refund a credit balance, EUR: 250.50 → 300.00').waitFor()
  await page.getByRole('button', { name: 'Add a limit' }).click()
  await page.getByRole('combobox', { name: 'Action' }).last().click()
  await page.getByRole('option', { name: 'Refund to the card or account' }).waitFor()
  // What the role does not do alone cannot be limited.
  expect(await page.getByRole('option', { name: 'Issue a credit note' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Define the role' }).click()
  await page.getByLabel('Why, for the person who decides').fill('She is no longer new')
  await page.getByRole('button', { name: 'Put forward for approval' }).click()
  await page.getByText('Put forward. A second person will decide.').waitFor()
})

test('an auditor draws a sample, looks behind a figure, takes the evidence away and changes nothing', async () => {
  const { page } = await at('auditor')
  await page.goto(`${house.server.url}/console/sample?from=2026-01-01&seed=spring&size=3`)
  const sample = page.getByRole('table', { name: 'Audit sample' })
  const drawn = () => sample.getByRole('row').allInnerTexts()
  await sample.waitFor()
  const first = await drawn()
  expect(first).toHaveLength(4)
  await page.getByLabel('Seed').fill('autumn')
  await page.getByRole('button', { name: 'Draw' }).click()
  await page.waitForURL(/seed=autumn/)
  await page.goBack()
  await sample.waitFor()
  // The same seed draws the same rows again.
  expect(await drawn()).toEqual(first)

  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Evidence pack (zip)' }).click()
  const files = unzip(await readFile(await (await download).path()))
  const names = [...files.keys()]
  expect(names.filter(name => name.endsWith('.pdf'))).toHaveLength(3)
  const manifest = files.get('manifest.csv')!.toString().trim().split('\r\n').slice(1)
  expect(manifest.map(line => line.split(',')[0])).toEqual(names.filter(n => n !== 'manifest.csv'))
  for (const line of manifest) {
    const [name = '', , hash] = line.split(',')
    expect(createHash('sha256').update(files.get(name)!).digest('hex')).toBe(hash)
  }
  const taken = (await list('command-log')).filter(row => row.command === 'exportPersonalData')
  expect(taken).toHaveLength(1)

  // Behind a figure: the first document drawn, and why its first line is what it is.
  await sample.getByRole('link').first().click()
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  expect(await page.getByRole('link', { name: 'Credit' }).count()).toBe(0)
  await page.goto(`${house.server.url}/console/do/issueCreditNote`)
  await page.getByText('Your roles do not allow this.').waitFor()
  expect(await page.getByRole('button', { name: 'Preview' }).count()).toBe(0)
  expect(complaints).toEqual([])
}, 120_000)

/** The files of an archive by its central directory, as every program that opens zips reads it. */
function unzip(archive: Buffer): Map<string, Buffer> {
  const end = archive.length - 22
  let at = archive.readUInt32LE(end + 16)
  const files = Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [packed, name] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)]
    const start = archive.readUInt32LE(at + 42)
    const label = archive.toString('utf8', at + 46, at + 46 + name)
    at += 46 + name
    const data = start + 30 + archive.readUInt16LE(start + 26)
    return [label, inflateRawSync(archive.subarray(data, data + packed))] as const
  })
  return new Map(files)
}
