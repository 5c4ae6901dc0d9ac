import { join } from 'node:path'
import { backupName, removeOldBackups } from '../../platform/backup/kept.ts'
import { writeBackup } from '../../platform/backup/write.ts'
import type { Tasks } from '../../platform/jobs.ts'
import { noProgress } from '../../platform/progress.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { encryptionOf } from './keys.ts'

/** When workers take a backup, where there is a folder for them; one of many does it. */
export function backupCrontab(): string {
  if (setting('QUITTANCE_BACKUP_FOLDER') === undefined) return ''
  const [hour, minute] = setting('QUITTANCE_BACKUP_AT').split(':').map(Number)
  return `${minute} ${hour} * * * backup ?jobKey=backup&max=5`
}

/** The worker's task of backups: only a worker that has a folder for them takes it. */
export function backupTasks(system: System): Tasks {
  const folder = setting('QUITTANCE_BACKUP_FOLDER')
  if (folder === undefined) return {}
  return {
    backup: async () => {
      const takenAt = system.clock.now()
      const encryption = encryptionOf()
      const isEncrypted = encryption.recipients.length > 0 || encryption.passphrase !== undefined
      const { bytes, rows, documents } = await writeBackup({
        owner: system.database.ownerTarget,
        folder: system.folder,
        file: join(folder, backupName(takenAt, isEncrypted)),
        encryption,
        progress: noProgress,
        takenAt,
      })
      const removed = await removeOldBackups(folder, setting('QUITTANCE_BACKUP_KEEP'))
      system.log.info({ bytes, rows, documents, removed: removed.length }, 'a backup was taken')
    },
  }
}
