import { mkdir, writeFile } from 'node:fs/promises'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { clientText } from '../client/client-text.ts'
import { commands } from '../registry.ts'

/** `npm run client`: rewrites client/quittance.ts from the commands and lists there are. */
const file = new URL('../../../client/quittance.ts', import.meta.url)
await mkdir(new URL('.', file), { recursive: true })
await writeFile(file, clientText(commands, LISTS))
