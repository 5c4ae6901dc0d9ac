import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { cp, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import { expect, onTestFinished, test } from 'vitest'
import { ALL_SETTINGS } from '../../src/platform/settings/table.ts'

/*
 * No container engine runs here, so the image itself is not built. What can be known without one: that
 * what it copies is there and is enough to run, and that its commands do what they should.
 */
const PROJECT = join(import.meta.dirname, '../..')
const read = (path: string): string => readFileSync(join(PROJECT, path), 'utf8')

type Instruction = { readonly name: string; readonly rest: string }

const instructions: readonly Instruction[] = read('deploy/Containerfile')
  .split('\n')
  .flatMap(line => {
    const [, name, rest] = /^([A-Z]+) (.*)$/.exec(line) ?? []
    return name === undefined || rest === undefined ? [] : [{ name, rest }]
  })

const all = (name: string) => instructions.filter(each => each.name === name).map(each => each.rest)
const command = (name: string): string[] => JSON.parse(/\[.*\]/.exec(all(name)[0] ?? '')?.[0] ?? '')

/** What the last stage takes out of the project. */
function copied(): string[] {
  const last = instructions.findLastIndex(each => each.name === 'FROM')
  return instructions
    .slice(last)
    .filter(each => each.name === 'COPY' && !each.rest.startsWith('--from'))
    .flatMap(each => each.rest.split(' ').slice(0, -1))
}

test('the image is built from the Node that the project pins, and does not run as root', () => {
  const { optionalDependencies } = JSON.parse(read('package.json'))
  const versions = new Set(Object.values(optionalDependencies))
  for (const from of all('FROM')) {
    expect(versions).toContain(/node:(\d+\.\d+\.\d+)-bookworm-slim/.exec(from)?.[1])
  }
  expect(all('USER')).toEqual(['node'])
  const order = instructions.map(each => each.name)
  expect(order.indexOf('USER')).toBeLessThan(order.indexOf('ENTRYPOINT'))
  expect(order.lastIndexOf('RUN')).toBeLessThan(order.indexOf('USER'))
})

test('what the image copies is there, and is let in', () => {
  const letIn = read('.dockerignore')
    .match(/^!(.*)$/gm)
    ?.map(line => line.slice(1))
  const sources = all('COPY')
    .filter(each => !each.startsWith('--from'))
    .flatMap(each => each.split(' ').slice(0, -1))
  expect(sources.length).toBeGreaterThan(6)
  expect(sources.filter(path => !existsSync(join(PROJECT, path)))).toEqual([])
  expect(sources.filter(path => !letIn?.includes(path))).toEqual([])
  // `npm ci` builds the console, which needs all that it is made of.
  expect(read('web/vite.config.ts')).toContain("outDir: 'dist'")
  expect(all('COPY')).toContain('--from=built /opt/quittance/web/dist ./web/dist')
})

test('what the image holds runs, is found healthy by its own check, and ends when it is told to', async () => {
  const image = await mkdtemp(join(tmpdir(), 'quittance-image-'))
  const data = await mkdtemp(join(tmpdir(), 'quittance-image-data-'))
  onTestFinished(() =>
    Promise.all([image, data].map(at => rm(at, { recursive: true, force: true }))).then(() => {}),
  )
  for (const path of copied()) {
    await mkdir(dirname(join(image, path)), { recursive: true })
    const filter = (from: string) => !from.endsWith('.test.ts')
    await cp(join(PROJECT, path), join(image, path), { recursive: true, filter })
  }
  await symlink(join(PROJECT, 'node_modules'), join(image, 'node_modules'))
  const port = await freePort()
  const given = Object.fromEntries(all('ENV').map(each => each.split('=') as [string, string]))
  const here = {
    QUITTANCE_DATA: data,
    QUITTANCE_PORT: String(port),
    QUITTANCE_TRUSTED_PROXY: '127.0.0.1',
  }
  const env = { PATH: process.env.PATH, ...given, ...here }
  const options = { cwd: image, env }
  const [entry = '', ...args] = [...command('ENTRYPOINT'), ...command('CMD')]
  const child = spawn(entry === 'node' ? process.execPath : entry, args, options)
  let said = ''
  child.stderr.on('data', text => {
    said += text
  })
  const ended = once(child, 'exit')
  const [, ...check] = command('HEALTHCHECK')
  const isHealthy = () =>
    promisify(execFile)(process.execPath, check, options).then(
      () => true,
      () => false,
    )
  expect(await isHealthy()).toBe(false)
  const isOver = () => child.exitCode !== null
  const ready = () => fetch(`http://127.0.0.1:${port}/ready`).catch(() => undefined)
  while (!isOver() && (await ready())?.status !== 200) await sleep(50)
  expect(said).toBe('')
  expect(await isHealthy()).toBe(true)
  child.kill('SIGTERM')
  expect((await ended)[0]).toBe(0)
}, 120_000)

test('what is set by the examples are settings, and what is measured by the alerts is measured', () => {
  const files = readdirSync(join(PROJECT, 'deploy'), { recursive: true, withFileTypes: true })
    .filter(each => each.isFile())
    .map(each => readFileSync(join(each.parentPath, each.name), 'utf8'))
  const texts = [...files, read('docs/guide/operations.md'), read('docs/guide/backup.md')].join(
    '\n',
  )
  const named = new Set(texts.match(/\b(?:QUITTANCE|DATABASE)_[A-Z_]+\b/g))
  const known = (name: string) =>
    ALL_SETTINGS.has(name) || ALL_SETTINGS.has(name.replace(/_FILE$/, ''))
  expect([...named].filter(name => !known(name))).toEqual([])
  expect(named.size).toBeGreaterThan(8)
  const measured = read('src/platform/metrics.ts') + read('src/app/state/figures.ts')
  const metrics = new Set(
    texts.match(/\bquittance_[a-z_]+/g)?.map(name => name.replace(/_(?:bucket|count|sum)$/, '')),
  )
  expect([...metrics].filter(name => !measured.includes(`'${name}'`))).toEqual([])
  // And the guide names each of them.
  const guide = read('docs/guide/operations.md')
  const made = new Set(measured.match(/quittance_[a-z_]+/g))
  expect([...made].filter(name => !guide.includes(`\`${name}\``))).toEqual([])
})

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer()
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      server.close(() => resolve(port))
    })
  })
}
