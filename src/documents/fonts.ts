import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * The faces of a printed document, all from npm packages under the SIL Open Font License: Source
 * Sans 3 for the page itself, the others only for what a customer's name or address may hold.
 * `invoice.typ` names their families in this order.
 */
const FACES: readonly (readonly [packageName: string, file: string])[] = [
  ['@expo-google-fonts/source-sans-3', '400Regular/SourceSans3_400Regular.ttf'],
  ['@expo-google-fonts/source-sans-3', '600SemiBold/SourceSans3_600SemiBold.ttf'],
  ['@embedpdf/fonts-sc', 'fonts/NotoSansHans-Regular.otf'],
  ['@embedpdf/fonts-arabic', 'fonts/NotoNaskhArabic-Regular.ttf'],
  ['@embedpdf/fonts-hebrew', 'fonts/NotoSansHebrew-Regular.ttf'],
  ['@expo-google-fonts/noto-emoji', '400Regular/NotoEmoji_400Regular.ttf'],
]

/** The bytes of every face, main face first. */
export function loadFonts(): readonly Buffer[] {
  return FACES.map(([packageName, file]) => readFileSync(fontFile(packageName, file)))
}

function fontFile(packageName: string, file: string): string {
  for (const folder of require.resolve.paths(packageName) ?? []) {
    const path = `${folder}/${packageName}/${file}`
    if (existsSync(path)) return path
  }
  throw new Error(`font file ${file} of ${packageName} is missing: run npm install`)
}
