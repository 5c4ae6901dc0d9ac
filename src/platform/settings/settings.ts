import { readFileSync } from 'node:fs'
import { distance } from 'fastest-levenshtein'
import type { z } from 'zod'
import { type Refusal, RefusalError } from '../../kernel/result.ts'
import { environment } from './environment.ts'
import { ALL_SETTINGS, type SETTINGS, type Setting, type SettingName } from './table.ts'

/** What a setting gives: undefined where it is not set and has no default. */
export type SettingValue<Name extends SettingName> =
  | z.output<(typeof SETTINGS)[Name]['schema']>
  | ((typeof SETTINGS)[Name] extends { readonly byDefault: string } ? never : undefined)

/**
 * The value of a setting, now. Throws the refusals `setting_wrong` and `setting_missing`, which name
 * the variable and say what it takes.
 */
export function setting<Name extends SettingName>(
  name: Name,
  env: NodeJS.ProcessEnv = environment(),
): SettingValue<Name> {
  return readSetting(name, env) as SettingValue<Name>
}

/** Every setting that is wrong, in the order of the table. */
export function wrongSettings(env: NodeJS.ProcessEnv = environment()): Refusal[] {
  return [...ALL_SETTINGS.keys()].flatMap(name => {
    try {
      readSetting(name, env)
      return []
    } catch (error) {
      if (error instanceof RefusalError) return [error.refusal]
      throw error
    }
  })
}

/** Throws the first wrong setting: no process starts and finds out in the middle of the night. */
export function checkSettings(env: NodeJS.ProcessEnv = environment()): void {
  const [first] = wrongSettings(env)
  if (first !== undefined) throw new RefusalError(first.code, first.facts)
}

/** A variable that looks like ours and is none, with the one that was probably meant. */
export type UnknownSetting = { readonly name: string; readonly nearest: string }

/** Variables named QUITTANCE_… that no setting reads: a mistyped name would say nothing. */
export function unknownSettings(env: NodeJS.ProcessEnv = environment()): UnknownSetting[] {
  const known = [...ALL_SETTINGS].flatMap(([name, { isSecret }]) =>
    isSecret === true ? [name, `${name}_FILE`] : [name],
  )
  return Object.keys(env)
    .filter(name => name.startsWith('QUITTANCE_') && !known.includes(name))
    .sort()
    .map(name => ({ name, nearest: nearestOf(name, known) }))
}

function nearestOf(name: string, known: readonly string[]): string {
  const byDistance = known.toSorted((a, b) => distance(name, a) - distance(name, b))
  return byDistance[0] ?? ''
}

/** A setting as it holds now, for a person: secrets are not shown. */
export type EffectiveSetting = {
  readonly name: string
  readonly value: string
  readonly from: 'environment' | 'file' | 'default'
}

const MASK = '••••••••'

/** Every setting with the value that holds, in the order of the table. */
export function effectiveSettings(env: NodeJS.ProcessEnv = environment()): EffectiveSetting[] {
  return [...ALL_SETTINGS].map(([name, each]) => {
    const given = givenText(name, each, env)
    if (given === undefined) {
      return { name, value: each.byDefault ?? each.otherwise ?? '', from: 'default' as const }
    }
    return { name, value: each.isSecret === true ? MASK : given.text, from: given.from }
  })
}

function readSetting(name: string, env: NodeJS.ProcessEnv): unknown {
  const known = ALL_SETTINGS.get(name) as Setting
  const given = givenText(name, known, env)
  const text = given?.text ?? known.byDefault
  if (text === undefined) return undefined
  const parsed = known.schema.safeParse(text)
  if (!parsed.success) {
    const value = known.isSecret === true ? MASK : JSON.stringify(text.slice(0, 60))
    throw new RefusalError('setting_wrong', { name, value, expected: known.expected })
  }
  const missing = given === undefined ? undefined : known.needs?.find(need => !isGiven(need, env))
  if (missing !== undefined) throw new RefusalError('setting_missing', { name, missing })
  return parsed.data
}

function isGiven(name: string, env: NodeJS.ProcessEnv): boolean {
  return givenText(name, ALL_SETTINGS.get(name) as Setting, env) !== undefined
}

type Given = { readonly text: string; readonly from: 'environment' | 'file' }

/** What was set; an empty variable counts as none, and a secret may lie in a file of its own. */
function givenText(name: string, { isSecret }: Setting, env: NodeJS.ProcessEnv): Given | undefined {
  const text = env[name]
  if (text) return { text, from: 'environment' }
  const file = isSecret === true ? env[`${name}_FILE`] : undefined
  if (!file) return undefined
  try {
    return { text: readFileSync(file, 'utf8').trim(), from: 'file' }
  } catch (error) {
    const reason = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new RefusalError('setting_file_unreadable', { name: `${name}_FILE`, file, reason })
  }
}
