import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { readFile, readlink } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'

const run = promisify(execFile)

/**
 * Whether a process of this number runs, whoever owns it. One that has ended but whose parent never
 * asked (in a container without an init process) is dead for us, though signals still reach it.
 */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false
  }
  if (process.platform !== 'linux') return true
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return !/^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2))
  } catch {
    return false
  }
}

/**
 * What tells a process from a later one that was given the same number: its start, and the boot of
 * the machine. Undefined when there is no such process or the system does not tell.
 */
export async function startOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') {
    const [stat, boot] = await Promise.all([
      readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined),
      readFile('/proc/sys/kernel/random/boot_id', 'utf8').catch(() => ''),
    ])
    // The name in brackets may hold blanks; the start time is the 20th field after it.
    const started = stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19]
    return started === undefined ? undefined : `${boot.trim()} ${started}`
  }
  if (process.platform === 'win32') return undefined
  const { stdout } = await run('ps', ['-o', 'lstart=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return stdout.trim() === '' ? undefined : stdout.trim()
}

/** Whether the process is a PostgreSQL server of this cluster (numbers are used again). */
export async function isServerOf(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') {
    const [name, folder] = await Promise.all([
      readFile(`/proc/${pid}/comm`, 'utf8').catch(() => ''),
      readlink(`/proc/${pid}/cwd`).catch(() => ''),
    ])
    return name.trim() === 'postgres' && folder === cluster
  }
  if (process.platform === 'win32') return true
  const { stdout } = await run('ps', ['-o', 'command=', '-p', String(pid)]).catch(() => ({
    stdout: '',
  }))
  return stdout.includes('postgres') && stdout.includes(cluster)
}

/** Waits until the process is gone; false when it still runs after the time given. */
export async function waitForEnd(pid: number, timeoutMs: number): Promise<boolean> {
  for (let waited = 0; isAlive(pid); waited += 20) {
    if (waited >= timeoutMs) return false
    await sleep(20)
  }
  return true
}

/**
 * Stops a PostgreSQL server that is no child of ours: first as on a normal day (open transactions
 * are undone), then at once, both of which it recovers from by itself.
 */
export async function stopServer(pid: number): Promise<void> {
  for (const [signal, timeoutMs] of [
    // In the middle of a recovery it does not listen; ending it at once is safe, the log is replayed.
    ['SIGINT', 10_000],
    ['SIGQUIT', 10_000],
    ['SIGKILL', 10_000],
  ] as const) {
    signalProcess(pid, signal)
    if (await waitForEnd(pid, timeoutMs)) return
  }
  throw new Error(`PostgreSQL (process ${pid}) does not stop`)
}

/** Sends a signal; a process that is gone already is as good. */
export function signalProcess(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}
