import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { DEMO_PASSWORD } from '../../src/app/demo/staff.ts'
import { openBrowsers } from './browser.ts'

/**
 * `npm run screenshots [address [name …]]`: the pictures of the guide, taken of a demo that is being served
 * (default http://localhost:4000). They are small: a guide is read, not hung on a wall.
 */
const ADDRESS = process.argv[2] ?? 'http://localhost:4000'
const NAMES = process.argv.slice(3)
const FOLDER = join(import.meta.dirname, '../../docs/guide/images')

type Shot = {
  readonly name: string
  readonly who: string
  readonly path: string
  readonly theme?: 'dark'
  /** What is done before the picture is taken. */
  before?(page: Page): Promise<unknown>
}

/** Whether the first page of a PDF is drawn. */
const PAGE_HAS_INK = `(() => {
  const canvas = document.querySelector('canvas')
  const context = canvas?.getContext('2d')
  if (!context) return false
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  return data.some((shade, i) => i % 4 < 3 && shade < 60 && data[i - (i % 4) + 3] > 0)
})()`

const SHOTS: readonly Shot[] = [
  {
    name: 'usage-import',
    who: 'ada',
    path: '/usage-import',
    before: async page => {
      const rows = ['Meter;Date;Reading', 'LP100015X;01.10.2026;1.250,5', 'LP100016;01.10.2026;n/a']
      const buffer = Buffer.from(`${rows.join('\n')}\n`)
      const file = { name: 'reads-october.csv', mimeType: 'text/csv', buffer }
      await page.setInputFiles('input[type=file]', file)
      await page.getByRole('button', { name: 'Try every row' }).click()
      await page.getByRole('heading', { name: '2. What was found' }).waitFor()
      await page.getByRole('heading', { name: '2. What was found' }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'rejected-usage', who: 'ada', path: '/rejected-usage' },
  {
    name: 'what-if',
    who: 'grace',
    path: '/what-if',
    before: async page => {
      await page.getByLabel('Legal entity').selectOption('MH-DE')
      await page.getByLabel('Periods from').fill('2026-01-01')
      await page.getByLabel('Discount for all, in percent').fill('5')
      await page.getByRole('button', { name: 'Work it out' }).click()
      await page.getByRole('heading', { name: 'By customer' }).scrollIntoViewIfNeeded()
    },
  },
  { name: 'home-manager', who: 'grace', path: '/' },
  { name: 'home-cash', who: 'carl', path: '/', theme: 'dark' },
  {
    name: 'list',
    who: 'grace',
    path: '/lists/documents?sort=payable&order=desc&kind=invoice',
    before: async page => {
      for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
      await page.getByText('3 selected').waitFor()
    },
  },
  {
    name: 'search',
    who: 'grace',
    path: '/',
    before: async page => {
      await page.keyboard.press('/')
      await page.getByPlaceholder(/Number, name/).fill('D-1000')
      await page.getByText('D-100003').first().waitFor()
    },
  },
  { name: 'customer', who: 'ada', path: '/accounts/D-100024' },
  {
    name: 'document',
    who: 'ada',
    path: '/lists/documents?account=D-100024',
    before: async page => {
      await page.getByRole('table').getByRole('link', { name: /INV/ }).first().click()
      await page.getByText('Why this amount').first().click()
      while (!(await page.evaluate(PAGE_HAS_INK))) await page.waitForTimeout(200)
    },
  },
  {
    name: 'bill-run',
    who: 'grace',
    path: '/lists/bill-runs?state=review',
    before: async page => {
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByRole('heading', { level: 1, name: /household|business/ }).waitFor()
    },
  },
  { name: 'run-calendar', who: 'ada', path: '/runs' },
  { name: 'meter', who: 'ada', path: '/meters/LP100015' },
  {
    name: 'contract',
    who: 'ada',
    path: '/lists/amendments?kind=plan',
    before: async page => {
      await page.getByRole('table').getByRole('link', { name: /\/\d$/ }).first().click()
      await page.getByRole('heading', { level: 2, name: 'Timeline' }).waitFor()
    },
  },
  {
    name: 'change',
    who: 'ada',
    path: '/lists/subscription-items?charge=seats',
    before: async page => {
      await page.getByRole('table').getByRole('link', { name: /\/\d$/ }).first().click()
      await page
        .getByRole('button', { name: /^Change …/ })
        .first()
        .click()
      await page.getByRole('menuitem', { name: 'Quantity' }).click()
      await page.getByLabel('New quantity').fill('12')
      await page.getByRole('row', { name: /^To pay/ }).waitFor()
    },
  },
  { name: 'plan', who: 'grace', path: '/plans/DE-CHARGE?charge=energy', theme: 'dark' },
  {
    name: 'payment-plan',
    who: 'carl',
    path: '/payment-plans',
    before: async page => {
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByRole('heading', { level: 2, name: 'Instalments' }).waitFor()
    },
  },
  {
    name: 'receipt',
    who: 'carl',
    path: '/lists/receipts?method=card',
    before: async page => {
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByRole('heading', { level: 2, name: 'How it came' }).waitFor()
    },
  },
  {
    name: 'debit-run',
    who: 'mary',
    path: '/bank-files-out',
    before: async page => {
      await page.getByRole('table').getByRole('link').first().click()
      await page.getByRole('heading', { level: 2, name: 'What the file holds' }).waitFor()
    },
  },
  { name: 'ageing', who: 'mary', path: '/ageing' },
  { name: 'people', who: 'grace', path: '/people' },
  { name: 'audit', who: 'grace', path: '/audit' },
  { name: 'settings', who: 'grace', path: '/in/settings' },
  {
    name: 'legal-entity',
    who: 'mary',
    path: '/legal-entities?entity=MH-DE',
    before: page => page.getByRole('heading', { name: 'Logo' }).scrollIntoViewIfNeeded(),
  },
  { name: 'taxes', who: 'grace', path: '/taxes' },
  { name: 'wordings', who: 'grace', path: '/wordings' },
  { name: 'dunning-policies', who: 'grace', path: '/dunning-policies' },
  {
    name: 'role-limits',
    who: 'ida',
    path: '/people?new=1',
    before: async page => {
      await page.getByLabel('Change a role').selectOption('cash_clerk')
      await page.getByRole('button', { name: 'Add a limit' }).click()
      await page.getByRole('combobox', { name: 'Action' }).click()
      await page.getByRole('option', { name: 'Refund a credit balance' }).click()
      await page.getByLabel('Up to, Refund a credit balance').fill('250.00')
      await page.getByText(/no limit → 250/).waitFor()
    },
  },
  { name: 'connectors', who: 'ida', path: '/connectors' },
  {
    name: 'bill-again',
    who: 'grace',
    path: '/bill-again',
    before: async page => {
      await page.getByLabel('Legal entity').selectOption('MH-DE')
      await page.getByLabel('Periods with days on or after').fill('2026-10-01')
      await page.getByRole('textbox', { name: 'Why' }).fill('The price of energy was too high')
      await page.getByText(/customers were billed in this range/).waitFor()
    },
  },
  { name: 'proofs', who: 'mary', path: '/proofs' },
  { name: 'close', who: 'mary', path: '/close' },
  { name: 'sample', who: 'mary', path: '/sample?of=invoices&seed=spring' },
]

const browsers = await openBrowsers()
const desks = new Map<string, BrowserContext>()
await mkdir(FOLDER, { recursive: true })
for (const shot of SHOTS.filter(({ name }) => NAMES.length === 0 || NAMES.includes(name))) {
  const desk = desks.get(shot.who) ?? (await signIn(shot.who))
  desks.set(shot.who, desk)
  const page = await desk.newPage()
  await page.emulateMedia({ colorScheme: shot.theme ?? 'light', reducedMotion: 'reduce' })
  await page.goto(`${ADDRESS}/console${shot.path}`, { waitUntil: 'networkidle' })
  await shot.before?.(page)
  await page.waitForLoadState('networkidle')
  const { data } = await (await desk.newCDPSession(page)).send('Page.captureScreenshot', {
    format: 'webp',
    quality: 45,
  })
  const picture = Buffer.from(data, 'base64')
  await writeFile(join(FOLDER, `${shot.name}.webp`), picture)
  process.stdout.write(`${shot.name}.webp ${Math.round(picture.length / 1024)} kB\n`)
  await page.close()
}
await browsers.close()

async function signIn(who: string): Promise<BrowserContext> {
  const context = await browsers.open()
  const page = await context.newPage()
  await page.goto(`${ADDRESS}/console`)
  await page.getByLabel('E-mail address').fill(`${who}@morgenhell.example`)
  await page.getByLabel('Password').fill(DEMO_PASSWORD)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Home' }).waitFor()
  await page.close()
  return context
}
