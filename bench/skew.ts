import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const CASE = join(import.meta.dirname, 'skew-case.ts')

export type Skew = { readonly items: number; readonly events: number }

type Line = Readonly<Record<string, unknown>>
type Measured = Line & { readonly peakRssMb: number }

/**
 * Bills one account with very many items, and one charge with very many events; each beside a tenth
 * of it, to see what memory does. A JSON line each. Filling and billing are processes of their own,
 * so that one's memory is not counted as the other's.
 */
export async function skewBench(skew: Skew, print: (line: Line) => void): Promise<void> {
  for (const [kind, size] of Object.entries(skew)) {
    const tenth = await measure(kind, Math.max(3, Math.floor(size / 10)))
    print(tenth)
    const whole = await measure(kind, size)
    print({ ...whole, rssToTenth: Math.round((whole.peakRssMb / tenth.peakRssMb) * 100) / 100 })
  }
}

async function measure(kind: string, size: number): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'quittance-skew-'))
  try {
    await run(process.execPath, [CASE, folder, 'seed', kind, String(size)])
    const { stdout } = await run(process.execPath, [CASE, folder, 'bill', kind, String(size)])
    return JSON.parse(stdout) as Measured
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
