import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { holderOf } from '../../src/platform/database/embedded/folder-lock.ts'

/** The command line, as its users start it. */
export const CLI = join(import.meta.dirname, '../../src/app/cli.ts')

/** A process of ours that is started again whenever it ends, as a supervisor would. */
export class Post {
  readonly #args: readonly string[]
  #child: ChildProcess | undefined
  #readyPid: number | undefined
  #closed = false
  #loop: Promise<void>
  starts = 0
  said = ''

  constructor(...args: string[]) {
    this.#args = args
    this.#loop = this.#run()
  }

  /** Its process number while it runs. */
  get pid(): number | undefined {
    const child = this.#child
    return child?.exitCode === null && child.signalCode === null ? child.pid : undefined
  }

  /** Whether the present process has said something, as `quittance start` does when it runs. */
  get isReady(): boolean {
    return this.pid !== undefined && this.pid === this.#readyPid
  }

  async #run(): Promise<void> {
    while (!this.#closed) {
      this.starts += 1
      const child = spawn(process.execPath, [CLI, ...this.#args], {
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      this.#child = child
      child.stderr?.on('data', data => {
        this.said = (this.said + data).slice(-4000)
      })
      child.stdout?.on('data', () => {
        this.#readyPid = child.pid
      })
      await once(child, 'exit')
      await sleep(250)
    }
  }

  async close(): Promise<void> {
    this.#closed = true
    this.#child?.kill('SIGTERM')
    const timer = setTimeout(() => this.#child?.kill('SIGKILL'), 10_000)
    await this.#loop
    clearTimeout(timer)
  }
}

/** The server of a data folder: process number of the postmaster, if one is known. */
export async function postmasterOf(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '')
  const pid = Number(text.split('\n')[0])
  return Number.isInteger(pid) && pid > 0 ? pid : undefined
}

/** Waits until somebody owns the folder and says where its database answers. */
export async function endpointOf(folder: string) {
  for (;;) {
    const holder = await holderOf(folder)
    if (holder?.endpoint !== undefined) return holder.endpoint
    await sleep(20)
  }
}

/** Kills at once; false when there was nobody to kill. */
export function kill(pid: number | undefined): boolean {
  if (pid === undefined) return false
  try {
    process.kill(pid, 'SIGKILL')
    return true
  } catch {
    return false
  }
}
