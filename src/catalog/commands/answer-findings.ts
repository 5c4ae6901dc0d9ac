import type { RowBatch } from '../../platform/row-batch.ts'
import type { PriceFinding } from '../price-rules.ts'

/** Rejects a row for the first finding that is a refusal, or takes it along with its warnings. */
export function answerFindings(
  batch: RowBatch<unknown>,
  row: number,
  findings: readonly PriceFinding[],
): void {
  const fault = findings.find(({ severity }) => severity === 'refusal')
  if (fault !== undefined) {
    batch.reject(row, fault.code, fault.facts)
    return
  }
  for (const { code, facts } of findings) batch.warn(row, { code, facts })
}
