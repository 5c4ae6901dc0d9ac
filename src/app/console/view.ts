import type { z } from 'zod'
import type { Locale } from '../../documents/localize.ts'
import { date } from '../../formats/fields.ts'
import type { Tx } from '../../platform/database/database.ts'
import type { Language } from '../../platform/refusals/sentence.ts'

/** The day of a moment for what has no time zone of its own: a document or account that is late. */
export function dayOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO('UTC').toPlainDate()
}

/** What every view can be asked for unless it says otherwise. */
const ON = { on: date.optional() }

/** What is asked of a view: the number in its address, the reader's locale, what stands behind it. */
export type Asked = {
  readonly number: string
  readonly locale: Locale
  readonly now: Temporal.Instant
  /** Who asks: `person:<id>`, as the log names them. */
  readonly actor: string
  readonly language: Language
  /** Whether they may do this alone, not only put it forward. */
  may(permission: string): boolean
}

/** What a screen shows of one thing, read at one moment. */
export type View = {
  readonly path: string
  /** What one must be allowed to see it; views of one's own things ask for nothing. */
  readonly permission?: string
  readonly parameters: z.ZodRawShape
  read(tx: Tx, asked: Asked): Promise<unknown>
}

/** A view of a screen: its address below /v1/views, its parameters and what it reads. */
export function view<Shape extends z.ZodRawShape = typeof ON>(made: {
  readonly path: string
  readonly permission?: string
  readonly parameters?: Shape
  read(tx: Tx, asked: Asked & z.output<z.ZodObject<Shape>>): Promise<unknown>
}): View {
  return { ...made, parameters: made.parameters ?? ON } as View
}
