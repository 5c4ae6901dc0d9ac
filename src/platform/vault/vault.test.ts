import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { parseKeys } from './keys.ts'
import { openVault, type SealedPlace, sealedVersion } from './vault.ts'

const folder = mkdtempSync(join(tmpdir(), 'quittance-vault-'))
afterAll(() => rmSync(folder, { recursive: true }))

const KEY_A = Buffer.alloc(32, 1).toString('base64')
const KEY_B = Buffer.alloc(32, 2).toString('base64')
const PLACE: SealedPlace = { table: 'mandate', column: 'account_number', row: ['a', 'm'] }

function vaultOf(keys: string) {
  return openVault(folder, { QUITTANCE_SECRET_KEY: keys })
}

describe('what a vault has sealed', () => {
  test('opens again, and looks different each time', () => {
    const vault = vaultOf(KEY_A)
    fc.assert(
      fc.property(fc.string(), text => {
        const first = vault.seal(PLACE, text)
        expect(vault.seal(PLACE, text).equals(first)).toBe(false)
        expect(vault.open(PLACE, first)).toBe(Buffer.from(text).toString())
      }),
      { numRuns: 50 },
    )
  })

  test.each([
    { ...PLACE, table: 'payment_method' },
    { ...PLACE, column: 'holder' },
    { ...PLACE, row: ['b', 'm'] },
    { ...PLACE, row: ['am'] },
  ])('opens nowhere else: %j', place => {
    const vault = vaultOf(KEY_A)
    const sealed = vault.seal(PLACE, 'DE89370400440532013000')
    expect(() => vault.open(place, sealed)).toThrow()
  })

  test('does not open when a bit of it was changed', () => {
    const vault = vaultOf(KEY_A)
    const sealed = vault.seal(PLACE, 'x')
    for (let i = 0; i < sealed.length; i += 1) {
      const changed = Buffer.from(sealed)
      changed[i] = (changed[i] as number) ^ 1
      expect(() => vault.open(PLACE, changed)).toThrow()
    }
  })

  test('opens with the old key when a new one seals', () => {
    const sealed = vaultOf(KEY_A).seal(PLACE, 'x')
    const rotated = vaultOf(`2:${KEY_B},1:${KEY_A}`)
    expect(rotated.open(PLACE, sealed)).toBe('x')
    expect(sealedVersion(rotated.seal(PLACE, 'x'))).toBe(2)
    expect(() => vaultOf(`2:${KEY_B}`).open(PLACE, sealed)).toThrow('secret_key_missing')
  })
})

test('equal values have equal blind indexes, by key and by kind', () => {
  const vault = vaultOf(`2:${KEY_B},1:${KEY_A}`)
  const iban = vault.blindIndex('iban', 'DE89370400440532013000')
  expect(vault.blindIndex('iban', 'DE89370400440532013000').equals(iban)).toBe(true)
  expect(vault.blindIndex('card', 'DE89370400440532013000').equals(iban)).toBe(false)
  expect(vault.blindIndexes('iban', 'DE89370400440532013000')).toEqual([
    iban,
    vaultOf(KEY_A).blindIndex('iban', 'DE89370400440532013000'),
  ])
})

test('a key that the database knows otherwise is not used', () => {
  const vault = vaultOf(KEY_A)
  vault.expect(new Map([[1, '0123456789abcdef']]))
  expect(() => vault.seal(PLACE, 'x')).toThrow('secret_key_other')
  expect(() => vault.blindIndex('iban', 'x')).toThrow('secret_key_other')
})

describe('the keys of a data folder', () => {
  test('are made at first use, for their owner alone, and followed when they change', () => {
    const vault = openVault(folder, {})
    const sealed = vault.seal(PLACE, 'x')
    expect(statSync(join(folder, 'secret-key')).mode & 0o777).toBe(0o600)
    const other = openVault(folder, {})
    expect(other.store.add().version).toBe(2)
    expect(vault.version()).toBe(2)
    expect(vault.open(PLACE, sealed)).toBe('x')
    other.store.remove(1)
    expect(() => vault.open(PLACE, sealed)).toThrow('secret_key_missing')
    expect(statSync(join(folder, 'secret-key')).mode & 0o777).toBe(0o600)
  })

  test('stay where they are when they are given from elsewhere', () => {
    const file = join(folder, 'mounted')
    writeFileSync(file, KEY_A)
    const vault = openVault(folder, { QUITTANCE_SECRET_KEY_FILE: file })
    expect(vault.open(PLACE, vaultOf(KEY_A).seal(PLACE, 'x'))).toBe('x')
    expect(() => vault.store.add()).toThrow('secret_keys_not_ours')
  })
})

test.each(['', 'short', `1:${KEY_A},1:${KEY_B}`, `0:${KEY_A}`, `70000:${KEY_A}`])(
  'keys such as "%s" are refused',
  text => expect(() => parseKeys(text, 'QUITTANCE_SECRET_KEY')).toThrow('invalid_input'),
)

test('a vault without a folder says what to do when it is first needed', () => {
  const vault = openVault('', {})
  const place = { table: 'mandate', column: 'iban', row: ['1'] }
  expect(() => vault.seal(place, 'DE89')).toThrow(/give openVault one, or set QUITTANCE_SECRET_KEY/)
})
