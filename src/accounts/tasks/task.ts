/** Whose work tasks of a kind are: who handles money, or who follows up what is overdue. */
export const DESK_OF = {
  returned_payment: 'cash',
  chargeback: 'cash',
  unapplied: 'cash',
  suspense: 'cash',
  deposit_open: 'cash',
  not_recorded: 'cash',
  not_on_bank: 'cash',
  refund_uncashed: 'cash',
  credit_refund: 'cash',
  promise_due: 'collections',
  promise_broken: 'collections',
  plan_requested: 'collections',
  dispute_reported: 'collections',
  suspension_order: 'collections',
  reconnection_order: 'collections',
  evidence_missing: 'collections',
  dunning_call: 'collections',
} as const satisfies Readonly<Record<string, 'cash' | 'collections'>>

export type TaskKind = keyof typeof DESK_OF

/** Something that a person must look at. */
export type NewTask = {
  readonly accountId: string
  /** Left out: made. */
  readonly taskId?: string
  readonly kind: TaskKind
  /** What it is about; a kind has one open task a subject, and one for ever where it cannot come again. */
  readonly subjectId: string
  readonly facts: Readonly<Record<string, string | number | null>>
  readonly dueOn: Temporal.PlainDate
}
