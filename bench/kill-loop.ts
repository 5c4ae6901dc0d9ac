import { differences } from '../test/faults/books-of.ts'
import { KillWorlds } from '../test/faults/kill-loop.ts'

export type KillLoop = {
  readonly kills: number
  readonly units: number
  readonly workers: number
  readonly seed: number
}

/** Kills to one run of two months; the loop goes on with fresh copies until all have been made. */
const KILLS_A_RUN = 50

type Line = Readonly<Record<string, unknown>>

/**
 * Bills the same world again and again while workers, server and PostgreSQL are killed, and compares
 * each end state with that of an undisturbed run. A JSON line a run, and one for all; `differences`
 * and `broken` must be empty.
 */
export async function killLoop(loop: KillLoop, print: (line: Line) => void): Promise<Line> {
  const worlds = await KillWorlds.make(loop.units)
  try {
    const { books, broken } = await worlds.bill({ seed: 0, kills: 0, workers: loop.workers })
    let kills = 0
    let killsAtWork = 0
    let different = 0
    let violated = broken.length
    for (let run = 0; kills < loop.kills; run += 1) {
      const left = Math.min(KILLS_A_RUN, loop.kills - kills)
      const killed = await worlds.bill({
        seed: loop.seed + run,
        kills: left,
        workers: loop.workers,
      })
      kills += killed.report.kills
      killsAtWork += killed.report.killsAtWork
      const found = differences(books, killed.books)
      different += found.length
      violated += killed.broken.length
      print({
        name: 'kill-run',
        run,
        ...killed.report,
        differences: found.slice(0, 3),
        broken: killed.broken,
      })
    }
    return {
      name: 'kill-loop',
      kills,
      killsAtWork,
      documents: [...books.keys()].filter(name => name.startsWith('document')).length,
      differences: different,
      broken: violated,
    }
  } finally {
    await worlds.remove()
  }
}
