import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

type Asset = { readonly type: string; readonly content: Buffer }

const require = createRequire(import.meta.url)

const mark = own('mark.svg')
const passkey = own('passkey.js')
const pay = own('pay.css')
const regular = font('400Regular/SourceSans3_400Regular.ttf')
const strong = font('600SemiBold/SourceSans3_600SemiBold.ttf')

const files = {
  mark: named('mark', 'svg', mark),
  regular: named('regular', 'ttf', regular),
  strong: named('strong', 'ttf', strong),
}

/** The stylesheet names the fonts by their hash, too. */
const style = Buffer.from(
  own('console.css')
    .toString('utf8')
    .replace('FONT_REGULAR', files.regular)
    .replace('FONT_STRONG', files.strong),
)

/** Where the pages find their assets. A name holds the hash of its content and so never changes. */
export const ASSET_PATHS = {
  ...files,
  style: named('console', 'css', style),
  pay: named('pay', 'css', pay),
  passkey: named('passkey', 'js', passkey),
}

/** Every asset by its path. */
export const ASSETS: ReadonlyMap<string, Asset> = new Map([
  [ASSET_PATHS.mark, { type: 'image/svg+xml', content: mark }],
  [ASSET_PATHS.regular, { type: 'font/ttf', content: regular }],
  [ASSET_PATHS.strong, { type: 'font/ttf', content: strong }],
  [ASSET_PATHS.passkey, { type: 'text/javascript; charset=utf-8', content: passkey }],
  [ASSET_PATHS.pay, { type: 'text/css; charset=utf-8', content: pay }],
  [ASSET_PATHS.style, { type: 'text/css; charset=utf-8', content: style }],
])

function named(name: string, extension: string, content: Buffer): string {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 12)
  return `/assets/${name}.${hash}.${extension}`
}

function own(file: string): Buffer {
  return readFileSync(join(import.meta.dirname, 'assets', file))
}

/** The face that our documents are set in, from the npm package (SIL Open Font License). */
function font(file: string): Buffer {
  const packageName = '@expo-google-fonts/source-sans-3'
  for (const folder of require.resolve.paths(packageName) ?? []) {
    const path = join(folder, packageName, file)
    if (existsSync(path)) return readFileSync(path)
  }
  throw new Error(`font file ${file} of ${packageName} is missing: run npm install`)
}
