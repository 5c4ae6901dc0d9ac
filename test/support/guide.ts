import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'

const FOLDER = join(import.meta.dirname, '../../docs/guide')

/**
 * The block "```text NAME" of a guide page holds exactly this text. With GUIDE=write the page is
 * made to: a worked example is written by the program that it is about.
 */
export function expectGuide(page: string, name: string, text: string): void {
  const file = join(FOLDER, page)
  const guide = readFileSync(file, 'utf8')
  const block = new RegExp(`(\`\`\`\\w+ ${name}\\n)([\\s\\S]*?)(\`\`\`)`)
  const shown = block.exec(guide)?.[2]
  if (shown === undefined) throw new Error(`${page} has no block named ${name}`)
  const now = `${text.replaceAll('\r\n', '\n').trimEnd()}\n`
  if (process.env.GUIDE !== 'write') expect(shown).toBe(now)
  else
    writeFileSync(
      file,
      guide.replace(block, (_, open, __, close) => `${open}${now}${close}`),
    )
}
