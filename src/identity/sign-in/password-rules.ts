import { dictionary } from '@zxcvbn-ts/language-common'
import { normalPassword } from './normal-password.ts'

/** NIST SP 800-63B-4, 3.1.1: length counts, composition rules do not, known passwords are refused. */
export const SHORTEST_PASSWORD = 12
export const LONGEST_PASSWORD = 200

/** The passwords that most often stand in published breaches (some 49,000), in small letters. */
const BREACHED: ReadonlySet<string> = new Set(
  Object.values(dictionary['passwords-common']).map(String),
)

export type PasswordFault = 'too_short' | 'too_long' | 'breached' | 'of_person' | 'repeats'

/**
 * What is wrong with a new password, or undefined. Compared in normal form (NFKC), so that it can be
 * typed on any keyboard. The breached list is bundled: nothing of a password leaves the machine.
 */
export function passwordFault(
  password: string,
  person: { readonly email: string; readonly name: string },
): PasswordFault | undefined {
  const normal = normalPassword(password)
  const length = [...normal].length
  if (length < SHORTEST_PASSWORD) return 'too_short'
  if (length > LONGEST_PASSWORD) return 'too_long'
  const plain = normal.toLowerCase()
  const core = plain.replace(/[^\p{L}]+$/u, '').replace(/^[^\p{L}]+/u, '')
  if (BREACHED.has(plain) || BREACHED.has(core)) return 'breached'
  if (new Set(plain).size < 5 || isRepeated(plain)) return 'repeats'
  const own = [person.email.split('@')[0] ?? '', ...person.name.split(/\s+/), 'quittance']
  const leftOver = own
    .map(word => word.toLowerCase())
    .filter(word => word.length >= 3)
    .reduce((text, word) => text.replaceAll(word, ''), plain)
  return [...leftOver].length < SHORTEST_PASSWORD / 2 ? 'of_person' : undefined
}

/** A short password written several times, such as `hunter2hunter2`. */
function isRepeated(text: string): boolean {
  for (let size = 1; size <= text.length / 2 && size < SHORTEST_PASSWORD; size += 1) {
    if (text.length % size === 0 && text.slice(0, size).repeat(text.length / size) === text) {
      return true
    }
  }
  return false
}
