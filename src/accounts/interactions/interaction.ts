/** Ways in which we and a customer speak with each other; a note is for ourselves. */
export const INTERACTION_CHANNELS = [
  'email',
  'letter',
  'call',
  'visit',
  'counter',
  'portal',
  'note',
] as const
export type InteractionChannel = (typeof INTERACTION_CHANNELS)[number]

export const DIRECTIONS = ['out', 'in', 'internal'] as const
export type Direction = (typeof DIRECTIONS)[number]

/** What something that was said is about: a document, a promise, a dispute, by its id. */
export type About = {
  /** `invoice`, `item`, `receipt`, `promise`, `plan`, `dispute`, `dunning`, `refund`. */
  readonly kind: string
  readonly id: string
  /** As people know it, such as the number of the invoice. */
  readonly label?: string
}

/** Something that was said, sent or heard, as it enters the timeline of an account. */
export type NewInteraction = {
  readonly accountId: string
  /** Given where another record bears the same id, such as a message. */
  readonly interactionId?: string
  readonly channel: InteractionChannel
  readonly direction: Direction
  /** In one word: the template's code, `call`, `bounce`, `note`. */
  readonly kind: string
  readonly subject: string
  /** The exact text. */
  readonly body: string
  /** When; default now. */
  readonly at?: Temporal.Instant
  /** What came of it: `reached`, `not_reached`, `promised`, `refused`. */
  readonly outcome?: string
  /** When somebody should come back to it. */
  readonly nextOn?: Temporal.PlainDate
  readonly about?: readonly About[]
  /** E-mail addresses of people who are asked to look at it. */
  readonly mentions?: readonly string[]
}
