import { mkdir, readdir, readFile, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import {
  type DeliveryReport,
  MOST_REPORT_BYTES,
  readDeliveryReports,
} from '../../../formats/delivery-status.ts'
import { type CommandHost, execute } from '../../../platform/command.ts'
import type { BatchAnswer } from '../../../platform/row-batch.ts'
import { setting } from '../../../platform/settings/settings.ts'
import { recordBounces } from '../commands/bounces.ts'

const ACTOR = { actor: 'job:readBounces' }

/** Looks for reports of mail servers every five minutes. */
export const BOUNCE_CRONTAB = '*/5 * * * * readBounces ?jobKey=read-bounces&max=3'

/** The reports of an e-mail as rows of `recordBounces`. */
export function bounceRows(reports: readonly DeliveryReport[]) {
  return reports.map(({ kind, email, status, diagnostic, messageId, sentTo, reportId }) => ({
    // The Message-ID of what came back, else the address it came back to: both hold the message's id.
    message: messageId ?? sentTo,
    email,
    kind,
    status,
    diagnostic: diagnostic.replace(/\p{Cc}+/gu, ' '),
    report: reportId === null ? null : `${reportId} ${email}`,
  }))
}

/** What came of reading a folder. */
export type BouncesRead = {
  readonly files: number
  readonly reports: number
  readonly unread: number
}

/**
 * Reads the reports in a folder, as a mail server or a program that fetches a mailbox puts them
 * there, and moves each file away: to `read` below it, or to `unread` where it tells of nothing that we
 * sent, for a person to look at. A Maildir is read from its `new`.
 */
export async function readBounceFolder(host: CommandHost, folder: string): Promise<BouncesRead> {
  const inbox = await inboxOf(folder)
  const came = { files: 0, reports: 0, unread: 0 }
  for (const name of (await readdir(inbox)).sort()) {
    const path = join(inbox, name)
    const about = await stat(path)
    if (!about.isFile() || name.startsWith('.')) continue
    came.files += 1
    const known = about.size > MOST_REPORT_BYTES ? 0 : await recordFile(host, path)
    came.reports += known
    if (known === 0) came.unread += 1
    await moveTo(join(folder, known === 0 ? 'unread' : 'read'), path)
  }
  return came
}

async function inboxOf(folder: string): Promise<string> {
  const inner = join(folder, 'new')
  const isMaildir = await stat(inner).then(
    found => found.isDirectory(),
    () => false,
  )
  return isMaildir ? inner : folder
}

/** Records what a file reports; gives how many messages of ours it is about. */
async function recordFile(host: CommandHost, path: string): Promise<number> {
  const rows = bounceRows(await readDeliveryReports(await readFile(path)))
  if (rows.length === 0) return 0
  const done = await execute(host, recordBounces, { rows }, ACTOR)
  if (!done.ok) throw new Error(`refused: ${done.refusal.code}`)
  const { created, unchanged } = done.value as BatchAnswer
  return created + unchanged
}

async function moveTo(folder: string, path: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await rename(path, join(folder, basename(path)))
}

/** The worker's task of reports: reads the folder that the settings name. */
export async function readBounces(host: CommandHost): Promise<void> {
  const folder = setting('QUITTANCE_BOUNCE_FOLDER')
  if (folder === undefined) return
  const came = await readBounceFolder(host, folder)
  if (came.unread > 0)
    host.log.warn({ ...came, folder }, 'e-mails in the bounce folder that report nothing of ours')
}
