import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import chromium from '@sparticuz/chromium'

const MODULES = join(import.meta.dirname, '../../node_modules')
const CACHE = join(MODULES, '.cache')

/**
 * The real Chromium that npm installed, unpacked once a version. The package unpacks to the folder for
 * temporary files and takes what stands there for whole; two test files that begin together would have
 * one start what the other still writes. So it is unpacked apart and gets its name when it is whole.
 */
export async function chromiumPath(): Promise<string> {
  chromium.setGraphicsMode = false
  const about = await readFile(join(MODULES, '@sparticuz/chromium/package.json'), 'utf8')
  const home = join(CACHE, `quittance-chromium-${JSON.parse(about).version}`)
  if (!existsSync(home)) {
    await mkdir(CACHE, { recursive: true })
    const draft = await mkdtemp(join(CACHE, 'chromium-'))
    await unpackInto(draft)
    // Another was quicker.
    await rename(draft, home).catch(() => rm(draft, { recursive: true, force: true }))
  }
  return join(home, 'chromium')
}

function unpackInto(folder: string): Promise<string> {
  const outer = process.env.TMPDIR
  process.env.TMPDIR = folder
  try {
    // It looks at once where to write.
    return chromium.executablePath()
  } finally {
    if (outer === undefined) delete process.env.TMPDIR
    else process.env.TMPDIR = outer
  }
}
