import { readFile } from 'node:fs/promises'
import { RefusalError } from '../../kernel/result.ts'
import type { Encryption, Opening } from '../../platform/backup/archive.ts'
import { setting } from '../../platform/settings/settings.ts'

/** Whom the settings, and the command line before them, let open a backup. */
export function encryptionOf(recipient = setting('QUITTANCE_BACKUP_RECIPIENT')): Encryption {
  if (recipient !== undefined) return { recipients: [recipient] }
  const passphrase = setting('QUITTANCE_BACKUP_PASSPHRASE')
  return passphrase === undefined ? { recipients: [] } : { recipients: [], passphrase }
}

/** What is at hand to open a backup: the identity file of age, the passphrase. */
export async function openingOf(identityFile: string | undefined): Promise<Opening> {
  const passphrase = setting('QUITTANCE_BACKUP_PASSPHRASE')
  const identities = identityFile === undefined ? [] : await identitiesIn(identityFile)
  return passphrase === undefined ? { identities } : { identities, passphrase }
}

async function identitiesIn(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch(error => {
    throw new RefusalError('file_unreadable', { file, reason: String(error.code) })
  })
  return text.split(/\s+/).filter(word => word.startsWith('AGE-SECRET-KEY-'))
}
