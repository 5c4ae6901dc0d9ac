import { recordInteractions } from '../../../accounts/interactions/commands.ts'
import { queueMessages } from '../../../documents/messages/commands/queue.ts'
import { requireColleague, requireStaff } from '../../../identity/load/colleagues.ts'
import { isBefore } from '../../../kernel/period.ts'
import { ok, RefusalError } from '../../../kernel/result.ts'
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

type Told = Pick<NewEvent, 'kind' | 'text' | 'facts'>

function dayOf(ctx: Context): Temporal.PlainDate {
  return ctx.clock.now().toZonedDateTimeISO('UTC').toPlainDate()
}

async function told(tx: Tx, ctx: Context, of: StoredCase, event: Told): Promise<void> {
  const { accountId, caseId } = of
  const on = dayOf(ctx)
  const by = { at: ctx.clock.now(), by: ctx.actor }
  await addEvents(tx, [{ accountId, caseId, ...event, on }], by)
}

/** Changes who looks after an open case, or by when, and enters in its record what was changed. */
async function steered(
  tx: Tx,
  ctx: Context,
  number: string,
  change: (of: StoredCase) => Promise<Told>,
): Promise<void> {
  const of = await requireCase(tx, number)
  refuseState(of, can.steer(of))
  await told(tx, ctx, of, await change(of))
}

/** Refused where a case would be due before it was opened. */
function refuseEarly(of: StoredCase, dueOn: Temporal.PlainDate): void {
  if (!isBefore(dueOn, of.openedOn)) return
  throw new RefusalError('case_due_before_opened', { date: of.openedOn.toString() })
}

/** What was said about a case: for ourselves, by the customer, or to them. */
export type Said = {
  readonly kind: 'note' | 'message_in' | 'message_out'
  readonly text: string
  /** By which way it came or went; default: as a note. */
  readonly channel?: 'note' | 'portal'
  /** When somebody should look at it. */
  readonly nextOn?: Temporal.PlainDate
  /** Addresses of colleagues who are asked to look at it. */
  readonly mentions?: readonly string[]
}

/** Transaction step: keeps what was said in the record of a case, and in the customer's timeline. */
export async function said(tx: Tx, ctx: Context, of: StoredCase, what: Said): Promise<void> {
  const { kind, text, channel = 'note', mentions = [] } = what
  const nextOn = what.nextOn ?? (mentions.length === 0 ? undefined : dayOf(ctx))
  await told(tx, ctx, of, { kind, text, facts: channel === 'note' ? {} : { channel } })
  const direction = { note: 'internal', message_in: 'in', message_out: 'out' } as const
  await recordInteractions(tx, ctx, [
    {
      accountId: of.accountId,
      channel,
      direction: direction[kind],
      kind: of.kind,
      subject: of.number,
      body: text,
      about: [{ kind: 'dispute', id: of.caseId, label: of.number }],
      mentions,
      ...(nextOn === undefined ? {} : { nextOn }),
    },
  ])
}

/** Keeps what was said about a case; a message to the customer is also sent to them, where asked. */
export const addCaseNote = defineCommand({
  name: 'addCaseNote',
  summary: 'Add a note or a message to a case, and send it to the customer where asked',
  permission: 'disputes.open',
  input: AddCaseNote,
  run: async (tx, { case: number, kind, text, send, mentions }, ctx) => {
    const of = await requireCase(tx, number)
    await requireStaff(tx, mentions)
    const isSent = send && of.legalEntityId !== null
    // What is sent stands in the timeline as the message that it is, and not as a note besides.
    if (isSent && mentions.length === 0) await told(tx, ctx, of, { kind, text, facts: {} })
    else await said(tx, ctx, of, { kind, text, mentions })
    if (send && of.legalEntityId !== null) {
      await queueMessages(tx, ctx, [
        {
          accountId: of.accountId,
          legalEntityId: of.legalEntityId,
          templateCode: 'case_message',
          facts: { case: number, message: text },
          about: [{ kind: 'dispute', id: of.caseId, label: number }],
        },
      ])
    }
    return ok({ case: number, isSent })
  },
})

/** Says who looks after a case. */
export const assignCase = defineCommand({
  name: 'assignCase',
  summary: 'Say who looks after a dispute or an inquiry',
  permission: 'disputes.open',
  input: AssignCase,
  run: async (tx, { case: number, owner, note }, ctx) => {
    await requireColleague(tx, owner)
    await steered(tx, ctx, number, async of => {
      await setOwner(tx, of, owner)
      return { kind: 'assigned', text: note, facts: { from: of.owner, to: owner } }
    })
    return ok({ case: number, owner })
  },
})

/** Moves the day by which a case is to be decided, for a stated reason. */
export const setCaseDeadline = defineCommand({
  name: 'setCaseDeadline',
  summary: 'Move the day by which a case is to be decided',
  permission: 'disputes.decide',
  input: SetCaseDeadline,
  run: async (tx, { case: number, dueOn, reason }, ctx) => {
    await steered(tx, ctx, number, async of => {
      refuseEarly(of, dueOn)
      await setDueOn(tx, of, dueOn)
      const facts = { from: of.dueOn.toString(), to: dueOn.toString() }
      return { kind: 'deadline', text: reason, facts }
    })
    return ok({ case: number, dueOn })
  },
})

/** Names somebody who must know of a case or say something about it. */
export const addCaseStakeholder = defineCommand({
  name: 'addCaseStakeholder',
  summary: 'Name somebody who has to do with a case',
  permission: 'disputes.open',
  input: AddCaseStakeholder,
  run: async (tx, { case: number, who, part }, ctx) => {
    await steered(tx, ctx, number, async of => {
      await upsertStakeholder(tx, { ...of, who, part }, { at: ctx.clock.now(), by: ctx.actor })
      return { kind: 'stakeholder', text: null, facts: { who, part } }
    })
    return ok({ case: number, who })
  },
})

/** A file that proves something. */
export type EvidenceFile = {
  readonly name: string
  readonly mediaType: string
  readonly content: Uint8Array
}

/** Transaction step: keeps a file with a case, with its hash. The same file again is kept once. */
export async function keptFile(
  tx: Tx,
  ctx: Context,
  of: StoredCase,
  { name, mediaType, content }: EvidenceFile,
  note: string | null,
): Promise<{ readonly sha256: string; readonly isNew: boolean }> {
  const bytes = content.byteLength
  if (bytes > MOST_BYTES) throw new RefusalError('evidence_too_large', { megabytes: 5 })
  const sha256 = contentHash(content)
  const file = { ...of, evidenceId: ctx.newId(), name, mediaType, sha256, content }
  const isNew = await insertEvidence(tx, file, { at: ctx.clock.now(), by: ctx.actor })
  const facts = { name, mediaType, bytes, sha256 }
  if (isNew) await told(tx, ctx, of, { kind: 'evidence', text: note, facts })
  return { sha256, isNew }
}

/** Keeps a file that proves something, with its hash. The same file again is kept once. */
export const addCaseEvidence = defineCommand({
  name: 'addCaseEvidence',
  summary: 'Keep a file with a case: a photo, a letter, a record',
  permission: 'disputes.open',
  input: AddCaseEvidence,
  logged: ({ content, ...rest }) => ({ ...rest, contentLength: content.length }),
  run: async (tx, { case: number, note, ...input }, ctx) => {
    const of = await requireCase(tx, number)
    const file = { ...input, content: Buffer.from(input.content, 'base64') }
    return ok({ case: of.number, ...(await keptFile(tx, ctx, of, file, note)) })
  },
})

/** Hands a case up: to the manager, or a technical problem to IT, with a deadline of its own. */
export const escalateCase = defineCommand({
  name: 'escalateCase',
  summary: 'Hand a case up to the manager, or a technical problem to IT',
  permission: 'disputes.open',
  input: EscalateCase,
  run: async (tx, { case: number, to, dueOn, reason }, ctx) => {
    await requireColleague(tx, to)
    await steered(tx, ctx, number, async of => {
      if (dueOn !== null) refuseEarly(of, dueOn)
      await setEscalated(tx, [of], to, ctx.clock.now())
      if (dueOn !== null) await setDueOn(tx, of, dueOn)
      const facts = { to, how: 'by hand', dueOn: (dueOn ?? of.dueOn).toString() }
      return { kind: 'escalated', text: reason, facts }
    })
    return ok({ case: number, to })
  },
})
