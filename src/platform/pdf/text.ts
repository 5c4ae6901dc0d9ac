import { Worker } from 'node:worker_threads'

/** A file that takes longer than this was made to. */
const MOST_MS = 20_000
const MOST_PAGES = 50
const MOST_MEMORY_MB = 384

/**
 * The text of a PDF by lines, from the top of each page down, with blanks between columns. Undefined
 * where it is no PDF, is locked by a password, or asks for more than a reader can give; an empty list
 * where it holds pictures alone. Reads in a thread of its own, with little memory and a time limit.
 */
export function pdfLines(pdf: Uint8Array): Promise<string[] | undefined> {
  const { promise, resolve } = Promise.withResolvers<string[] | undefined>()
  const worker = new Worker(new URL('./text-worker.ts', import.meta.url), {
    workerData: { bytes: Uint8Array.from(pdf), mostPages: MOST_PAGES },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    stdout: true,
    stderr: true,
  })
  const timer = setTimeout(() => void worker.terminate(), MOST_MS)
  worker.on('message', (lines: string[]) => resolve(lines))
  worker.on('error', () => resolve(undefined))
  worker.on('exit', () => {
    clearTimeout(timer)
    resolve(undefined)
  })
  return promise
}
