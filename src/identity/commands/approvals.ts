import { createHash } from 'node:crypto'
import { formatAmount, type Money } from '../../kernel/money.ts'
import { ok, RefusalError, type Result, refuse } from '../../kernel/result.ts'
import {
  type AnyCommand,
  type Command,
  type Context,
  type Deed,
  defineCommand,
  type Registry,
  type Stakes,
  stakesOf,
} from '../../platform/command.ts'
import type { Tx } from '../../platform/database/database.ts'
import { withinSavepoint } from '../../platform/database/savepoint.ts'
import { inputRefusal } from '../../platform/input.ts'
import { fingerprint, type Json, toJson } from '../../platform/json.ts'
import type { Change } from '../../platform/trail.ts'
import {
  decideRequestInput,
  rejectRequestInput,
  requestApprovalInput,
  takeAnswerInput,
} from '../api.ts'
import { approverVerdict, type Verdict } from '../authority.ts'
import { holdAccess } from '../load/access.ts'
import { type ApprovalRequest, loadApprover, lockRequest } from '../load/approvals.ts'
import { judge } from '../load/installed.ts'
import { decide, insertRequest, saveAnswer } from '../save/approvals.ts'
import { answerOf, inputOf, keptAnswer, keptInput, loggedInput } from './request-input.ts'

/** The commands that put work forward and decide about it; `of` gives what can be put forward. */
export function approvalCommands(of: () => Registry): AnyCommand[] {
  return [
    requestApprovalOver(of),
    approveRequestOver(of),
    rejectRequest,
    withdrawRequest,
    takeAnswer,
  ]
}

/** What a command came to when it was tried. */
type Trial = {
  readonly value: unknown
  readonly stakes: Stakes
  readonly verdict: Verdict
  /** What it would change of the objects that it names, before and after; null: nothing compared. */
  readonly changes: readonly Change[] | null
}

/**
 * Puts a command forward for a second person: tries it, stores its input and what it would do, and
 * undoes it. Refused where it would be refused itself, and where no second person is needed.
 */
function requestApprovalOver(of: () => Registry): AnyCommand {
  return defineCommand({
    name: 'requestApproval',
    summary: 'Put forward an action that needs a second person, with what it would do',
    permission: 'approvals.request',
    input: requestApprovalInput,
    logged: asked => ({ ...asked, input: loggedInput(of().get(asked.command), asked.input) }),
    run: async (
      tx,
      asked,
      ctx,
    ): Promise<Result<{ requestId: string; preview: Json; expiresAt: Temporal.Instant }>> => {
      const command = of().get(asked.command)
      if (command === undefined) return refuse('unknown_command', { command: asked.command })
      const requestId = ctx.newId()
      const input = parsed(command, asked.input)
      const trial = await tried(tx, command, input, { ...ctx, newId: idsOf(requestId) })
      const { verdict, stakes, changes } = trial
      if (verdict.kind === 'no') {
        return refuse('not_permitted', { command: command.name, permission: command.permission })
      }
      if (verdict.kind === 'alone') {
        return refuse('approval_not_needed', { command: command.name })
      }
      const at = ctx.clock.now()
      const expiresAt = at.add({ hours: 24 * verdict.expiresDays })
      const preview = toJson(stakes.facts)
      await insertRequest(
        tx,
        {
          requestId,
          command: command.name,
          ...keptInput(ctx.vault, command, { requestId, raw: asked.input, parsed: input }),
          preview,
          previewSha256: fingerprint(preview),
          changes: changes === null ? null : toJson(changes.slice(0, MOST_CHANGES)),
          amounts: stakes.amounts.map(amountJson),
          rules: verdict.rules,
          approvers: verdict.approvers,
          note: asked.note,
          expiresAt,
        },
        { actor: ctx.actor, at },
      )
      return ok({ requestId, preview, expiresAt })
    },
  })
}

/** So many changes a person can read; the preview tells the sums of more. */
const MOST_CHANGES = 200

/** Runs a command within a savepoint and undoes it; its refusal is thrown. */
async function tried(tx: Tx, command: Command, input: unknown, ctx: Context): Promise<Trial> {
  let trial: Trial | undefined
  const result = await withinSavepoint(tx, async () => {
    const stood = await ctx.look(tx, command.name, input)
    const done = await command.run(tx, input, { ...ctx, dryRun: true })
    if (!done.ok) return done
    const changes = (await stood?.traced(tx))?.changes ?? null
    const stakes = await stakesOf(tx, command, done.value, input)
    const deed = deedOf(command, input, ctx.actor, stakes)
    const { verdict } = await judge(tx, deed, ctx.clock.now())
    trial = { value: done.value, stakes, verdict, changes }
    return UNDONE
  })
  if (trial !== undefined) return trial
  if (result.ok) throw new Error('defect: a trial that was kept')
  throw new RefusalError(result.refusal.code, result.refusal.facts)
}

/** Ends a savepoint without keeping what was done in it; nobody reads it. */
const UNDONE: Result<never> = { ok: false, refusal: { code: 'tried', facts: {} } }

function deedOf(command: Command, input: unknown, actor: string, stakes: Stakes): Deed {
  const { name, permission } = command
  return { actor, command: name, permission, input, dryRun: false, stakes: async () => stakes }
}

function parsed(command: Command, raw: unknown): unknown {
  const result = command.input.safeParse(raw)
  if (result.success) return result.data
  const { code, facts } = inputRefusal(result.error, raw)
  throw new RefusalError(code, facts)
}

function amountJson({ minor, currency }: Money): Json {
  return { amount: formatAmount(minor, currency), currency }
}

/** What came of an approval; of an answer that holds a secret only what the log may hold. */
type Approved = { readonly requestId: string; readonly command: string; readonly value: unknown }

/** What may be kept of a command's answer: no secrets. */
function tellable(command: Command, value: unknown): unknown {
  return command.loggedValue === undefined ? (value ?? null) : command.loggedValue(value)
}

/**
 * Approves a request: a second person has it carried out, on their authority. It is run anew, and
 * refused where it would no longer do what was put forward.
 */
function approveRequestOver(of: () => Registry): AnyCommand {
  return defineCommand({
    name: 'approveRequest',
    summary: 'Approve what somebody else put forward, which is then carried out',
    permission: 'approvals.decide',
    input: decideRequestInput,
    loggedValue: (done: Approved) => {
      const command = of().get(done.command)
      return command === undefined ? done : { ...done, value: tellable(command, done.value) }
    },
    run: async (tx, { requestId, note }, ctx): Promise<Result<Approved>> => {
      const found = await openRequest(tx, requestId, ctx)
      if (!found.ok) return found
      const request = found.value
      if (request.requestedBy === ctx.actor) return refuse('own_request', { request: requestId })
      const command = of().get(request.command)
      if (command === undefined) return refuse('unknown_command', { command: request.command })
      const input = parsed(command, inputOf(ctx.vault, request))
      await ctx.watch(tx, command.name, input)
      const done = await command.run(tx, input, { ...ctx, newId: idsOf(requestId) })
      if (!done.ok) return done
      const stakes = await stakesOf(tx, command, done.value, input)
      const isSame = fingerprint(toJson(stakes.facts)).equals(request.previewSha256)
      if (!isSame) return refuse('preview_changed', { request: requestId, command: command.name })
      const entitled = await entitledApprover(tx, request, { command, input, stakes }, ctx)
      if (!entitled.ok) return entitled
      const { onBehalfOf } = entitled.value
      const outcome = tellable(command, done.value)
      const by = { actor: ctx.actor, at: ctx.clock.now() }
      await decide(tx, requestId, { state: 'approved', onBehalfOf, note, outcome }, by)
      const answer = keptAnswer(ctx.vault, command, { requestId, value: done.value })
      if (answer === null) return ok({ requestId, command: command.name, value: done.value })
      await saveAnswer(tx, requestId, answer)
      return ok({ requestId, command: command.name, value: outcome })
    },
  })
}

/** The request, locked, if it still waits for a decision. */
async function openRequest(
  tx: Tx,
  requestId: string,
  ctx: Context,
): Promise<Result<ApprovalRequest>> {
  const request = await lockRequest(tx, requestId)
  if (request === undefined) return refuse('unknown_request', { request: requestId })
  if (request.state !== 'pending') {
    return refuse('request_decided', { request: requestId, state: request.state })
  }
  if (Temporal.Instant.compare(request.expiresAt, ctx.clock.now()) <= 0) {
    return refuse('request_expired', { request: requestId, at: request.expiresAt.toString() })
  }
  return ok(request)
}

type Done = { readonly command: Command; readonly input: unknown; readonly stakes: Stakes }

async function entitledApprover(
  tx: Tx,
  request: ApprovalRequest,
  { command, input, stakes }: Done,
  ctx: Context,
): Promise<Result<{ onBehalfOf: string | undefined }>> {
  const at = ctx.clock.now()
  const approver = await loadApprover(tx, ctx.actor, at, of => holdAccess(tx, of, at))
  // The rules as they are now ask as well as those that asked then.
  const deed = deedOf(command, input, request.requestedBy, stakes)
  const { verdict, act } = await judge(tx, deed, at)
  const now = verdict.kind === 'approval' ? verdict.approvers : []
  const verdictOfApprover = approverVerdict(approver, {
    act: { ...act, amounts: stakes.amounts },
    requestedBy: request.requestedBy,
    beneficiaries: stakes.beneficiaries ?? [],
    approvers: [...request.approvers, ...now],
  })
  if (verdictOfApprover.ok) return ok({ onBehalfOf: verdictOfApprover.onBehalfOf })
  const { requestId } = request
  if (verdictOfApprover.why === 'own_request') return refuse('own_request', { request: requestId })
  return refuse('not_entitled', { request: requestId, rules: request.rules.join(', ') })
}

const rejectRequest = defineCommand({
  name: 'rejectRequest',
  summary: 'Reject what somebody put forward, with the reason',
  permission: 'approvals.decide',
  input: rejectRequestInput,
  run: async (tx, { requestId, note }, ctx): Promise<Result<{ requestId: string }>> => {
    const found = await openRequest(tx, requestId, ctx)
    if (!found.ok) return found
    if (found.value.requestedBy === ctx.actor) return refuse('own_request', { request: requestId })
    await decide(
      tx,
      requestId,
      { state: 'rejected', note },
      { actor: ctx.actor, at: ctx.clock.now() },
    )
    return ok({ requestId })
  },
})

const withdrawRequest = defineCommand({
  name: 'withdrawRequest',
  summary: 'Take back what you put forward, before anybody decides',
  permission: 'approvals.request',
  input: decideRequestInput,
  run: async (tx, { requestId, note }, ctx): Promise<Result<{ requestId: string }>> => {
    const found = await openRequest(tx, requestId, ctx)
    if (!found.ok) return found
    if (found.value.requestedBy !== ctx.actor) {
      return refuse('request_of_other', { request: requestId })
    }
    const by = { actor: ctx.actor, at: ctx.clock.now() }
    await decide(tx, requestId, { state: 'withdrawn', note }, by)
    return ok({ requestId })
  },
})

/** Gives whoever asked for something the secret that it answered when it was approved; once, and nobody else. */
const takeAnswer = defineCommand({
  name: 'takeAnswer',
  summary: 'Take the secret of what you put forward and somebody approved; it is shown this once',
  permission: 'approvals.request',
  input: takeAnswerInput,
  loggedValue: (taken: { requestId: string; command: string; value: Json }) => ({
    requestId: taken.requestId,
    command: taken.command,
  }),
  run: async (tx, { requestId }, ctx) => {
    const request = await lockRequest(tx, requestId)
    if (request?.requestedBy !== ctx.actor)
      return refuse('request_of_other', { request: requestId })
    if (request.outcomeSealed === null) return refuse('answer_taken', { request: requestId })
    const value = answerOf(ctx.vault, requestId, request.outcomeSealed)
    await saveAnswer(tx, requestId, null)
    return ok({ requestId, command: request.command, value })
  },
})

/**
 * The ids that a request's records get, at the trial as at the approval: what is approved is then
 * the same to the letter. Version 7 by the request's own time, the rest drawn from its id.
 */
function idsOf(requestId: string): () => string {
  let n = 0
  return () => {
    n += 1
    const drawn = createHash('sha256').update(`${requestId} ${n}`).digest('hex')
    const variant = '89ab'[Number.parseInt(drawn[0] as string, 16) % 4]
    const part = (from: number, to: number): string => drawn.slice(from, to)
    return `${requestId.slice(0, 13)}-7${part(1, 4)}-${variant}${part(4, 7)}-${part(7, 19)}`
  }
}
