import { parseArgs } from 'node:util'
import { boundHeapGrowth } from '../src/platform/memory.ts'
import { apiBench } from './api.ts'
import { apiLoadBench } from './api-load.ts'
import { billRunBench } from './bill-run.ts'
import { cashSuggestBench } from './cash-suggest.ts'
import { collectionsBench } from './collections.ts'
import { documentsBench } from './documents.ts'
import { dunningBench } from './dunning.ts'
import { exportsBench } from './exports.ts'
import { importBench } from './import.ts'
import { intervalsBench } from './intervals.ts'
import { killLoop } from './kill-loop.ts'
import { matchingBench } from './matching.ts'
import { ratingBench } from './rating.ts'
import { skewBench } from './skew.ts'
import { touYearBench } from './tou-year.ts'

/*
 * npm run bench -- bill-run [--units 20000] [--months 1]
 * npm run bench -- import [--rows 1000000]
 * npm run bench -- intervals [--meters 1000] [--days 30]
 * npm run bench -- rating [--accounts 100000]
 * npm run bench -- tou-year [--rounds 40]
 * npm run bench -- api [--rows 200000] [--accounts 100000] [--invoices 1000000]
 * npm run bench -- api-load [--clients 100] [--seconds 60] [--accounts 100000]
 * npm run bench -- exports [--exports 1000] [--clients 20] [--seconds 15] [--accounts 100000] [--invoices 1000000]
 * npm run bench -- documents [--documents 400]
 * npm run bench -- skew [--items 30000] [--events 5000000]
 * npm run bench -- matching [--invoices 100000] [--lines 10000] [--seed 1]
 * npm run bench -- cash-suggest [--invoices 1000000] [--lines 1000] [--seed 1]
 * npm run bench -- dunning [--accounts 100000]
 * npm run bench -- collections [--rows 1000000] [--accounts 100000]
 * npm run bench -- kill-loop [--kills 1000] [--workers 2] [--seed 1]
 * Prints JSON lines; every figure that judges is a ratio to what the same machine did in the same run.
 */
boundHeapGrowth()
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    units: { type: 'string', default: '20000' },
    months: { type: 'string', default: '1' },
    meters: { type: 'string', default: '1000' },
    days: { type: 'string', default: '30' },
    accounts: { type: 'string', default: '100000' },
    rows: { type: 'string' },
    rounds: { type: 'string', default: '40' },
    documents: { type: 'string', default: '400' },
    items: { type: 'string', default: '30000' },
    events: { type: 'string', default: '5000000' },
    kills: { type: 'string', default: '1000' },
    workers: { type: 'string', default: '2' },
    seed: { type: 'string', default: '1' },
    invoices: { type: 'string' },
    lines: { type: 'string' },
    clients: { type: 'string' },
    seconds: { type: 'string' },
    exports: { type: 'string', default: '1000' },
  },
})

const NAMES =
  'bill-run, import, intervals, rating, tou-year, api, api-load, exports, documents, skew, matching, cash-suggest, dunning, collections, kill-loop'
const [name = 'bill-run'] = positionals
switch (name) {
  case 'bill-run':
    print(await billRunBench({ units: Number(values.units), months: Number(values.months) }))
    break
  case 'import':
    print(await importBench({ rows: Number(values.rows ?? '1000000') }))
    break
  case 'matching': {
    const { invoices, lines, seed } = values
    const many = { invoices: Number(invoices ?? '100000'), lines: Number(lines ?? '10000') }
    const set = { ...many, seed: Number(seed) }
    for (const line of await matchingBench(set)) print(line)
    break
  }
  case 'cash-suggest': {
    const { invoices, lines, seed } = values
    const many = { invoices: Number(invoices ?? '1000000'), lines: Number(lines ?? '1000') }
    for (const line of await cashSuggestBench({ ...many, seed: Number(seed) })) print(line)
    break
  }
  case 'dunning':
    print(await dunningBench({ accounts: Number(values.accounts) }))
    break
  case 'collections': {
    const set = { items: Number(values.rows ?? '1000000'), accounts: Number(values.accounts) }
    print(await collectionsBench(set))
    break
  }
  case 'api':
    print(
      await apiBench({
        events: Number(values.rows ?? '200000'),
        accounts: Number(values.accounts),
        invoices: Number(values.invoices ?? '1000000'),
      }),
    )
    break
  case 'api-load': {
    const { clients, seconds, accounts } = values
    const line = await apiLoadBench({
      clients: Number(clients ?? '100'),
      seconds: Number(seconds ?? '60'),
      accounts: Number(accounts),
    })
    print(line)
    if (line.failed !== 0) process.exitCode = 1
    break
  }
  case 'exports':
    print(
      await exportsBench({
        exports: Number(values.exports),
        clients: Number(values.clients ?? '20'),
        seconds: Number(values.seconds ?? '15'),
        accounts: Number(values.accounts),
        invoices: Number(values.invoices ?? '1000000'),
      }),
    )
    break
  case 'intervals':
    print(await intervalsBench({ meters: Number(values.meters), days: Number(values.days) }))
    break
  case 'rating':
    print(ratingBench({ accounts: Number(values.accounts) }))
    break
  case 'tou-year':
    print(touYearBench({ rounds: Number(values.rounds) }))
    break
  case 'documents':
    print(await documentsBench({ documents: Number(values.documents) }))
    break
  case 'skew':
    await skewBench({ items: Number(values.items), events: Number(values.events) }, print)
    break
  case 'kill-loop': {
    const { kills, workers, seed } = values
    const loop = { kills: Number(kills), workers: Number(workers), seed: Number(seed), units: 120 }
    const line = await killLoop(loop, print)
    print(line)
    if (line.differences !== 0 || line.broken !== 0) process.exitCode = 1
    break
  }
  default:
    process.stderr.write(`There is no benchmark ${name}. Choose: ${NAMES}.\n`)
    process.exitCode = 2
}

function print(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
