import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { renderInvoice } from '../src/documents/render.ts'
import { samples } from '../src/documents/samples.ts'

/** Prints every sample document into a folder, for the eyes of whoever changes the template. */
const folder = process.argv[2] ?? 'samples'
mkdirSync(folder, { recursive: true })
for (const [name, page] of Object.entries(samples)) {
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, renderInvoice(page))
  console.log(path)
}
