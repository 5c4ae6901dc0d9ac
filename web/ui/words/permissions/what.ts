import { type Grantable, permissionFacts } from '../../../../src/identity/permissions.ts'
import type { Language } from '../languages.ts'
import { de } from './de.ts'
import { es } from './es.ts'
import { fr } from './fr.ts'

const OTHERS = { fr, es, de } as const

/** What a permission allows, in words; the code of one that is not known here. */
export function permissionWords(permission: string, language: Language): string {
  const facts = permissionFacts(permission)
  if (facts === undefined) return permission
  const words = language === 'en' ? facts.what : OTHERS[language][permission as Grantable]
  return words ?? facts.what
}
