import { type Command, InvalidArgumentError } from 'commander'
import { loadSwitch } from '../../identity/load/authority.ts'
import { RefusalError } from '../../kernel/result.ts'
import { PROOFS, proveAll } from '../../reporting/proofs/load/all.ts'
import type { Proof } from '../../reporting/proofs/load/proof.ts'
import { checkReport, formatProven, formatSummary, statedFacts } from '../check.ts'
import { type DataOption, EXIT, printJson, subcommand, withSystem } from '../subcommand.ts'

type CheckOptions = DataOption & {
  readonly json?: boolean
  readonly only?: readonly string[]
  readonly seed?: number
}

/** `quittance check`: proves on the real database what must always hold; exit code 1 if it does not. */
export function addCheck(program: Command): void {
  subcommand(program, 'check', 'prove what must hold of books, documents, numbers and bill runs')
    .option('--json', 'one line of JSON')
    .option('--only <names...>', 'only these statements')
    .option('--seed <number>', 'take the samples of an earlier check again', readSeed)
    .action(async (options: CheckOptions) => {
      const proofs = chosen(options.only)
      const { proven, facts } = await withSystem({ data: options.data }, async system => ({
        proven: await proveAll(system, {
          proofs,
          ...(options.seed === undefined ? {} : { seed: options.seed }),
          each: one => {
            if (options.json !== true) process.stdout.write(formatProven(one))
          },
        }),
        facts: statedFacts(await loadSwitch(system.db)),
      }))
      if (options.json === true) printJson({ ...checkReport(proven), facts }, true)
      else
        process.stdout.write(`${facts.map(fact => `• ${fact}\n`).join('')}${formatSummary(proven)}`)
      if (proven.some(one => one.violations > 0n)) process.exitCode = EXIT.failed
    })
}

function readSeed(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A whole number such as 4711 is expected.')
}

function chosen(names: readonly string[] | undefined): readonly Proof[] {
  if (names === undefined) return PROOFS
  return names.map(name => {
    const proof = PROOFS.find(p => p.name === name)
    if (proof !== undefined) return proof
    throw new RefusalError('unknown_proof', { name, known: PROOFS.map(p => p.name).join(', ') })
  })
}
