import { randomBytes } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import { createTarDecoder, createTarPacker } from 'modern-tar'
import { RefusalError } from '../../kernel/result.ts'

/** Loaded when a backup is encrypted: each start of the program would wait for it. */
const age = () => import('age-encryption')

/** For whom a backup is encrypted (age): public keys, or a passphrase. Nobody: it is not. */
export type Encryption = { readonly recipients: readonly string[]; readonly passphrase?: string }

/** What opens an encrypted backup. */
export type Opening = { readonly identities: readonly string[]; readonly passphrase?: string }

/** Adds a file to a backup. The next one is added when this one has been taken. */
export type AddEntry = (name: string, content: Uint8Array) => Promise<void>

/** A file of a backup. Its content is read before the next one is asked for. */
export type Entry = { readonly name: string; content(): AsyncIterable<Uint8Array> }

/**
 * Writes a backup: a tar archive compressed by zstd, encrypted by age where asked for; whole or not
 * at all, and durable when it returns. Memory does not grow with it. Throws `backup_exists`, and
 * `backup_not_written` where the disk does not take it.
 */
export async function writeArchive(
  file: string,
  encryption: Encryption,
  fill: (add: AddEntry) => Promise<void>,
): Promise<number> {
  if (await exists(file)) throw new RefusalError('backup_exists', { file })
  const draft = `${file}.${randomBytes(4).toString('hex')}.part`
  try {
    await mkdir(dirname(file), { recursive: true })
    await writeDraft(draft, encryption, fill)
    const { size } = await stat(draft)
    await rename(draft, file)
    await syncFolder(dirname(file))
    return size
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    const { code, syscall } = error as NodeJS.ErrnoException
    if (syscall === undefined || code === undefined) throw error
    throw new RefusalError('backup_not_written', { file, reason: code })
  }
}

async function writeDraft(
  draft: string,
  encryption: Encryption,
  fill: (add: AddEntry) => Promise<void>,
): Promise<void> {
  const { readable, controller } = createTarPacker()
  const compress = createZstdCompress({
    params: { [constants.ZSTD_c_checksumFlag]: 1, [constants.ZSTD_c_compressionLevel]: 3 },
  })
  const sink = createWriteStream(draft, { flags: 'wx', mode: 0o600, flush: true })
  const compressing = pipeline(Readable.fromWeb(readable as never), compress)
  const writing = encrypted(compress, encryption).then(source => pipeline(source, sink))
  const failed = Promise.all([compressing, writing]).then(
    () => undefined,
    error => {
      // Whoever fills it must not wait for a disk that takes no more.
      controller.error(error)
      return error
    },
  )
  const add: AddEntry = async (name, content) => {
    const body = controller
      .add({ name, size: content.length, type: 'file', mode: 0o600, mtime: new Date(0) })
      .getWriter()
    await body.write(content)
    await body.close()
  }
  try {
    await fill(add)
    controller.finalize()
  } catch (error) {
    controller.error(error)
    throw (await failed) ?? error
  }
  const error = await failed
  if (error !== undefined) throw error
}

async function encrypted(plain: Readable, encryption: Encryption): Promise<Readable> {
  const { recipients, passphrase } = encryption
  if (recipients.length === 0 && passphrase === undefined) return plain
  const { Encrypter } = await age()
  const encrypter = new Encrypter()
  if (passphrase === undefined) for (const each of recipients) encrypter.addRecipient(each)
  else encrypter.setPassphrase(passphrase)
  return Readable.fromWeb((await encrypter.encrypt(Readable.toWeb(plain) as never)) as never)
}

/** How every file that age has encrypted begins. */
const AGE = 'age-encryption.org/v1'

/**
 * The files of a backup, in their order. Throws `backup_unreadable` for what is no backup or is
 * damaged, and `backup_locked` where nothing given opens it.
 */
export async function* readArchive(file: string, opening: Opening): AsyncGenerator<Entry> {
  const isEncrypted = (await beginning(file)) === AGE
  let reading: Promise<unknown> | undefined
  try {
    const source = createReadStream(file)
    const plain = isEncrypted ? await decrypted(source, file, opening) : source
    const unpacked = createZstdDecompress()
    reading = pipeline(plain, unpacked)
    reading.catch(() => {}) // comes to light below
    const entries = (Readable.toWeb(unpacked) as ReadableStream<Uint8Array>).pipeThrough(
      createTarDecoder({ strict: true }) as never,
    ) as ReadableStream<{ header: { name: string }; body: ReadableStream<Uint8Array> }>
    for await (const { header, body } of entries) {
      yield { name: header.name, content: () => contentOf(file, body) }
    }
    await reading
  } catch (error) {
    throw unreadable(file, error)
  }
}

/** What is damaged comes to light where it is read. */
async function* contentOf(
  file: string,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* body
  } catch (error) {
    throw unreadable(file, error)
  }
}

function unreadable(file: string, error: unknown): RefusalError {
  if (error instanceof RefusalError) return error
  return new RefusalError('backup_unreadable', { file, reason: (error as Error).message })
}

async function beginning(file: string): Promise<string> {
  const handle = await open(file).catch(error => {
    throw new RefusalError('backup_unreadable', { file, reason: String(error.code) })
  })
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(AGE.length), 0, AGE.length, 0)
    return buffer.subarray(0, bytesRead).toString('latin1')
  } finally {
    await handle.close()
  }
}

async function decrypted(source: Readable, file: string, opening: Opening): Promise<Readable> {
  const { Decrypter } = await age()
  const decrypter = new Decrypter()
  for (const identity of opening.identities) decrypter.addIdentity(identity)
  if (opening.passphrase !== undefined) decrypter.addPassphrase(opening.passphrase)
  try {
    return Readable.fromWeb((await decrypter.decrypt(Readable.toWeb(source) as never)) as never)
  } catch {
    source.destroy()
    throw new RefusalError('backup_locked', { file })
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}

async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
