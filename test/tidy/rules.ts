import { posix } from 'node:path'

/** A source file: its path below the project, with `/`, and its text. */
export type Source = { readonly path: string; readonly text: string }

/** The folders of src/ in their order; each imports only from those above it, and itself. */
export const FOLDERS = [
  'kernel',
  'formats',
  'platform',
  'identity',
  'ledger',
  'catalog',
  'accounts',
  'contracts',
  'metering',
  'rating',
  'tax',
  'invoicing',
  'documents',
  'receivables',
  'collections',
  'disputes',
  'reporting',
  'operations',
  'integrations',
  'app',
] as const

export const MAX_LINES = 400

/** Made by `npm run schema`. */
const GENERATED = new Set(['src/platform/database/schema.ts'])

/** Names of files, or of folders that hold such files, that may touch the world. */
const IMPURE_NAMES = new Set(['load', 'save', 'commands', 'routes', 'jobs'])
const IMPURE_FOLDERS = new Set(['platform', 'app'])

/**
 * Files that touch the world under another name, each with its reason. Keep this list short.
 */
export const IMPURE_FILES: Readonly<Record<string, string>> = {
  'src/documents/fonts.ts': 'finds the font files that npm installed',
  'src/documents/render.ts': 'runs the Typst engine on its template',
  'src/documents/render-pool.ts': 'runs the engine on all cores',
  'src/documents/render-worker.ts': 'the thread of one core',
  'src/documents/typst-engine.ts': 'opens the engine with its fonts',
}

/** The folder of src/ that a path lies in. */
export function folderOf(path: string): string | undefined {
  const [top, folder] = path.split('/')
  return top === 'src' ? folder : undefined
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

/** Whether a file may use neither clock, chance, database, log nor files. */
export function isPure(path: string): boolean {
  const folder = folderOf(path)
  if (folder === undefined || isTest(path)) return false
  if (IMPURE_FOLDERS.has(folder) || path in IMPURE_FILES) return false
  return !roles(path).some(role => IMPURE_NAMES.has(role))
}

/** The names that tell a file's role: of itself and of the folders it lies in, inside its domain. */
function roles(path: string): string[] {
  return path
    .split('/')
    .slice(2)
    .map(part => part.replace(/\.tsx?$/, ''))
}

/** The text without comments, which may name what code may not. */
function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|[^:'"`])\/\/.*$/gm, '$1')
}

type Import = { readonly path: string; readonly isLocal: boolean }

/** What a file imports: project paths for its own files, else the package's name. */
export function importsOf(source: Source): Import[] {
  const found = codeOf(source.text).matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)
  return [...found].map(match => {
    const name = match[1] as string
    if (!name.startsWith('.')) return { path: name, isLocal: false }
    return { path: posix.normalize(posix.join(posix.dirname(source.path), name)), isLocal: true }
  })
}

type Rule = (source: Source) => string[]

/** Rule 1: only from a folder above; nobody imports app; another domain's save is its own. */
const importOrder: Rule = source => {
  const own = FOLDERS.indexOf(folderOf(source.path) as (typeof FOLDERS)[number])
  if (own < 0 || isTest(source.path)) return []
  return localSources(source).flatMap(path => {
    const folder = folderOf(path)
    const other = FOLDERS.indexOf(folder as (typeof FOLDERS)[number])
    if (other > own) return [`imports ${path}, which is below ${FOLDERS[own]}`]
    if (other !== own && roles(path).includes('save')) return [`imports ${path}: save is private`]
    return []
  })
}

function localSources(source: Source): string[] {
  return importsOf(source)
    .filter(each => each.isLocal && each.path.startsWith('src/'))
    .map(each => each.path)
}

const WORLDLY_PACKAGES =
  /^(?:node:(?!util$)|pg$|pg-|kysely|graphile-worker|pino|fastify|nodemailer|uuid|cli-progress)/

const WORLDLY_CALLS =
  /\b(?:Date\.now|new Date\(\)|Math\.random|Temporal\.Now|performance\.now|process\.|console\.|fetch\()/

/** Rule 2: pure files import only pure files and ask neither clock nor chance nor machine. */
const purity: Rule = source => {
  if (!isPure(source.path)) return []
  const problems = importsOf(source).flatMap(({ path, isLocal }) => {
    if (!isLocal) return WORLDLY_PACKAGES.test(path) ? [`is pure but imports ${path}`] : []
    if (isTypeImport(source.text, path) || !path.startsWith('src/') || isPure(path)) return []
    return [`is pure but imports ${path}`]
  })
  const call = WORLDLY_CALLS.exec(codeOf(source.text))
  return call === null ? problems : [...problems, `is pure but uses ${call[0]}`]
}

/** A type has no effects: `import type` is allowed where the value is not. */
function isTypeImport(text: string, path: string): boolean {
  const name = posix.basename(path).replaceAll('.', '\\.')
  const statements = [...text.matchAll(new RegExp(`import [^']*from '[^']*${name}'`, 'g'))]
  return statements.length > 0 && statements.every(match => match[0].startsWith('import type'))
}

/** Rule 3: SQL in load and save alone, and in the platform. */
const sqlInItsPlace: Rule = source => {
  const folder = folderOf(source.path)
  if (folder === undefined || folder === 'platform' || isTest(source.path)) return []
  const allowed = roles(source.path).some(role => role === 'load' || role === 'save')
  if (allowed || !/\bsql(?:<[^`]*>)?`|\bselectFrom\(|\binsertInto\(/.test(codeOf(source.text))) {
    return []
  }
  return ['has SQL outside of load and save']
}

const length: Rule = source => {
  const lines = source.text.trimEnd().split('\n').length
  if (lines <= MAX_LINES || GENERATED.has(source.path)) return []
  return [`has ${lines} lines, more than ${MAX_LINES}: split it by meaning`]
}

const FORBIDDEN_NAME = /(?:^|[-.])(?:utils?|helpers?|managers?|services?|common|misc)$/

const names: Rule = source => {
  const parts = source.path.split('/').map(part => part.replace(/(?:\.db)?(?:\.test)?\.tsx?$/, ''))
  const bad = parts.find(part => FORBIDDEN_NAME.test(part))
  return bad === undefined ? [] : [`is named ${bad}, which says nothing`]
}

const noBarrels: Rule = source => {
  const code = codeOf(source.text).trim()
  if (/\bexport \*/.test(code)) return ['exports everything of another file']
  const rest = code.replace(/export (?:type )?\{[^}]*\} from '[^']+'/g, '').trim()
  return code !== '' && rest === '' ? ['only passes on what others export'] : []
}

const FORBIDDEN_TEXT: readonly (readonly [RegExp, string])[] = [
  [/\b(?:test|it|describe)(?:\.\w+)*\.(?:only|skip|todo)\b/, 'leaves tests out'],
  [/@ts-(?:ignore|expect-error|nocheck)/, 'silences the compiler'],
  [/\b(?:TODO|FIXME)\b(?!')/, 'leaves work undone'],
  [/\b(?:as|:) any\b|<any>/, 'uses any'],
]

const text: Rule = source =>
  FORBIDDEN_TEXT.flatMap(([pattern, problem]) => (pattern.test(source.text) ? [problem] : []))

/** What installs differently is in one table, validated and documented. */
const settings: Rule = source => {
  if (!source.path.startsWith('src/') || isTest(source.path)) return []
  if (source.path === 'src/platform/settings/environment.ts') return []
  if (!/\bprocess\.env\b|\benv\b[^\n]*\bfrom 'node:process'/.test(codeOf(source.text))) return []
  return ['reads the environment itself: add a row to src/platform/settings/table.ts']
}

export const RULES = {
  importOrder,
  purity,
  sqlInItsPlace,
  length,
  names,
  noBarrels,
  text,
  settings,
} as const

/** Every breach of every rule, as `path: what`. */
export function breaches(sources: readonly Source[]): string[] {
  return sources.flatMap(source =>
    Object.values(RULES).flatMap(rule => rule(source).map(what => `${source.path}: ${what}`)),
  )
}
