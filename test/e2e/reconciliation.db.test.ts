import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allRows } from '../../src/platform/list.ts'
import { LISTS } from '../../src/reporting/lists/load/all.ts'
import { setUp, signUp } from '../scenarios/setting.ts'
import { Company } from '../support/company.ts'
import { createTestSystem } from '../support/database.ts'
import { House } from '../support/house.ts'
import { openItemsOf } from '../support/money.ts'
import { axeFaults } from './axe.ts'
import { CSV, IBAN, STATEMENT } from './bank-samples.ts'
import { openBrowser, type TestBrowser } from './browser.ts'
import { newPage, signInAt } from './visitor.ts'

let company: Company
let house: House
let browser: TestBrowser
let page: Page
const complaints: string[] = []

beforeAll(async () => {
  const made = await createTestSystem('2026-01-01T12:00:00Z')
  company = new Company(made)
  await setUp(company)
  for (const [number, name] of [
    ['R-1', 'Ada Lovelace'],
    ['R-2', 'Karl Bergmann'],
    ['R-3', 'Sofia Moreau'],
    ['R-4', 'Emil Nowak'],
  ] as const) {
    await signUp(company, { number, name, plan: 'CARE', start: '2026-01-01' })
  }
  await company.bill({ entity: 'SUN', through: '2026-02-01', issueOn: '2026-02-01' })
  const account = { code: 'MAIN', name: 'Main', entity: 'SUN', currency: 'EUR', numbers: [IBAN] }
  await company.rows('defineBankAccounts', account)
  const fee = { entity: 'SUN', fromOn: '2026-01-01', currency: 'EUR', amount: '4.00' }
  await company.do('setReturnFee', { ...fee, termsDays: 10 })
  company.on('2026-02-11')
  house = await House.over(made)
  browser = await openBrowser()
  page = await newPage(browser.context, complaints)
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await house?.server.close()
})

const post = () => page.getByRole('button', { name: 'Post and next' })
const line = (payer: string) =>
  page
    .getByRole('navigation', { name: 'Bank lines to decide' })
    .getByRole('button', { name: payer })

async function footer(text: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: text }).waitFor()
}

function choose(name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/plain', buffer: Buffer.from(text) }
  return page.setInputFiles('input[type=file]', file)
}

/** Hands a file to the console as a clerk does: chosen, looked at, taken; then it is matched. */
async function takeFile(name: string, text: string, lines: number): Promise<void> {
  await page.goto(`${house.server.url}/console/bank-file`)
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  await choose(name, text)
  await page.getByText('Nothing has been entered yet.').waitFor()
  await page.getByRole('button', { name: 'Take it' }).click()
  await page.getByText(`Taken. Lines: ${lines};`).waitFor()
  await company.drain()
}

test('a cash clerk takes the file of the bank, after a look at what is in it', async () => {
  const email = await house.hire('clerk', 'cash_clerk')
  await signInAt(page, house, email, '/bank-file')
  await page.getByRole('heading', { level: 1, name: 'Take a bank file' }).waitFor()
  // A file that nobody can read is refused in words, and nothing of it stays.
  await choose('x.txt', 'hello')
  await page.getByText('This file cannot be taken').waitFor()
  await takeFile('feb10.sta', STATEMENT, 6)
  expect(await axeFaults(page)).toEqual([])
  await page.getByRole('link', { name: 'Decide bank lines' }).click()
  await page.getByRole('heading', { level: 1, name: 'Bank reconciliation' }).waitFor()
}, 120_000)

test('decides a bank statement: paid in part, too much, and by nobody known', async () => {
  // In part: the likeliest suggestion is filled in, and nothing is left to explain.
  await line('Ada Lovelace').click()
  await footer('Difference: 0.00')
  expect(await page.getByLabel('Amount of SUN-INV-2026-000001').inputValue()).toBe('6.00')
  expect(await axeFaults(page)).toEqual([])
  await page.getByLabel('Amount of SUN-INV-2026-000001').press('Enter')
  await page.getByText('Posted: 6.00 EUR of R-1.').waitFor()
  expect(await openItemsOf(company, 'R-1')).toEqual(['invoice 2026-02-15 5.90 of 11.90'])

  // Too much: what is left over must be said to stay on the account.
  await line('Karl Bergmann').click()
  await page.getByLabel('Amount of SUN-INV-2026-000002').fill('11.90')
  await footer('Difference: 3.10')
  expect(await post().isDisabled()).toBe(true)
  await page.getByLabel('Keep the rest on the customer’s account').check()
  await footer('Difference: 0.00')
  await post().click()
  await page.getByText('Posted: 15.00 EUR of R-2.').waitFor()
  expect(await openItemsOf(company, 'R-2')).toEqual([
    expect.stringMatching(/^moved .* -3.10 of -15.00$/),
  ])

  // Nobody known: the clerk finds out whose it is, and a small rest is let go with a reason.
  await line('Unbekannt').click()
  await page.getByRole('combobox', { name: 'Customer number' }).fill('R-3')
  await page.getByRole('button', { name: 'Show what is open' }).click()
  await page.getByLabel('Amount of SUN-INV-2026-000003').fill('11,40')
  await page.getByLabel('Let go of SUN-INV-2026-000003').fill('0.50')
  await footer('Difference: 0.50')
  await page.getByLabel('Reason for what is let go').selectOption('small_difference')
  await footer('Difference: 0.00')
  await post().click()
  await page.getByText('Posted: 11.40 EUR of R-3.').waitFor()
  expect(await openItemsOf(company, 'R-3')).toEqual([])

  await payTogether()
  // Taken back by one key, both wait again; and are posted once more.
  await page.keyboard.press('u')
  await expect.poll(() => line('Emil Nowak').count()).toBe(2)
  await footer('Difference')
  expect(await openItemsOf(company, 'R-4')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
  await payTogether()
  await company.drain()
  const [dispute] = await Array.fromAsync(
    allRows(company.system.db, LISTS.get('disputes')!, { account: 'R-4' }),
  )
  expect(dispute).toMatchObject({ cause: 'wrong_price' })

  // The bank's fee is no customer's.
  await page.getByLabel('Ledger account').fill('6100')
  await page.getByLabel('Note').fill('Account fee')
  await page.getByRole('button', { name: 'Book and next' }).click()
  await page.getByText('Every bank line is decided').waitFor()
  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)

/** Two lines pay one invoice together, and what is kept back is disputed; by the keys alone. */
async function payTogether(): Promise<void> {
  await line('Emil Nowak').first().click()
  await page.keyboard.press('x')
  await page.keyboard.press('j')
  await page.getByText('Together with 1 more: 9.90 EUR').waitFor()
  const paid = page.getByLabel('Amount of SUN-INV-2026-000004')
  await paid.fill('9.90')
  await page.getByLabel('Let go of SUN-INV-2026-000004').fill('2.00')
  await page.getByLabel('Reason for what is let go').selectOption('price')
  await footer('Difference: 0.00')
  await paid.press('ControlOrMeta+Enter')
  await page.getByRole('status').filter({ hasText: 'Posted: 9.90 EUR of R-4.' }).first().waitFor()
  await expect.poll(() => line('Emil Nowak').count()).toBe(0)
  expect(await openItemsOf(company, 'R-4')).toEqual(['invoice 2026-02-15 2.00 of 11.90'])
}

test('checks and cash are keyed in by the keyboard alone until they come to what was counted', async () => {
  const { keyboard } = page
  const type = async (...texts: readonly string[]) => {
    for (const text of texts) {
      await keyboard.type(text)
      await keyboard.press('Tab')
    }
  }
  const focused = (label: string) => page.locator(':focus').and(page.getByLabel(label)).waitFor()
  await page.goto(`${house.server.url}/console/deposit`)
  await focused('Legal entity')
  // By the name of the legal entity, whose currency comes with it.
  await type('Sunw', 'D-1')
  await focused('Currency')
  await keyboard.press('Tab')
  await keyboard.press('ControlOrMeta+a')
  await type('2026-02-11')
  await focused('Pick a day')
  await keyboard.press('Tab')
  await type('10.90')
  await keyboard.type('2')
  await keyboard.press('Enter')
  await page.getByText('0 of 2 pieces').waitFor()
  // Amount, check number, payer: Enter goes on, and adds the piece at the end.
  await focused('Amount')
  for (const text of ['5,90', '4711']) {
    await keyboard.type(text)
    await keyboard.press('Enter')
  }
  await focused('Payer')
  await keyboard.type('Lovelace')
  await page.getByRole('option', { name: 'R-1 · Ada Lovelace' }).waitFor()
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await page.getByText('Ada Lovelace', { exact: true }).waitFor()
  await keyboard.press('Tab')
  await keyboard.type('SUN-INV-2026-000001')
  await keyboard.press('Enter')
  await page.getByText('1 of 2 pieces').waitFor()
  await page.getByText('Difference').locator('..').getByText('5.00').waitFor()
  expect(await openItemsOf(company, 'R-1')).toEqual([])
  // The next piece begins at its amount: no hand leaves the keys. Without a number it is cash.
  await focused('Amount')
  await keyboard.type('5.00')
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  await keyboard.type('R-3')
  await keyboard.press('Enter')
  await page.getByText('2 of 2 pieces').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await keyboard.press('ControlOrMeta+Enter')
  await page.getByText('Closed and booked to the bank.').waitFor()
  const slip = await page.getByRole('link', { name: 'Print the slip' }).getAttribute('href')
  const paper = await page.request.get(`${house.server.url}${slip}`)
  expect([paper.status(), paper.headers()['content-type']]).toEqual([200, 'application/pdf'])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)

/** The bank has the deposit, and takes Karl Bergmann's payment back. */
const NEXT = `:20:FEB11
:25:${IBAN}
:28C:2/1
:60F:C260210EUR138,80
:61:2602110211CR10,90NTRFNONREF//B5
:86:166?00SAMMLER?20SVWZ+D-1 SCHECKEINREICHUNG
:61:2602110211RC15,00NTRFNONREF//B2
:86:166?00RUECKRUF?20SVWZ+Strom und Wartung?31DE75512108001245126199?32Karl Bergmann
:62F:C260211EUR134,70
-
`

test('a payment that came back waits in the inbox; in the end every line is in the books', async () => {
  // One that does not follow on the last is held, and says so where lines are decided.
  await page.goto(`${house.server.url}/console/bank-file`)
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  await choose('other.sta', NEXT.replace('EUR138,80', 'EUR38,80').replace('EUR134,70', 'EUR34,70'))
  await page.getByText('Nothing has been entered yet.').waitFor()
  await page.getByRole('button', { name: 'Take it' }).click()
  await page.getByText('What does not add up is held').waitFor()
  await page.getByRole('link', { name: 'Decide bank lines' }).click()
  await page.getByText('the one before ended with 138.80').waitFor()
  // The clerk puts a decision forward; finance decides.
  await page.getByRole('button', { name: 'Let it in' }).waitFor()
  const [held] = await Array.fromAsync(
    allRows(company.system.db, LISTS.get('bank-statements')!, { state: 'quarantined' }),
  )
  const reject = { statement: held?.statementId, decision: 'reject', note: 'Sent by mistake' }
  await company.do('decideBankStatement', reject)
  await takeFile('feb11.sta', NEXT, 2)
  await page.getByRole('link', { name: 'Decide bank lines' }).click()
  // A slip of three letters is no proof; the clerk sees that it is the deposit.
  await page.getByRole('button', { name: 'In the books already: take as this' }).click()
  await page.getByText('Every bank line is decided').waitFor()
  await page.goto(`${house.server.url}/console/returns`)
  await page.getByRole('link', { name: 'R-2' }).waitFor()
  await page.getByText('The payment of 15.00 EUR was taken back').waitFor()
  await page.getByText('11.90 EUR is owed again, due as before.').waitFor()
  expect(await axeFaults(page)).toEqual([])
  expect(await openItemsOf(company, 'R-2')).toEqual(['invoice 2026-02-15 11.90 of 11.90'])
  const note = page.getByLabel('What came of it')
  await note.fill('Will pay by card on Friday')
  await note.press('Enter')
  await page.getByText('No returned payment waits.').waitFor()
  const [reconciled] = await Array.fromAsync(
    allRows(company.system.db, LISTS.get('bank-reconciliation')!, {}),
  )
  expect(reconciled).toMatchObject({ difference: '0.00' })
  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)

test('the money of a customer is worked on its own page: recorded, applied, come back, applied again', async () => {
  await page.goto(`${house.server.url}/console/accounts/R-2?tab=payments`)
  await page.getByRole('button', { name: 'Record a receipt' }).click()
  // What is due stands there already.
  await page.getByLabel('Method').selectOption('check')
  await page.getByLabel('Check number').fill('815')
  await page.getByRole('button', { name: 'Record 11.90 EUR' }).click()
  await page.getByText('Nothing is open.').waitFor()
  const receipts = page.getByRole('table', { name: 'Receipts' })
  const check = receipts.getByRole('row').filter({ hasText: '815' })
  await check.getByText('SUN-INV-2026-000002').waitFor()
  expect(await axeFaults(page)).toEqual([])
  await check.getByRole('button', { name: 'Came back …' }).click()
  await page.getByLabel('Reason').selectOption({ label: 'Insufficient funds' })
  await page.getByRole('button', { name: 'Book it as returned' }).click()
  await check.getByText('Went back').waitFor()
  await page.getByText('Check is not taken since').waitFor()
  expect(await openItemsOf(company, 'R-2')).toEqual([
    'invoice 2026-02-15 11.90 of 11.90',
    'fee 2026-02-21 4.00 of 4.00',
  ])
  // Money for nothing in particular, then used by hand.
  await page.getByRole('button', { name: 'Record a receipt' }).click()
  await page.getByLabel('Method').selectOption('cash')
  await page.getByLabel('Pays').selectOption('nothing')
  await page.getByRole('button', { name: 'Record 11.90 EUR' }).click()
  const credits = page.getByRole('table', { name: 'Money and credits not used yet' })
  await credits.getByRole('button', { name: 'Apply …' }).click()
  await page.getByLabel('Gets SUN-INV-2026-000002').press('Enter')
  await page.getByRole('button', { name: 'Apply 11.90 EUR' }).click()
  await page.getByText('Everything that came in is used.').waitFor()
  expect(await openItemsOf(company, 'R-2')).toEqual(['fee 2026-02-21 4.00 of 4.00'])
  await page.getByRole('button', { name: 'Pay link' }).click()
  await page.getByRole('button', { name: 'Make the link' }).click()
  await page.getByText(`${house.server.url}/pay/`).waitFor()
  expect(complaints).toEqual([])
  expect(await company.brokenProofs()).toEqual([])
}, 120_000)

test('a customer agrees by telephone that their card is charged: a cap is set, changed and ended', async () => {
  await company.do('definePaymentProvider', {
    ...{ provider: 'sandbox', kind: 'sandbox', legalEntity: 'SUN' },
    webhookSecret: 'whsec_sandbox_1',
  })
  const means = { accountNumber: 'R-2', provider: 'sandbox', kind: 'card', token: 'card_ok' }
  await company.do('keepPaymentMeans', { ...means, shown: 'Visa •••• 4242' })
  await page.goto(`${house.server.url}/console/accounts/R-2?tab=payments`)
  await page.getByRole('button', { name: 'Set up automatic payment' }).click()
  const form = page.getByRole('dialog', { name: 'Automatic payment' })
  const agree = async (cap: string) => {
    await form.getByLabel(/^Up to/).fill(cap)
    await form.getByLabel('How they agreed').fill('by telephone')
    await form.getByRole('button', { name: 'Record the consent' }).click()
  }
  await form.waitFor()
  expect(await axeFaults(page)).toEqual([])
  await agree('3')
  await page.getByText('14 days’ notice, up to 3.00 EUR').waitFor()
  await page.getByRole('button', { name: 'Change …' }).click()
  await agree('')
  await page.getByText('up to 3.00 EUR').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'End …' }).click()
  await page.getByRole('button', { name: 'End it' }).click()
  await page.getByRole('button', { name: 'Set up automatic payment' }).waitFor()
  expect(complaints).toEqual([])
}, 120_000)

test('a CSV that nobody has explained yet is explained once, with what comes of it in view', async () => {
  const account = { code: 'CSV', name: 'Second bank', entity: 'SUN', currency: 'EUR' }
  await company.rows('defineBankAccounts', { ...account, numbers: ['DE89370400440532013000'] })
  await page.goto(`${house.server.url}/console/bank-file`)
  await page.getByRole('button', { name: 'Choose a file' }).waitFor()
  await choose('feb25.csv', CSV)
  const read = page.getByRole('table', { name: 'What would be read' })
  await read.getByRole('row').filter({ hasText: 'Ada Lovelace' }).waitFor()
  await page.getByText('2 lines · sum: 4.40').waitFor()
  const save = page.getByRole('button', { name: 'Save and read the file so' })
  expect(await save.isDisabled()).toBe(true)
  await page.getByRole('combobox', { name: 'Bank account' }).click()
  await page.getByRole('option', { name: 'Second bank' }).click()
  expect(await axeFaults(page)).toEqual([])
  // Without the day nothing can be read, and the panel says what is missing.
  await page.getByLabel('Buchungstag').selectOption('not used')
  await page.getByText('Say which column is the day').waitFor()
  expect(await save.isDisabled()).toBe(true)
  await page.getByLabel('Buchungstag').selectOption('Day')
  await read.getByRole('row').filter({ hasText: '1.50 EUR' }).waitFor()
  await save.click()
  await page.getByText('Nothing has been entered yet.').waitFor()
  await page
    .getByRole('row')
    .filter({ hasText: 'No balances in it' })
    .filter({ hasText: '4.40' })
    .waitFor()
  // The next file of this account needs no question.
  await choose('mar.csv', CSV.replaceAll('25.02.', '26.02.'))
  await page.getByText('What is in mar.csv').waitFor()
  await page.getByRole('row').filter({ hasText: 'No balances in it' }).waitFor()
  expect(complaints).toEqual([])
}, 120_000)
