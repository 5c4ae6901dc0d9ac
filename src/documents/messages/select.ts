import type { Language } from '../page.ts'
import type { MessageChannel } from './channel.ts'
import { templateBase } from './template-codes.ts'
import { BUILT_IN } from './texts/built-in.ts'
import type { Wording } from './wording.ts'

/** A version of a wording in force on the day it was loaded for. */
export type StoredTemplate = {
  readonly code: string
  readonly language: Language
  readonly channel: MessageChannel | null
  readonly legalEntityId: string | null
  readonly version: number
  readonly subject: string | null
  readonly body: string | null
}

/** The wording that a message takes; version 0 is the built-in one. */
export type ChosenWording = Wording & { readonly version: number }

/**
 * The wording for a message: of its own code before that of its kind, of its legal entity before the
 * general one, of its channel before the general one; else the built-in one of the kind. A version
 * without text says nothing, so that the next more general one holds.
 */
export function chooseWording(
  templates: readonly StoredTemplate[],
  to: {
    readonly code: string
    readonly language: Language
    readonly channel: MessageChannel
    readonly legalEntityId: string
  },
): ChosenWording {
  const base = templateBase(to.code)
  if (base === undefined) throw new Error(`defect: no template ${to.code}`)
  for (const code of new Set([to.code, base])) {
    for (const legalEntityId of [to.legalEntityId, null]) {
      for (const channel of [to.channel, null]) {
        const found = templates.find(
          each =>
            each.code === code &&
            each.language === to.language &&
            each.legalEntityId === legalEntityId &&
            each.channel === channel,
        )
        if (found !== undefined && found.subject !== null && found.body !== null) {
          return { subject: found.subject, body: found.body, version: found.version }
        }
      }
    }
  }
  return { ...BUILT_IN[to.language][base], version: 0 }
}
