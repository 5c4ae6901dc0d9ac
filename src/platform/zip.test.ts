import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { zipArchive } from './zip.ts'

const FILES = [
  { name: 'manifest.json', content: Buffer.from('{"files": 2}') },
  { name: 'documents/Rechnung-ä.txt', content: Buffer.from('x'.repeat(5_000)) },
  { name: 'empty.txt', content: Buffer.alloc(0) },
]

/** Reads an archive by its central directory, as every program that opens zips does. */
function read(archive: Buffer): [string, string][] {
  const end = archive.length - 22
  expect(archive.readUInt32LE(end)).toBe(0x06054b50)
  let at = archive.readUInt32LE(end + 16)
  return Array.from({ length: archive.readUInt16LE(end + 10) }, () => {
    const [packed, name] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28)]
    const start = archive.readUInt32LE(at + 42)
    const label = archive.toString('utf8', at + 46, at + 46 + name)
    at += 46 + name
    const data = start + 30 + archive.readUInt16LE(start + 26)
    return [label, inflateRawSync(archive.subarray(data, data + packed)).toString()]
  })
}

test('an archive holds every file under its name, and is the same for the same files', () => {
  const archive = zipArchive(FILES)
  expect(read(archive)).toEqual(FILES.map(each => [each.name, each.content.toString()]))
  expect(zipArchive(FILES).equals(archive)).toBe(true)
})

test('other programs read it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-zip-'))
  try {
    const file = join(folder, 'a.zip')
    writeFileSync(file, zipArchive(FILES))
    const script =
      'import sys, zipfile; z = zipfile.ZipFile(sys.argv[1]); print(z.testzip(), len(z.namelist()))'
    let found: string
    try {
      found = execFileSync('python3', ['-c', script, file], { encoding: 'utf8' })
    } catch {
      return // No Python on this machine; the test above reads the archive by the format itself.
    }
    expect(found.trim()).toBe('None 3')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
