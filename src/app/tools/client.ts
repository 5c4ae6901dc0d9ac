import { mkdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { LISTS } from '../../reporting/lists/load/all.ts'
import { answersText } from '../client/answers-text.ts'
import { commands } from '../registry.ts'

/**
 * `npm run client`: rewrites what is known of the commands' answers, and with it client/quittance.ts
 * from the commands and lists there are.
 */
const root = new URL('../../../', import.meta.url)
const answers = answersText(fileURLToPath(root), commands)
await writeFile(new URL('src/app/api/answers.json', root), answers)

// Imported only now: the client is made of the answers just written.
const { clientText } = await import('../client/client-text.ts')
const file = new URL('client/quittance.ts', root)
await mkdir(new URL('.', file), { recursive: true })
await writeFile(file, clientText(commands, LISTS))
