import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { removeCluster } from '../../platform/database/embedded/cluster.ts'
import { lockFolder } from '../../platform/database/embedded/folder-lock.ts'

/** What the demo in a data folder was asked to be. */
export type DemoSize = {
  readonly accounts: number
  readonly seed?: number
  readonly months: number
}

/**
 * What `demo/demo.json` in a data folder says: that everything there is a demo's, whether it was
 * finished, and at what time of its own it ended.
 */
export type DemoMark =
  | { readonly state: 'making'; readonly size: DemoSize }
  | {
      readonly state: 'finished'
      readonly size: DemoSize
      readonly endedAt: string
      readonly seconds: number
    }

function markFile(folder: string): string {
  return join(folder, 'demo', 'demo.json')
}

/** Where the demo's CSV files go. */
export function worldFolder(folder: string): string {
  return join(folder, 'demo', 'world')
}

/** The mark of a data folder; undefined where no demo was begun, or its mark is unreadable. */
export async function readMark(folder: string): Promise<DemoMark | undefined> {
  const text = await readFile(markFile(folder), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  try {
    const mark = JSON.parse(text) as DemoMark
    return mark.state === 'making' || mark.state === 'finished' ? mark : undefined
  } catch {
    return undefined
  }
}

/** Whole or not at all, so that a kill leaves the old mark or the new one. */
export async function writeMark(folder: string, mark: DemoMark): Promise<void> {
  const file = markFile(folder)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.part`, `${JSON.stringify(mark)}\n`)
  await rename(`${file}.part`, file)
}

/**
 * Removes a demo from its data folder: database, documents, CSV files. Whatever else lies there
 * stays. Refused (`data_folder_in_use`) while a process owns the folder; the mark is read again once
 * it is ours, and what is no demo is left alone.
 */
export async function clearDemo(folder: string, say: (message: string) => void): Promise<void> {
  const lock = await lockFolder(folder)
  try {
    const mark = await readMark(folder)
    if (mark === undefined) return
    if (mark.state === 'making') say('The last demo was not finished: starting over.')
    await removeCluster(join(folder, 'postgres'), say)
    for (const name of ['postgres.log', 'postgres.log.1', 'documents', join('demo', 'world')]) {
      await rm(join(folder, name), { recursive: true, force: true })
    }
    // Last: a kill in between leaves a demo that can be cleared.
    await rm(join(folder, 'demo'), { recursive: true, force: true })
  } finally {
    await lock.release()
  }
}
