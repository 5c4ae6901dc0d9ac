import progress from 'cli-progress'

/** Shows how far a long piece of work is, on standard error. */
export type Progress = {
  /** Begins a stretch of work: its name and, where known, how many parts it has. */
  start(name: string, total?: number): void
  add(count?: number): void
  finish(): void
}

const LINE_EVERY_MS = 3_000

/** A bar on a terminal; plain lines, a few seconds apart, in a log. */
export function openProgress(stream: NodeJS.WriteStream = process.stderr): Progress {
  return stream.isTTY ? bar(stream) : lines(text => stream.write(`${text}\n`))
}

/** For work that nobody watches. */
export const noProgress: Progress = { start: () => {}, add: () => {}, finish: () => {} }

function bar(stream: NodeJS.WriteStream): Progress {
  let current: progress.SingleBar | undefined
  const finish = (): void => {
    current?.stop()
    current = undefined
  }
  return {
    start: (name, total = 0) => {
      finish()
      const counts = total > 0 ? '{bar} {value}/{total} · {eta_formatted} left' : '{value}'
      current = new progress.SingleBar(
        { format: `{name} ${counts}`, stream, hideCursor: true, etaBuffer: 50 },
        progress.Presets.shades_classic,
      )
      current.start(total, 0, { name: name.padEnd(28) })
    },
    add: (count = 1) => current?.increment(count),
    finish,
  }
}

/** As `openProgress` in a log; `write` takes one line, `now` is in milliseconds. */
export function lines(write: (text: string) => void, now = () => performance.now()): Progress {
  let name = ''
  let total = 0
  let done = 0
  let lastAt = 0
  let startedAt = 0
  const line = (): void => {
    const of = total > 0 ? ` of ${total}` : ''
    const seconds = ((now() - startedAt) / 1000).toFixed(1)
    write(`${name}: ${done}${of} (${seconds} s)`)
    lastAt = now()
  }
  const finish = (): void => {
    if (name !== '') line()
    name = ''
  }
  return {
    start: (nextName, nextTotal = 0) => {
      finish()
      name = nextName
      total = nextTotal
      done = 0
      startedAt = now()
      lastAt = startedAt
    },
    add: (count = 1) => {
      done += count
      if (now() - lastAt >= LINE_EVERY_MS) line()
    },
    finish,
  }
}
