import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPage } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { workJobs } from '../support/billed-units.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { House } from '../support/house.ts'
import { axeFaults } from './axe.ts'
import { openBrowsers, type TestBrowsers } from './browser.ts'
import { newPage, signInAt } from './visitor.ts'

let company: Company
let house: House
let browsers: TestBrowsers
let page: Page
const complaints: string[] = []
/** Who was hired for a role. */
const hired = new Map<string, string>()

/** Ada owes two invoices, Karl one; Sofia owes two and does not wish to be called. */
beforeAll(async () => {
  const made = await createTestSystem('2026-01-01T12:00:00Z')
  company = new Company(made)
  await setUp(company)
  for (const [number, name, start] of [
    ['C-1', 'Ada Lovelace', '2026-01-01'],
    ['C-2', 'Karl Bergmann', '2026-02-01'],
    ['C-3', 'Sofia Moreau', '2026-01-01'],
  ] as const) {
    await signUp(company, { number, name, plan: 'CARE', start })
  }
  for (const on of ['2026-02-01', '2026-03-01']) {
    await company.bill({ entity: 'SUN', through: on, issueOn: on })
  }
  await company.do('setCollectionStrategy', {
    ...{ strategyCode: 'STANDARD', name: { en: 'Standard' } },
    steps: [{ afterDays: 1, action: 'call', tactic: 'Ask for the whole amount first.' }],
  })
  await company.rows('recordOptOuts', {
    ...{ accountNumber: 'C-3', channel: 'call', fromOn: '2026-02-01' },
  })
  company.on('2026-03-20')
  await company.do('refreshCollectionQueue', { on: '2026-03-20' })
  house = await House.over(made)
  browsers = await openBrowsers()
}, 120_000)

afterAll(async () => {
  await browsers?.close()
  await house?.server.close()
})

/** Somebody of this role, signed in, at an address of the console. */
async function at(role: string, path: string): Promise<Page> {
  const email = hired.get(role) ?? (await house.hire(role, role))
  hired.set(role, email)
  const made = await newPage(await browsers.open(), complaints)
  await signInAt(made, house, email, `/${path}`)
  return made
}

const customer = (name: string) =>
  page.getByRole('navigation', { name: 'Queue' }).getByRole('button', { name })

const card = (name: string) => page.getByRole('main').getByRole('link', { name, exact: true })

const list = async (name: string) =>
  (await loadPage(company.system.db, LISTS.get(name)!, { filters: {}, limit: 50 })).rows

test('a collector’s morning: a promise, somebody who must not be called, and a dispute', async () => {
  page = await at('collector', 'collecting?account=C-1')
  await page.getByRole('heading', { level: 1, name: 'Whom to call' }).waitFor()

  // Ada is opened by Enter and promises all she owes in two parts.
  await card('Ada Lovelace').waitFor()
  await page.getByText('Ask for the whole amount first.').waitFor()
  await page.keyboard.press('Enter')
  await page.waitForFunction('document.activeElement?.tagName === "SELECT"')
  await page.getByLabel('Outcome').selectOption('promised')
  await page.getByLabel('What was said').fill('Salary comes on the 25th')
  expect(await page.getByLabel('Amount 1').inputValue()).toBe('23.80')
  await page.getByLabel('Amount 1').fill('11,90')
  await page.getByLabel('Paid by 1').fill('2026-03-25')
  await page.getByRole('button', { name: 'Another promise' }).click()
  await page.getByLabel('Amount 2').fill('5.00')
  await page.getByLabel('Paid by 2').fill('2026-04-05')
  await page.getByLabel('Come back on').fill('2026-03-28')
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('button', { name: 'Log and next' }).click()
  await page.getByText('Logged: Ada Lovelace.').waitFor()

  // Sofia must not be called: the card says why, and calling nevertheless asks for a reason.
  await customer('Sofia Moreau').click()
  await card('Sofia Moreau').waitFor()
  await page.getByText('The customer does not wish to be called.').waitFor()
  await page.getByLabel('Outcome').selectOption('disputes')
  await page.getByLabel('What was said').fill('The meter was changed')
  await page.getByLabel('Amount disputed').fill('3.00')
  await page.getByLabel('What is disputed').fill('February')
  await page.getByLabel('Why nevertheless').fill('Asked to be called today')
  await page.getByLabel('Why nevertheless').press('Enter')
  await page.getByText('Logged: Sofia Moreau.').waitFor()

  // Back at Ada's card: her promises, the part not asked for, and the call.
  await customer('Ada Lovelace').click()
  await page.getByRole('heading', { name: 'Promises', exact: true }).waitFor()
  await page.getByText('Salary comes on the 25th').waitFor()
  await page.getByText('Not before').first().waitFor()

  expect((await list('promises')).map(row => `${row.account} ${row.amount}`)).toEqual([
    'C-1 11.90',
    'C-1 5.00',
  ])
  expect(await list('tasks')).toMatchObject([
    { account: 'C-3', kind: 'dispute_reported', facts: { amount: '3.00', what: 'February' } },
  ])
  // What she sent is dropped into the box of her account and opened from the timeline.
  await page.goto(`${house.server.url}/console/accounts/C-1?tab=activity`)
  await page.getByLabel('What it is').selectOption({ label: 'Letter from the customer' })
  await page.getByRole('textbox', { name: 'Text' }).fill('Her new address')
  const letter = {
    name: 'letter.pdf',
    mimeType: 'application/pdf',
    buffer: Buffer.from('%PDF-1.7'),
  }
  await page.locator('input[type=file]').setInputFiles(letter)
  await page.getByText('letter.pdf (1 kB)').waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  const kept = page.getByRole('listitem').filter({ hasText: 'Her new address' }).getByRole('link')
  const opened = await page.request.get(
    new URL((await kept.getAttribute('href')) ?? '', house.server.url).href,
  )
  expect(opened.headers()['content-type']).toBe('application/pdf')
  // The call stands there in words, with what was said.
  await page.getByText('Call (From us): Promised').waitFor()
  expect(await axeFaults(page)).toEqual([])
  // What Karl would be written, as it would reach him; then he agrees to pay in two parts instead.
  await page.goto(`${house.server.url}/console/wordings`)
  await page.getByRole('combobox', { name: 'Kind of message' }).waitFor()
  await page.getByRole('combobox', { name: 'Shown for customer' }).fill('C-2')
  await page.getByText('Dear Karl Bergmann').waitFor()
  await page.goto(`${house.server.url}/console/new-payment-plan?account=C-2`)
  await page.getByLabel('How many').fill('2')
  await page.getByLabel('First due on').fill('2026-04-01')
  await page.getByLabel('First due on').press('Enter')
  await page.getByRole('table', { name: 'What would be agreed' }).waitFor()
  await page.getByRole('button', { name: 'Agree the plan' }).click()
  await page.getByRole('table', { name: 'Instalments' }).waitFor()
  expect(await list('payment-plans')).toMatchObject([{ account: 'C-2', amount: '11.90' }])

  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)

test('a customer objects by the page of their link, at the width of a telephone, and follows the case', async () => {
  const asked = { accountNumber: 'C-1', legalEntity: 'SUN' }
  const { path } = await company.do<{ path: string }>('createPayLink', asked)
  const own = await newPage(await browsers.open(), complaints)
  await own.setViewportSize({ width: 390, height: 800 })
  await own.goto(`${house.server.url}${new URL(path, house.server.url).pathname}`)
  await own.getByRole('link', { name: 'Something is wrong with an invoice?' }).click()
  await own.getByRole('button', { name: 'Continue' }).click()
  await own.getByRole('radio').nth(1).check()
  await own.getByLabel('Amount that you object to, tax included').fill('2.00')
  await own.getByLabel('Tell us what happened').fill('Care was not given')
  await own.getByLabel('Your name').fill('Ada')
  expect(await axeFaults(own)).toEqual([])
  await own.getByRole('button', { name: 'Send', exact: true }).click()
  await own.getByText('Care was not given').waitFor()
  expect(await list('disputes')).toMatchObject([
    { account: 'C-1', channel: 'portal', amount: '2.00', state: 'open' },
  ])
  await own.getByLabel('Write to us about this').fill('Please call me')
  await own.getByRole('button', { name: 'Send message' }).click()
  await own.getByText('Please call me').waitFor()

  // Whoever answers finds words and amount on the case.
  const clerk = await at('billing_clerk', 'disputes/C-1-D1')
  await clerk.getByText('Please call me').first().waitFor()
  await clerk.getByText('Care was not given').first().waitFor()
  expect(complaints).toEqual([])
}, 120_000)

test('reminders are held and released, and a debt goes to an agency and comes back', async () => {
  const manager = await at('billing_manager', 'dunning-holds')
  await manager.getByRole('button', { name: 'Hold reminders' }).click()
  await manager.getByRole('combobox', { name: 'Customer' }).fill('C-3')
  await manager.getByLabel('Reason').fill('Waits for the insurer')
  await manager.getByText('No reminder goes out about it in that time.').waitFor()
  await manager.getByRole('button', { name: 'Hold', exact: true }).click()
  const held = manager.getByRole('table', { name: 'In force today' })
  await held.getByText('until it is released').waitFor()
  expect(await axeFaults(manager)).toEqual([])
  await held.getByRole('button', { name: 'Release … Sofia Moreau' }).click()
  await manager.getByLabel('Why it is released').fill('The insurer has answered')
  await manager.getByRole('button', { name: 'Release', exact: true }).click()
  await manager.getByText('Everybody who is overdue is reminded.').waitFor()
  expect(await list('dunning-holds')).toMatchObject([
    { account: 'C-3', holdState: 'lifted', why: 'The insurer has answered' },
  ])

  const agency = { agencyCode: 'NORD', kind: 'agency', name: 'Inkasso Nord' }
  await company.rows('defineCollectionAgencies', agency)
  const rates = { agency: 'NORD', fromOn: '2026-01-01', percent: '20', directPercent: '10' }
  await company.do('setAgencyCommission', rates)
  const { placementId } = await company.do<{ placementId: string }>('placeWithAgency', {
    ...{ accountNumber: 'C-3', agency: 'NORD', entity: 'SUN', currency: 'EUR' },
  })
  await workJobs(house.system)
  await manager.goto(`${house.server.url}/console/placements`)
  await manager.getByRole('table', { name: 'By agency and court' }).getByText('Inkasso').waitFor()
  expect(await axeFaults(manager)).toEqual([])
  await manager.goto(`${house.server.url}/console/placements/${placementId}`)
  await manager.getByRole('link', { name: /^Evidence pack of/ }).waitFor()
  expect(await axeFaults(manager)).toEqual([])
  await manager.getByRole('button', { name: 'Take back …' }).click()
  await manager.getByLabel('Why it is taken back').fill('Pays by instalments now')
  await manager.getByRole('button', { name: 'Take back', exact: true }).click()
  await manager.getByText('Pays by instalments now').waitFor()
  expect(await list('placements')).toMatchObject([{ placementState: 'taken_back' }])
  expect(complaints).toEqual([])
}, 120_000)

test('sales are put on hold and go on, a limit shows its use, and supply gets its notice', async () => {
  // Nobody is told that supply ends who pays by instalments: the plan of the morning is given up.
  for (const { planId } of await list('payment-plans')) {
    await company.do('cancelPaymentPlan', {
      ...{ accountNumber: 'C-2', plan: planId, on: '2026-03-25', note: 'Nothing was paid' },
    })
  }
  await company.do('setSuspensionRule', {
    ...{ country: 'DE', fromOn: '2026-01-01', noticeDays: 14, finalNoticeDays: 7 },
    ...{ currency: 'EUR', minimum: '1.00', source: 'Tariff' },
  })
  const manager = await at('billing_manager', 'holds-and-suspensions')
  await manager.getByRole('button', { name: 'Hold sales' }).click()
  await manager.getByRole('combobox', { name: 'Customer' }).fill('C-2')
  await manager.getByLabel('Reason').fill('Cheque came back')
  await manager.getByRole('button', { name: 'Hold sales' }).last().click()
  const held = manager.getByRole('table', { name: 'Sales on hold' })
  await held.getByText('Cheque came back').waitFor()

  // A limit takes a second person.
  await manager.getByRole('button', { name: 'Set a limit' }).click()
  await manager.getByRole('combobox', { name: 'Customer' }).fill('C-2')
  await manager.getByLabel('Limit (EUR)').fill('100')
  await manager.getByLabel('Reason').fill('Small shop')
  await manager.getByRole('button', { name: 'Set the limit' }).click()
  await manager.getByLabel('Why, for the person who decides').fill('New in trade')
  await manager.getByRole('button', { name: 'Put forward for approval' }).click()
  await manager.getByText('Put forward. A second person will decide.').waitFor()
  await company.rows('setCreditLimits', {
    ...{ accountNumber: 'C-2', entity: 'SUN', currency: 'EUR', fromOn: '2026-03-01' },
    ...{ amount: '100.00', reason: 'Small shop' },
  })
  await manager.reload()
  const limits = manager.getByRole('table', { name: 'Credit limits' })
  await limits.getByText('on hold').waitFor()

  await held.getByRole('button', { name: 'Release … Karl Bergmann' }).click()
  await manager.getByLabel('Why').fill('Paid in cash')
  await manager.getByRole('button', { name: 'Release', exact: true }).click()
  await manager.getByLabel('Why, for the person who decides').fill('Receipt seen')
  await manager.getByRole('button', { name: 'Put forward for approval' }).click()
  await manager.getByText('Put forward. A second person will decide.').waitFor()
  await company.do('releaseCreditHold', { accountNumber: 'C-2', reason: 'Paid in cash' })
  await manager.reload()
  await manager.getByText('Nothing is on hold.').waitFor()
  await limits.getByText('go on').waitFor()

  // The same on the customer's page, where nobody asks whose.
  await manager.goto(`${house.server.url}/console/accounts/C-2?tab=collections`)
  await manager.getByRole('button', { name: 'Give notice' }).click()
  await manager.getByRole('button', { name: 'Give notice' }).last().click()
  const supply = manager.getByRole('table', { name: 'Supply being suspended' })
  await supply.getByText('Final notice from').waitFor()
  expect(await axeFaults(manager)).toEqual([])
  await supply.getByRole('button', { name: 'Stop … Karl Bergmann' }).click()
  await manager.getByLabel('What was said or done').fill('Pays on Friday')
  await manager.getByRole('button', { name: 'Stop it' }).click()
  await supply.getByText('Pays on Friday').waitFor()
  await manager.goto(`${house.server.url}/console/holds-and-suspensions`)
  await manager.getByText('No supply is being suspended.').waitFor()
  expect(await axeFaults(manager)).toEqual([])
  expect(complaints).toEqual([])
}, 120_000)

test('what was wrong on many documents is worked out, released by a second person, and issued', async () => {
  const manager = await at('billing_manager', 'new-incident')
  await manager.getByLabel('Title').fill('Care was billed too dear')
  await manager.getByLabel('Cause *').selectOption('wrong_price')
  await manager.getByLabel('Service from').fill('2026-02-01')
  await manager.getByLabel('Charge').first().fill('care')
  await manager.getByRole('radio', { name: /^Credit a share/ }).check()
  await manager.getByLabel('Percent of each matched line').fill('10')
  await manager.getByLabel('Reason, printed on the documents').fill('Price of care corrected')
  await manager.getByLabel('Date of the documents').fill('2026-03-20')
  await manager.getByRole('button', { name: 'Look what it would find' }).click()
  await manager.getByRole('button', { name: 'Work it out' }).click()
  await manager.getByRole('heading', { level: 1, name: /Care was billed too dear/ }).waitFor()
  await workJobs(house.system)
  await manager.reload()
  await manager.getByRole('button', { name: 'Approve' }).click()
  const dialog = manager.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Approve' }).click()
  await dialog.getByLabel('Why, for the person who decides').fill('Ten per cent too dear')
  await dialog.getByRole('button', { name: 'Put forward for approval' }).click()
  await manager.getByText('Put forward. A second person will decide.').waitFor()
  expect(await list('incidents')).toMatchObject([{ state: 'review' }])

  const finance = await at('finance', 'approvals')
  const inbox = finance.getByRole('table', { name: 'Approvals' })
  await inbox.getByText('Ten per cent too dear').click()
  await finance.getByText('What it would do').waitFor()
  await finance.keyboard.press('a')
  await inbox.getByText('Ten per cent too dear').waitFor({ state: 'detached' })
  expect(await list('incidents')).toMatchObject([{ state: 'approved' }])

  await manager.reload()
  await manager.getByRole('button', { name: 'Issue', exact: true }).click()
  await dialog.getByRole('button', { name: 'Issue', exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await workJobs(house.system)
  expect(await list('incidents')).toMatchObject([{ state: 'issued' }])
  const notes = (await list('documents')).filter(({ kind }) => kind === 'credit_note')
  expect(notes.length).toBeGreaterThan(1)
  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)
