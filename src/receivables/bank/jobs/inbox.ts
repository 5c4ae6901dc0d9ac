import { mkdir, readdir, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Refusal } from '../../../kernel/result.ts'
import { type CommandHost, execute } from '../../../platform/command.ts'
import { sentence } from '../../../platform/refusals/table.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { importBankStatement } from '../commands/import.ts'

const ACTOR = { actor: 'job:takeBankFiles' }

/** Looks for files of the bank every five minutes. */
export const BANK_INBOX_CRONTAB = '*/5 * * * * takeBankFiles ?jobKey=take-bank-files&max=3'

/** Nothing is read that was written so shortly ago: whoever puts it there may not be done. */
const SETTLED_MS = 30_000

/** Larger than what a command takes in base64 is for a person to look at. */
const MOST_BYTES = 60 * 1024 * 1024

/** What came of reading the folder. */
export type BankFilesTaken = {
  readonly taken: number
  readonly refused: readonly { readonly file: string; readonly refusal: Refusal }[]
}

/**
 * Takes the files in a folder into which a program that speaks to the bank (EBICS, SFTP) puts them,
 * the oldest name first. Each is moved below it then: to `taken`, or to `refused` with a text beside it that says
 * why. Killed in between it takes the file again, which does nothing twice.
 */
export async function takeBankFolder(
  host: CommandHost,
  folder: string,
  now = Date.now(),
): Promise<BankFilesTaken> {
  let taken = 0
  const refused: { file: string; refusal: Refusal }[] = []
  const failures: unknown[] = []
  for (const name of (await readdir(folder)).sort()) {
    const path = join(folder, name)
    const about = await stat(path)
    if (!about.isFile() || name.startsWith('.') || now - about.mtimeMs < SETTLED_MS) continue
    try {
      const refusal = await takeFile(host, path, about.size)
      if (refusal === undefined) taken += 1
      else refused.push({ file: name, refusal })
      await putAway(folder, path, refusal)
    } catch (error) {
      // One that fails does not hold up the others; it stays and is tried again with the job.
      failures.push(error)
    }
  }
  if (failures.length > 0) throw new AggregateError(failures, 'files of the bank failed')
  return { taken, refused }
}

async function takeFile(
  host: CommandHost,
  path: string,
  size: number,
): Promise<Refusal | undefined> {
  if (size > MOST_BYTES) {
    return { code: 'bank_file_too_large', facts: { bytes: size, most: MOST_BYTES } }
  }
  const fileName = basename(path).slice(0, 255)
  const content = (await readFile(path)).toString('base64')
  const done = await execute(host, importBankStatement, { fileName, content }, ACTOR)
  return done.ok ? undefined : done.refusal
}

async function putAway(folder: string, path: string, refusal: Refusal | undefined): Promise<void> {
  const to = join(folder, refusal === undefined ? 'taken' : 'refused')
  await mkdir(to, { recursive: true, mode: 0o700 })
  if (refusal !== undefined) {
    await writeFile(join(to, `${basename(path)}.why.txt`), `${sentence(refusal)}\n`)
  }
  await rename(path, join(to, basename(path)))
}

/** The worker's task of the bank's files: takes those in the folder that the settings name. */
export async function takeBankFiles(host: CommandHost): Promise<void> {
  const folder = setting('QUITTANCE_BANK_FOLDER')
  if (folder === undefined) return
  const { refused } = await takeBankFolder(host, folder)
  for (const each of refused) host.log.warn({ ...each, folder }, 'a file of the bank was refused')
}
