import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

export type CommandOutcome = 'done' | 'dry_run' | 'refused' | 'failed'

/** What is told of a command that has ended. */
export type CommandMeasure = {
  readonly command: string
  readonly outcome: CommandOutcome
  readonly seconds: number
  /** The code of its refusal. */
  readonly code?: string
}

export type JobMeasure = {
  readonly task: string
  readonly outcome: 'done' | 'failed'
  readonly seconds: number
}

export type RequestMeasure = {
  readonly method: string
  /** The address with its variable parts by name, `/accounts/:number`. */
  readonly route: string
  readonly status: number
  readonly seconds: number
}

/**
 * What one process has counted, for Prometheus. Labels are names of the program alone (routes,
 * commands, tasks, states) and numbers of bill runs: never a person, an account or an address.
 */
export type Metrics = {
  readonly registry: Registry
  command(measure: CommandMeasure): void
  job(measure: JobMeasure): void
  request(measure: RequestMeasure): void
  /** Sets a figure that is looked up when somebody asks: all its labels anew. */
  set(name: string, help: string, values: readonly Figure[]): void
}

export type Figure = { readonly labels?: Readonly<Record<string, string>>; readonly value: number }

const REQUEST_SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30]
const WORK_SECONDS = [0.01, 0.05, 0.1, 0.5, 1, 5, 15, 60, 300, 1800]

/** The counters of a process, all at zero. */
export function openMetrics(): Metrics {
  const registry = new Registry()
  const registers = [registry]
  const commands = new Histogram({
    name: 'quittance_command_duration_seconds',
    help: 'Commands by name and outcome (done, dry_run, refused, failed)',
    labelNames: ['command', 'outcome'],
    buckets: WORK_SECONDS,
    registers,
  })
  const refusals = new Counter({
    name: 'quittance_command_refusals_total',
    help: 'Refused commands by the code of the refusal',
    labelNames: ['code'],
    registers,
  })
  const jobs = new Histogram({
    name: 'quittance_job_duration_seconds',
    help: 'Jobs that this process has worked, by task and outcome (done, failed)',
    labelNames: ['task', 'outcome'],
    buckets: WORK_SECONDS,
    registers,
  })
  const requests = new Histogram({
    name: 'quittance_http_request_duration_seconds',
    help: 'Requests by method, route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: REQUEST_SECONDS,
    registers,
  })
  const gauges = new Map<string, Gauge>()
  return {
    registry,
    command: ({ command, outcome, seconds, code }) => {
      commands.observe({ command, outcome }, seconds)
      if (code !== undefined) refusals.inc({ code })
    },
    job: ({ task, outcome, seconds }) => jobs.observe({ task, outcome }, seconds),
    request: ({ method, route, status, seconds }) =>
      requests.observe({ method, route, status: String(status) }, seconds),
    set: (name, help, values) => {
      const labelNames = Object.keys(values[0]?.labels ?? {})
      const gauge = gauges.get(name) ?? new Gauge({ name, help, labelNames, registers })
      if (values.length > 0) gauges.set(name, gauge)
      else if (!gauges.has(name)) registry.removeSingleMetric(name)
      gauge.reset()
      for (const { labels, value } of values) gauge.set({ ...labels }, value)
    },
  }
}

/** Adds what every process has: memory, processor time, event loop lag, garbage collection. */
export function addProcessMetrics({ registry }: Metrics): void {
  collectDefaultMetrics({ register: registry })
}
