import { chmod, chown, mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { RefusalError } from '../../../kernel/result.ts'

/** The operating-system user that PostgreSQL runs as. */
export type Account = { readonly name: string; readonly uid: number; readonly gid: number }

/**
 * PostgreSQL refuses to run as root. Where we are root it runs as `postgres` if the machine has such
 * a user, else as `nobody`; otherwise as ourselves (undefined).
 */
export async function serverAccount(): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined
  const users = (await readFile('/etc/passwd', 'utf8')).split('\n').map(line => line.split(':'))
  for (const name of ['postgres', 'nobody']) {
    const user = users.find(fields => fields[0] === name)
    if (user?.[2] !== undefined && user[3] !== undefined) {
      return { name, uid: Number(user[2]), gid: Number(user[3]) }
    }
  }
  throw new RefusalError('no_account_for_postgres')
}

/** Whether the account may enter this folder and every folder above it. */
export async function mayEnter(account: Account | undefined, folder: string): Promise<boolean> {
  if (account === undefined) return true
  for (let at = await realpath(folder); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (at === dirname(at)) return true
  }
}

/** Makes a folder that only the account may open. */
export async function privateFolder(path: string, account: Account | undefined): Promise<void> {
  await mkdir(path, { recursive: true, mode: 0o700 })
  if (account !== undefined) await chown(path, account.uid, account.gid)
  await chmod(path, 0o700)
}
