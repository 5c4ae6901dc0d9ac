import { recordInteractions } from '../../../accounts/interactions/commands.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import { type Context, defineCommand } from '../../../platform/command.ts'
import type { Tx } from '../../../platform/database/database.ts'
import { contentHash } from '../../../platform/storage.ts'
import {
  AddCaseEvidence,
  AddCaseNote,
  AddCaseStakeholder,
  AssignCase,
  EscalateCase,
  SetCaseDeadline,
} from '../api.ts'
import { can } from '../case.ts'
import type { StoredCase } from '../load.ts'
import {
  addEvents,
  insertEvidence,
  type NewEvent,
  setDueOn,
  setEscalated,
  setOwner,
  upsertStakeholder,
} from '../save.ts'
import { refuseState, requireCase } from './decide.ts'

/** The most that a file of evidence may have. */
const MOST_BYTES = 5 * 1024 * 1024

function today(ctx: Context): Temporal.PlainDate {
  return ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
}

async function told(
  tx: Tx,
  ctx: Context,
  of: StoredCase,
  event: Pick<NewEvent, 'kind' | 'text' | 'facts'>,
): Promise<void> {
  const { accountId, caseId } = of
  const by = { at: ctx.clock.now(), by: ctx.actor }
  await addEvents(tx, [{ accountId, caseId, ...event, on: today(ctx) }], by)
}

/** Keeps what was said about a case. What the customer said or was told is in their timeline too. */
export const addCaseNote = defineCommand({
  name: 'addCaseNote',
  summary: 'Keeps a note or a message about a case',
  permission: 'disputes.open',
  input: AddCaseNote,
  run: async (tx, { case: number, kind, text }, ctx) => {
    const of = await requireCase(tx, number)
    await told(tx, ctx, of, { kind, text, facts: {} })
    const direction = { note: 'internal', message_in: 'in', message_out: 'out' } as const
    await recordInteractions(tx, ctx, [
      {
        accountId: of.accountId,
        channel: 'note',
        direction: direction[kind],
        kind: of.kind,
        subject: number,
        body: text,
        about: [{ kind: 'dispute', id: of.caseId, label: number }],
      },
    ])
    return ok({ case: number })
  },
})

/** Says who looks after a case. */
export const assignCase = defineCommand({
  name: 'assignCase',
  summary: 'Says who looks after a dispute or an inquiry',
  permission: 'disputes.open',
  input: AssignCase,
  run: async (tx, { case: number, owner, note }, ctx) => {
    const of = await requireCase(tx, number)
    refuseState(of, can.steer(of))
    await setOwner(tx, of, owner)
    await told(tx, ctx, of, { kind: 'assigned', text: note, facts: { from: of.owner, to: owner } })
    return ok({ case: number, owner })
  },
})

/** Moves the day by which a case is to be decided, for a stated reason. */
export const setCaseDeadline = defineCommand({
  name: 'setCaseDeadline',
  summary: 'Moves the day by which a case is to be decided',
  permission: 'disputes.decide',
  input: SetCaseDeadline,
  run: async (tx, { case: number, dueOn, reason }, ctx) => {
    const of = await requireCase(tx, number)
    refuseState(of, can.steer(of))
    if (isBefore(dueOn, of.openedOn)) {
      return refuse('case_due_before_opened', { date: of.openedOn.toString() })
    }
    await setDueOn(tx, of, dueOn)
    const facts = { from: of.dueOn.toString(), to: dueOn.toString() }
    await told(tx, ctx, of, { kind: 'deadline', text: reason, facts })
    return ok({ case: number, dueOn })
  },
})

/** Names somebody who must know of a case or say something about it. */
export const addCaseStakeholder = defineCommand({
  name: 'addCaseStakeholder',
  summary: 'Names somebody who has to do with a case',
  permission: 'disputes.open',
  input: AddCaseStakeholder,
  run: async (tx, { case: number, who, part }, ctx) => {
    const of = await requireCase(tx, number)
    refuseState(of, can.steer(of))
    await upsertStakeholder(tx, { ...of, who, part }, { at: ctx.clock.now(), by: ctx.actor })
    await told(tx, ctx, of, { kind: 'stakeholder', text: null, facts: { who, part } })
    return ok({ case: number, who })
  },
})

/** Keeps a file that proves something, with its hash. The same file again is kept once. */
export const addCaseEvidence = defineCommand({
  name: 'addCaseEvidence',
  summary: 'Keeps a file with a case: a photo, a letter, a protocol',
  permission: 'disputes.open',
  input: AddCaseEvidence,
  logged: ({ content, ...rest }) => ({ ...rest, contentLength: content.length }),
  run: async (tx, input, ctx) => {
    const of = await requireCase(tx, input.case)
    const content = Buffer.from(input.content, 'base64')
    if (content.byteLength > MOST_BYTES) return refuse('evidence_too_large', { megabytes: 5 })
    const sha256 = contentHash(content)
    const evidenceId = ctx.newId()
    const { name, mediaType } = input
    const file = { ...of, evidenceId, name, mediaType, sha256, content }
    const isNew = await insertEvidence(tx, file, { at: ctx.clock.now(), by: ctx.actor })
    const facts = { name, mediaType, bytes: content.byteLength, sha256 }
    if (isNew) await told(tx, ctx, of, { kind: 'evidence', text: input.note, facts })
    return ok({ case: of.number, sha256, isNew })
  },
})

/** Hands a case up: to the manager, or a technical problem to IT, with a deadline of its own. */
export const escalateCase = defineCommand({
  name: 'escalateCase',
  summary: 'Hands a case up to the manager, or a technical problem to IT',
  permission: 'disputes.open',
  input: EscalateCase,
  run: async (tx, { case: number, to, dueOn, reason }, ctx) => {
    const of = await requireCase(tx, number)
    refuseState(of, can.steer(of))
    if (dueOn !== null && isBefore(dueOn, of.openedOn)) {
      return refuse('case_due_before_opened', { date: of.openedOn.toString() })
    }
    await setEscalated(tx, [of], to, ctx.clock.now())
    if (dueOn !== null) await setDueOn(tx, of, dueOn)
    const facts = { to, how: 'by hand', dueOn: (dueOn ?? of.dueOn).toString() }
    await told(tx, ctx, of, { kind: 'escalated', text: reason, facts })
    return ok({ case: number, to })
  },
})
