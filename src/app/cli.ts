import { hostname } from 'node:os'
import { Command, CommanderError } from 'commander'
import { boundHeapGrowth } from '../platform/memory.ts'
import { withOrigin } from '../platform/origin.ts'
import { addAgeing } from './cli/ageing.ts'
import { addAsOf } from './cli/as-of.ts'
import { addBackup } from './cli/backup.ts'
import { addBank } from './cli/bank.ts'
import { addCheck } from './cli/check.ts'
import { addClient } from './cli/client.ts'
import { addCommands } from './cli/commands.ts'
import { addConfig } from './cli/config.ts'
import { addContracts } from './cli/contracts.ts'
import { addDataCopy } from './cli/data-copy.ts'
import { addDemo } from './cli/demo.ts'
import { addDepositSlip } from './cli/deposit-slip.ts'
import { addDocument } from './cli/document.ts'
import { addEvidence } from './cli/evidence.ts'
import { addExplain } from './cli/explain.ts'
import { addExport } from './cli/export.ts'
import { addImport } from './cli/import.ts'
import { addImportMeterData } from './cli/import-meter-data.ts'
import { addKeys } from './cli/keys.ts'
import { addLetters } from './cli/letters.ts'
import { addList } from './cli/list.ts'
import { addMigrate } from './cli/migrate.ts'
import { addOrders } from './cli/orders.ts'
import { addPeople } from './cli/people.ts'
import { addPlannedChanges } from './cli/planned-changes.ts'
import { addPreview } from './cli/preview.ts'
import { addRebillReport } from './cli/rebill-report.ts'
import { addRejectedUsage } from './cli/rejected-usage.ts'
import { addRestore } from './cli/restore.ts'
import { addRun } from './cli/run.ts'
import { addServer } from './cli/server.ts'
import { addSimulate } from './cli/simulate.ts'
import { addStart } from './cli/start.ts'
import { addStatement } from './cli/statement.ts'
import { addUsage } from './cli/usage.ts'
import { addVacancies } from './cli/vacancies.ts'
import { addWallet } from './cli/wallet.ts'
import { addWhatIf } from './cli/what-if.ts'
import { addWho } from './cli/who.ts'
import { addWorker } from './cli/worker.ts'
import { EXIT, reportFailure } from './subcommand.ts'

/** The whole command line. A subcommand is a file in cli/ that adds itself here. */
export function buildProgram(): Command {
  const program = new Command('quittance')
    .description('Billing operations: from contracts and meter readings to invoices and books')
    .showHelpAfterError()
    .exitOverride()
  addStart(program)
  addServer(program)
  addWorker(program)
  addDemo(program)
  addMigrate(program)
  addConfig(program)
  addBackup(program)
  addRestore(program)
  addImport(program)
  addImportMeterData(program)
  addBank(program)
  addRejectedUsage(program)
  addPlannedChanges(program)
  addContracts(program)
  addAsOf(program)
  addOrders(program)
  addPeople(program)
  addVacancies(program)
  addWho(program)
  addRun(program)
  addList(program)
  addKeys(program)
  addCommands(program)
  addClient(program)
  addCheck(program)
  addAgeing(program)
  addExport(program)
  addDocument(program)
  addDepositSlip(program)
  addEvidence(program)
  addDataCopy(program)
  addLetters(program)
  addStatement(program)
  addExplain(program)
  addSimulate(program)
  addPreview(program)
  addUsage(program)
  addWhatIf(program)
  addWallet(program)
  addRebillReport(program)
  return program
}

/** Runs one command line and gives the exit code: 0 done, 1 refused or failed, 2 not understood. */
export async function runCommandLine(args: readonly string[]): Promise<number> {
  try {
    // The server says of each request from where it came.
    await withOrigin(`machine ${hostname()}`, () =>
      buildProgram().parseAsync([...args], { from: 'user' }),
    )
    return Number(process.exitCode ?? EXIT.done)
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.usage
    return reportFailure(error)
  }
}

boundHeapGrowth()
process.exitCode = await runCommandLine(process.argv.slice(2))
