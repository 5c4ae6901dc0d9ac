import { parseArgs } from 'node:util'
import { boundHeapGrowth } from '../src/platform/memory.ts'
import { billRunBench } from './bill-run.ts'
import { documentsBench } from './documents.ts'
import { importBench } from './import.ts'

/*
 * npm run bench -- bill-run [--units 20000] [--months 1]
 * npm run bench -- import [--rows 1000000]
 * npm run bench -- documents [--documents 400]
 * Prints JSON lines; every figure that judges is a ratio to what the same machine did in the same run.
 */
boundHeapGrowth()
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    units: { type: 'string', default: '20000' },
    months: { type: 'string', default: '1' },
    rows: { type: 'string', default: '1000000' },
    documents: { type: 'string', default: '400' },
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
  case 'documents':
    print(await documentsBench({ documents: Number(values.documents) }))
    break
  default:
    process.stderr.write(`There is no benchmark ${name}. Choose: bill-run, import, documents.\n`)
    process.exitCode = 2
}

function print(line: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(line)}\n`)
}
