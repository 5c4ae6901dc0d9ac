import { rmSync } from 'node:fs'
import { type World, writeWorld } from '../../../demo/world.ts'
import { RefusalError } from '../../kernel/result.ts'
import { dataFolder } from '../../platform/data-folder.ts'
import { countJobs } from '../../platform/jobs.ts'
import type { Progress } from '../../platform/progress.ts'
import { setting } from '../../platform/settings/settings.ts'
import type { System } from '../../platform/system.ts'
import { openForSubcommand } from '../subcommand.ts'
import { type DemoClock, demoClock } from './clock.ts'
import { liveThrough } from './course.ts'
import {
  clearDemo,
  type DemoMark,
  type DemoSize,
  readMark,
  worldFolder,
  writeMark,
} from './folder.ts'
import { hasLegalEntity, loadFileCounts } from './load.ts'
import { hireStaff } from './staff.ts'
import type { Stage } from './stage.ts'
import { type DemoSummary, summarise } from './summary.ts'
import { startRunWorker } from './worker.ts'

export type DemoOptions = {
  readonly data?: string | undefined
  /** Left out: 240 accounts and a year, or whatever the demo that is there has. */
  readonly accounts?: number
  readonly seed?: number
  readonly months?: number
  /** Makes a new demo in place of the one that is there. */
  readonly fresh: boolean
  readonly progress: Progress
  readonly signal: AbortSignal
  readonly say: (message: string) => void
}

const DEFAULT_ACCOUNTS = 240
const DEFAULT_MONTHS = 12

/** An open demo: the system on its data folder, at its time. */
export type Demo = { readonly system: System; readonly summary: DemoSummary }

/**
 * Opens the demo of a data folder, making it first where it is missing or was not finished. A
 * folder with data of another kind is refused, as is one that another process owns.
 */
export async function openDemo(options: DemoOptions): Promise<Demo> {
  const folder = dataFolder(options.data)
  await makeRoom(folder, options)
  const clock = demoClock(Temporal.Instant.from('2020-01-01T00:00:00Z'))
  const system = await openForSubcommand({ data: folder, ownership: 'own', clock, poolSize: 12 })
  try {
    // Only now is the folder ours.
    const mark = await readMark(folder)
    if (mark?.state === 'finished') return await reopen(system, clock, mark, options)
    if (await hasLegalEntity(system.db)) {
      const place = setting('DATABASE_URL') ? 'The database of DATABASE_URL' : folder
      throw new RefusalError('demo_folder_used', { place })
    }
    return await make(system, clock, options)
  } catch (error) {
    await system.close()
    throw error
  }
}

async function makeRoom(folder: string, { fresh, say }: DemoOptions): Promise<void> {
  const mark = await readMark(folder)
  if (mark === undefined || setting('DATABASE_URL')) return
  if (mark.state === 'finished' && !fresh) return
  await clearDemo(folder, say)
}

async function reopen(
  system: System,
  clock: DemoClock,
  mark: DemoMark & { state: 'finished' },
  options: DemoOptions,
): Promise<Demo> {
  const { size } = mark
  const { accounts = size.accounts, seed = size.seed, months = size.months } = options
  if (accounts !== size.accounts || seed !== size.seed || months !== size.months) {
    const facts = { folder: system.folder, accounts: size.accounts }
    throw new RefusalError('demo_of_other_size', facts)
  }
  options.say('This folder holds a finished demo; --fresh makes a new one.')
  clock.set(Temporal.Instant.from(mark.endedAt))
  clock.letRun()
  const summary = await summarise(system, { surprises: [], seconds: mark.seconds, phases: {} })
  return { system, summary }
}

async function make(system: System, clock: DemoClock, options: DemoOptions): Promise<Demo> {
  const { accounts = DEFAULT_ACCOUNTS, seed, months = DEFAULT_MONTHS } = options
  const { progress, signal } = options
  const { folder } = system
  const startedAt = performance.now()
  const size = { accounts, months, ...(seed === undefined ? {} : { seed }) }
  await writeMark(folder, { state: 'making', size })
  const phases: Record<string, number> = {}
  const surprises: string[] = []
  const worldAt = worldFolder(folder)
  rmSync(worldAt, { recursive: true, force: true })
  const world = writeFiles(worldAt, size, progress)
  phases.world = secondsSince(startedAt)
  clock.set(Temporal.Instant.from(`${world.setupOn}T00:00:00Z`))
  const worker = await startRunWorker(system)
  try {
    const known = {
      stories: new Map(world.stories.map(story => [story.accountNumber, story.code])),
      checked: new Set<string>(),
    }
    const staff = await hireStaff(system)
    const common = { system, clock, staff, world, folder: worldAt, worker, progress, signal }
    const stage: Stage = { ...common, known, surprises }
    Object.assign(phases, await liveThrough(stage))
    const printingAt = performance.now()
    await untilPrinted(stage)
    phases.documents = secondsSince(printingAt)
  } finally {
    await worker.stop()
  }
  const checkingAt = performance.now()
  const made = await summarise(system, { surprises, seconds: 0, phases })
  phases.check = secondsSince(checkingAt)
  const seconds = secondsSince(startedAt)
  const endedAt = clock.now().toString()
  await writeMark(folder, { state: 'finished', size, endedAt, seconds })
  clock.letRun()
  return { system, summary: { ...made, seconds, phases } }
}

function writeFiles(folder: string, size: DemoSize, progress: Progress): World {
  progress.start('Customers and meter data', size.accounts)
  let shown = 0
  const show = (done: number): void => {
    progress.add(done - shown)
    shown = done
  }
  const world = writeWorld({ folder, ...size, onProgress: show })
  show(size.accounts)
  progress.finish()
  return world
}

/** Waits for the documents that are still being printed. */
async function untilPrinted({ system, progress, signal, surprises }: Stage): Promise<void> {
  const { documents, files } = await loadFileCounts(system.db)
  progress.start('PDFs', documents)
  let shown = 0
  const show = (printed: number): void => {
    progress.add(printed - shown)
    shown = printed
  }
  show(files)
  while ((await countJobs(system.db)).waiting > 0) {
    signal.throwIfAborted()
    await new Promise(resolve => setTimeout(resolve, 100))
    show((await loadFileCounts(system.db)).files)
  }
  const printed = (await loadFileCounts(system.db)).files
  show(printed)
  progress.finish()
  if (printed < documents) {
    surprises.push(`${documents - printed} of ${documents} documents have no PDF yet`)
  }
}

function secondsSince(startedAt: number): number {
  return Math.round((performance.now() - startedAt) / 10) / 100
}
