import { writeFile } from 'node:fs/promises'
import { schemaText } from '../simulate/json-schema.ts'

/** `npm run simulate-schema`: rewrites docs/guide/simulate.schema.json from the schemas in code. */
const file = new URL('../../../docs/guide/simulate.schema.json', import.meta.url)
await writeFile(file, schemaText())
