import { parseArgs } from 'node:util'
import { billRunBench } from './bill-run.ts'
import { importBench } from './import.ts'

/*
 * npm run bench -- bill-run [--units 20000] [--months 1]
 * npm run bench -- import [--rows 1000000]
 * Prints JSON lines; every figure that judges is a ratio to what the same machine did in the same run.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    units: { type: 'string', default: '20000' },
    months: { type: 'string', default: '1' },
    rows: { type: 'string', default: '1000000' },
  },
})

const [name = 'bill-run'] = positionals
switch (name) {
  case 'bill-run':
    print(await billRunBench({ units: Number(values.units), months: Number(values.months) }))
    break
  case 'import':
    print(await importBench({ rows: Number(values.rows) }))
    break
  default:
    process.stderr.write(`There is no benchmark ${name}. Choose: bill-run, import.\n`)
    process.exitCode = 2
}

function print(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
