#!/usr/bin/env node
// Runs the command line on the Node that Quittance was installed with, whatever Node started this
// file: plain JavaScript, because an older Node must be able to read it.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import * as module from 'node:module'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const cli = fileURLToPath(new URL('../src/app/cli.ts', import.meta.url))
const args = process.argv.slice(2)

if (typeof Temporal !== 'undefined' && process.features.typescript) {
  process.argv[1] = cli
  // Starting takes half the time where Node can keep what it made of the sources.
  module.enableCompileCache?.(
    fileURLToPath(new URL('../node_modules/.cache/quittance', import.meta.url)),
  )
  await import('../src/app/cli.ts')
} else {
  runOn(pinnedNode())
}

/** The binary out of the platform's package (an optional dependency, pinned in package.json). */
function pinnedNode() {
  const require = module.createRequire(import.meta.url)
  const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
  for (const name of [`node-${platform}`, `node-bin-${platform}`]) {
    try {
      const file = require.resolve(`${name}/package.json`)
      const { bin } = JSON.parse(readFileSync(file, 'utf8'))
      return join(dirname(file), typeof bin === 'string' ? bin : bin.node)
    } catch {
      // The other name may be the one.
    }
  }
  console.error(
    `Quittance needs Node 26, this is ${process.version}, and the package node-${platform} is not` +
      ' installed. Run `npm install` without --omit=optional, or start it with Node 26.',
  )
  process.exit(2)
}

function runOn(node) {
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` }
  // Takes our place where Node can (22.15 and later): one process, which signals reach.
  if (process.execve && process.platform !== 'win32')
    process.execve(node, [node, cli, ...args], env)
  const child = spawn(node, [cli, ...args], { stdio: 'inherit', env })
  // Ctrl-C reaches the child by itself; other signals are handed on. The child decides the end.
  process.on('SIGINT', () => {})
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
  child.on('error', error => {
    console.error(`cannot run ${node}: ${error.message}`)
    process.exit(2)
  })
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)))
}
