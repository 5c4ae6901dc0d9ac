import type { SetSwitch } from '../identity/load/authority.ts'
import { formatViolation } from '../operations/proof-runs/proof-run.ts'
import type { Proven } from '../reporting/proofs/load/all.ts'

/** One proof for a person: a mark, how much was looked at, and the first rows that break it. */
export function formatProven(proven: Proven): string {
  const { name, sentence, checked, violations, first } = proven
  const sampled = proven.sample === undefined ? '' : ` (${proven.sample})`
  const looked = `${grouped(checked)} checked${sampled}`
  if (violations === 0n) return `✓ ${name.padEnd(28)} ${looked}\n`
  const shown = first.map(violation => `    ${formatViolation(violation)}\n`).join('')
  const rest = violations - BigInt(first.length)
  const more = rest > 0n ? `    … and ${grouped(rest)} more\n` : ''
  return `✗ ${name.padEnd(28)} ${looked}, ${grouped(violations)} wrong\n    Must hold: ${sentence}\n${shown}${more}`
}

/** 1234567 → 1,234,567 */
function grouped(count: bigint): string {
  return count.toString().replace(/\B(?=(\d{3})+$)/g, ',')
}

/** The last line: what came of all of them. */
export function formatSummary(proven: readonly Proven[]): string {
  const failed = proven.filter(p => p.violations > 0n).length
  const held = proven.length - failed
  return failed === 0
    ? `All ${held} statements hold.\n`
    : `${failed} of ${proven.length} statements do not hold. Nothing was changed.\n`
}

/** For scripts: every proof with its counts and first violations. */
export function checkReport(proven: readonly Proven[]): object {
  return {
    ok: proven.every(p => p.violations === 0n),
    proofs: proven.map(({ name, sentence, checked, violations, first, sample }) => ({
      name,
      sentence,
      ok: violations === 0n,
      checked: Number(checked),
      violations: Number(violations),
      first,
      ...(sample === undefined ? {} : { sample }),
    })),
  }
}

/** What an auditor must know though it breaks nothing: that nobody looks over a shoulder. */
export function statedFacts(set: SetSwitch): string[] {
  if (set.recordedAt === null) return []
  const who = `since ${set.recordedAt} by ${set.recordedBy}: ${set.reason}`
  if (!set.secondPerson) return [`Approval by a second person is switched off ${who}`]
  return set.bindsOperator ? [`The local operator needs a second person too, ${who}`] : []
}
