// Builds the console when `npm install` is done; leaves it where only the lock file is being written.
import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'

const root = join(import.meta.dirname, '..')
const vite = join(root, 'node_modules/vite/bin/vite.js')
if (existsSync(vite)) {
  const config = join(root, 'web/vite.config.ts')
  const args = [vite, 'build', '--config', config, '--logLevel', 'warn']
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' })
  if (status === 0) pack(join(root, 'web/dist/assets'))
  process.exitCode = status ?? 1
}

/** Scripts and styles once more, packed: the server gives these to browsers that take them. */
function pack(folder) {
  for (const name of readdirSync(folder)) {
    if (!/\.(?:js|css|svg)$/.test(name)) continue
    const packed = brotliCompressSync(readFileSync(join(folder, name)))
    writeFileSync(join(folder, `${name}.br`), packed)
  }
}
