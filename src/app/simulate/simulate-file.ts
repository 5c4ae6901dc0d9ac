import { readJson } from '../../formats/strict-json.ts'
import { simulate } from '../../invoicing/simulate.ts'
import { simulationInput } from '../../invoicing/simulation/input.ts'
import type { BillOutput, SimulationOutput } from '../../invoicing/simulation/output.ts'
import { RefusalError } from '../../kernel/result.ts'
import { inputRefusal } from '../../platform/input.ts'
import type { Language } from '../../platform/refusals/sentence.ts'
import { sentence } from '../../platform/refusals/table.ts'

export type SimulationOptions = {
  /** Adds the traces as sentences in the customer's language. */
  readonly explain: boolean
  /** Language of the reasons why something was not billed. */
  readonly language: Language
}

/**
 * Prices a scenario given as JSON text. Throws a RefusalError that names place, value and what was
 * expected when the text is no sound scenario.
 */
export function simulateText(text: string, options: SimulationOptions): SimulationOutput {
  const json = readJson(text)
  if (!json.ok) throw new RefusalError('invalid_json', { ...json.fault })
  const parsed = simulationInput.safeParse(json.value)
  if (!parsed.success) {
    const { code, facts } = inputRefusal(parsed.error, json.value)
    throw new RefusalError(code, facts)
  }
  const answer = simulate(parsed.data, { explain: options.explain })
  return { ...answer, bills: answer.bills.map(bill => withMessage(bill, options.language)) }
}

/** Whether every bill of the scenario could be made. */
export function allBilled({ bills }: SimulationOutput): boolean {
  return bills.every(bill => bill.outcome === 'billed' || bill.outcome === 'skipped')
}

function withMessage(bill: BillOutput, language: Language): BillOutput {
  if (bill.reason === null || bill.outcome === 'skipped') return bill
  return { ...bill, message: sentence({ code: bill.reason, facts: bill.facts }, language) }
}
