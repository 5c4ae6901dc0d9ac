/** What every secret begins with, so that scanners of source code find one that was left there. */
export const SECRET_PREFIX = 'qtk_'

/** How much of a secret is kept in the clear. */
export const HINT_CHARACTERS = 9

/** The scope that is all of them. */
export const EVERYTHING = '*'

/** Whether keys with these scopes may do what needs this permission. */
export function covers(scopes: readonly string[], permission: string): boolean {
  return scopes.includes(EVERYTHING) || scopes.includes(permission)
}
