import type { Command } from 'commander'
import { sentence } from '../../platform/refusals/table.ts'
import {
  type EffectiveSetting,
  effectiveSettings,
  wrongSettings,
} from '../../platform/settings/settings.ts'
import { commandLineLanguage, EXIT, printJson, warnOfUnknownSettings } from '../subcommand.ts'

/** `quittance config`: every setting with the value that holds; exit code 1 if one is wrong. */
export function addConfig(program: Command): void {
  program
    .command('config')
    .description('show every setting with the value that holds; secrets are masked')
    .showHelpAfterError()
    .exitOverride()
    .option('--json', 'one line of JSON')
    .action((options: { readonly json?: boolean }) => {
      const wrong = wrongSettings()
      const unreadable = wrong.some(({ code }) => code === 'setting_file_unreadable')
      const settings = unreadable ? [] : effectiveSettings()
      if (options.json === true) printJson({ settings, wrong }, true)
      else process.stdout.write(settings.map(line).join(''))
      for (const refusal of options.json === true ? [] : wrong) {
        process.stderr.write(`${sentence(refusal, commandLineLanguage())}\n`)
      }
      warnOfUnknownSettings()
      if (wrong.length > 0) process.exitCode = EXIT.failed
    })
}

function line({ name, value, from }: EffectiveSetting): string {
  return `${name.padEnd(34)} ${value}${from === 'default' ? '  (default)' : ''}\n`
}
