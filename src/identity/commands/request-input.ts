import type { Command } from '../../platform/command.ts'
import { fingerprint, type Json, toJson } from '../../platform/json.ts'
import type { SealedPlace, Vault } from '../../platform/vault/vault.ts'
import type { ApprovalRequest } from '../load/approvals.ts'

/** The input of a request as it is kept: open, or masked beside the sealed whole. */
export type KeptInput = {
  readonly input: Json
  readonly inputSealed: Buffer | null
  readonly inputSha256: Buffer
}

function placeOf(requestId: string, column = 'input_sealed'): SealedPlace {
  return { table: 'approval_request', column, row: [requestId] }
}

/**
 * How the input of a request is kept: where the command tells the log less than it was given (an
 * account number masked), its whole is sealed, and the approver too sees what the log may hold.
 */
export function keptInput(
  vault: Vault,
  command: Command,
  { requestId, raw, parsed }: { requestId: string; raw: unknown; parsed: unknown },
): KeptInput {
  const input = toJson(raw)
  if (command.logged === undefined) {
    return { input, inputSealed: null, inputSha256: fingerprint(input) }
  }
  const whole = JSON.stringify(input)
  return {
    input: toJson(command.logged(parsed)),
    inputSealed: vault.seal(placeOf(requestId), whole),
    inputSha256: vault.blindIndex('approval_request', whole),
  }
}

/** The input that a request is to be carried out with. */
export function inputOf(vault: Vault, request: ApprovalRequest): unknown {
  const { requestId, input, inputSealed } = request
  return inputSealed === null ? input : JSON.parse(vault.open(placeOf(requestId), inputSealed))
}

/** What the log keeps of a request's input: no more than the log of the command itself. */
export function loggedInput(command: Command | undefined, raw: unknown): unknown {
  if (command?.logged === undefined) return raw
  const parsed = command.input.safeParse(raw)
  return parsed.success ? command.logged(parsed.data) : {}
}

/** The answer of an approved action, sealed for whoever asked for it; null where anybody may see it. */
export function keptAnswer(
  vault: Vault,
  command: Command,
  { requestId, value }: { requestId: string; value: unknown },
): Buffer | null {
  if (command.answersAsker !== true) return null
  return vault.seal(placeOf(requestId, 'outcome_sealed'), JSON.stringify(toJson(value)))
}

/** The answer that was kept for whoever asked. */
export function answerOf(vault: Vault, requestId: string, sealed: Buffer): Json {
  return JSON.parse(vault.open(placeOf(requestId, 'outcome_sealed'), sealed))
}
