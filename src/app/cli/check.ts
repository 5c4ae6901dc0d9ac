import { type Command, InvalidArgumentError } from 'commander'
import { loadSwitch } from '../../identity/load/authority.ts'
import { RefusalError } from '../../kernel/result.ts'
import { proveAndKeep } from '../../operations/proof-runs/jobs.ts'
import type { System } from '../../platform/system.ts'
import { PROOFS, type Proven, proveAll } from '../../reporting/proofs/load/all.ts'
import type { Proof } from '../../reporting/proofs/load/proof.ts'
import { checkReport, formatProven, formatSummary, statedFacts } from '../check.ts'
import {
  commandLineActor,
  type DataOption,
  EXIT,
  printJson,
  subcommand,
  withSystem,
} from '../subcommand.ts'

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
      const { proven, facts } = await withSystem({ data: options.data }, async system => ({
        proven: await prove(system, options),
        facts: statedFacts(await loadSwitch(system.db)),
      }))
      if (options.json === true) printJson({ ...checkReport(proven), facts }, true)
      else
        process.stdout.write(`${facts.map(fact => `• ${fact}\n`).join('')}${formatSummary(proven)}`)
      if (proven.some(one => one.violations > 0n)) process.exitCode = EXIT.failed
    })
}

/** Some proofs are looked at and forgotten; all of them are kept as a run that the console shows too. */
function prove(system: System, { only, json, seed }: CheckOptions): Promise<Proven[]> {
  const how = {
    ...(seed === undefined ? {} : { seed }),
    each: (one: Proven) => {
      if (json !== true) process.stdout.write(formatProven(one))
    },
  }
  return only === undefined
    ? proveAndKeep(system, commandLineActor(), how)
    : proveAll(system, { proofs: named(only), ...how })
}

function readSeed(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new InvalidArgumentError('A whole number such as 4711 is expected.')
}

function named(names: readonly string[]): readonly Proof[] {
  return names.map(name => {
    const proof = PROOFS.find(p => p.name === name)
    if (proof !== undefined) return proof
    throw new RefusalError('unknown_proof', { name, known: PROOFS.map(p => p.name).join(', ') })
  })
}
