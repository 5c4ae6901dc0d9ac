import type { TemplateBase } from '../template-codes.ts'
import type { Wording } from '../wording.ts'

/** The wording of every kind of message in one language. */
export type BuiltInTexts = Readonly<Record<TemplateBase, Wording>>

/** A wording of a subject and paragraphs. */
export function text(subject: string, ...paragraphs: readonly string[]): Wording {
  return { subject, body: paragraphs.join('\n\n') }
}
