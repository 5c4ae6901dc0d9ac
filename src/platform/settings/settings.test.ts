import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { RefusalError } from '../../kernel/result.ts'
import { settingsTable } from './guide.ts'
import {
  checkSettings,
  effectiveSettings,
  setting,
  unknownSettings,
  wrongSettings,
} from './settings.ts'
import { ALL_SETTINGS } from './table.ts'

function refusalOf(work: () => unknown): unknown {
  try {
    return work()
  } catch (error) {
    return error instanceof RefusalError ? error.refusal : error
  }
}

describe('a setting', () => {
  test('has its default where it is not set, or is set to nothing', () => {
    expect(setting('QUITTANCE_PORT', {})).toBe(4000)
    expect(setting('QUITTANCE_PORT', { QUITTANCE_PORT: '' })).toBe(4000)
    expect(setting('QUITTANCE_DATA', {})).toBeUndefined()
  })

  test.each([
    ['QUITTANCE_PORT', '65536'],
    ['QUITTANCE_PORT', '4000 '],
    ['QUITTANCE_PORT', '-1'],
    ['QUITTANCE_PORT', '1e3'],
    ['QUITTANCE_API_REQUESTS', '0'],
    ['QUITTANCE_LOG', 'WARN'],
    ['QUITTANCE_PUBLIC_URL', 'http://billing.example.com'],
    ['DATABASE_URL', 'mysql://host/db'],
    ['QUITTANCE_SECRET_KEY', 'short'],
  ])('%s does not take %j, and says what it takes', (name, value) => {
    const { isSecret, expected } = ALL_SETTINGS.get(name) ?? {}
    const refusal = refusalOf(() => checkSettings({ [name]: value }))
    const shown = isSecret === true ? '••••••••' : JSON.stringify(value)
    expect(refusal).toEqual({ code: 'setting_wrong', facts: { name, value: shown, expected } })
  })

  test.each([
    ['QUITTANCE_PUBLIC_URL', 'http://localhost:4000'],
    ['DATABASE_URL', 'postgres://me:secret@db:5432/quittance?sslmode=require'],
    ['QUITTANCE_SECRET_KEY', Buffer.alloc(32, 7).toString('base64')],
    ['QUITTANCE_SECRET_KEY', `2:${'a'.repeat(43)}=,1:${'b'.repeat(43)}`],
  ])('%s takes %j', (name, value) => {
    expect(wrongSettings({ [name]: value })).toEqual([])
  })

  test('that needs another one is refused without it', () => {
    const env = { QUITTANCE_OIDC_ISSUER: 'https://id.example', QUITTANCE_OIDC_CLIENT_ID: 'x' }
    const facts = { name: 'QUITTANCE_OIDC_ISSUER', missing: 'QUITTANCE_OIDC_CLIENT_SECRET' }
    expect(refusalOf(() => checkSettings(env))).toEqual({ code: 'setting_missing', facts })
  })

  test('that is secret may lie in a file, which must be readable', () => {
    const folder = mkdtempSync(join(tmpdir(), 'quittance-settings-'))
    onTestFinished(() => rmSync(folder, { recursive: true }))
    const file = join(folder, 'url')
    writeFileSync(file, 'postgres://db/quittance\n')
    expect(setting('DATABASE_URL', { DATABASE_URL_FILE: file })).toBe('postgres://db/quittance')
    const absent = { DATABASE_URL_FILE: join(folder, 'no') }
    expect(refusalOf(() => checkSettings(absent))).toMatchObject({
      code: 'setting_file_unreadable',
      facts: { name: 'DATABASE_URL_FILE', reason: 'ENOENT' },
    })
  })
})

test('a name of ours that is none is told with the nearest one', () => {
  const env = {
    QUITTANCE_PROT: '1',
    QUITTANCE_LOGS: 'info',
    QUITTANCE_SECRET_KEY_FILE: 'x',
    HOME: '/',
  }
  expect(unknownSettings(env)).toEqual([
    { name: 'QUITTANCE_LOGS', nearest: 'QUITTANCE_LOG' },
    { name: 'QUITTANCE_PROT', nearest: 'QUITTANCE_PORT' },
  ])
})

test('no secret is shown, and every setting is', () => {
  const secrets = [...ALL_SETTINGS].filter(([, each]) => each.isSecret === true)
  const env = Object.fromEntries(secrets.map(([name]) => [name, 'postgres://a:hidden@b/c']))
  const shown = effectiveSettings(env)
  expect(shown.map(({ name }) => name)).toEqual([...ALL_SETTINGS.keys()])
  expect(JSON.stringify([shown, wrongSettings(env)])).not.toContain('hidden')
  expect(secrets.length).toBeGreaterThan(2)
})

test('every setting of the table stands in the guide', () => {
  const file = join(import.meta.dirname, '../../../docs/guide/settings.md')
  const page = readFileSync(file, 'utf8')
  const now = page.replace(
    /(<!-- settings: [^\n]*-->\n)[\s\S]*(<!-- end -->)/,
    (_, open, end) => `${open}\n${settingsTable()}\n${end}`,
  )
  if (process.env.GUIDE === 'write') writeFileSync(file, now)
  else expect(page).toBe(now)
})
