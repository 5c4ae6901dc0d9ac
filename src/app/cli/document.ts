import { writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import { readOriginal } from '../../documents/commands/original.ts'
import { printCopy } from '../../documents/commands/reprint.ts'
import { fileName } from '../../documents/file-path.ts'
import { renderInvoice } from '../../documents/render.ts'
import { LANGUAGES, type Language } from '../../platform/refusals/sentence.ts'
import type { System } from '../../platform/system.ts'
import {
  commandLineActor,
  type DataOption,
  printRefusal,
  subcommand,
  withSystem,
} from '../subcommand.ts'

type DocumentOptions = DataOption & {
  readonly out?: string
  readonly copy?: boolean
  readonly reason?: string
  readonly language?: Language
}

/** `quittance document <number>`: the PDF as it was issued, or a copy that is marked as one. */
export function addDocument(program: Command): void {
  const command = subcommand(
    program,
    'document <number>',
    'write the PDF of an issued document: the original, or a copy',
  )
    .option('--out <file>', 'where to write it, - for standard output (default: its number.pdf)')
    .option('--copy', 'a copy, marked and entered in the register; needs --reason')
    .option('--reason <text>', 'why a copy is made')
    .addOption(new Option('--language <language>', 'language of a copy').choices(LANGUAGES))
  command.action(async (number: string, options: DocumentOptions) => {
    const { copy = false, reason, language } = options
    if (copy && reason === undefined) command.error('error: --copy needs --reason')
    if (!copy && (reason ?? language) !== undefined) {
      command.error('error: --reason and --language are for --copy; an original is as it is')
    }
    await withSystem({ data: options.data }, system => writeDocument(system, number, options))
  })
}

async function writeDocument(
  system: System,
  number: string,
  { copy, reason = '', language, out }: DocumentOptions,
): Promise<void> {
  const actor = commandLineActor()
  const render = async (page: Parameters<typeof renderInvoice>[0]) => renderInvoice(page)
  const asked = { document: number, reason, ...(language === undefined ? {} : { language }) }
  const done =
    copy === true
      ? await printCopy(system, asked, actor)
      : await readOriginal(system, number, render, actor)
  if (!done.ok) {
    process.exitCode = printRefusal(done.refusal)
    return
  }
  if (out === '-') {
    process.stdout.write(done.value.content)
    return
  }
  const suffix = 'copyNumber' in done.value ? `-copy-${done.value.copyNumber}` : ''
  const file = out ?? `${fileName(number)}${suffix}.pdf`
  await writeFile(file, done.value.content)
  process.stdout.write(`${file}\n`)
}
