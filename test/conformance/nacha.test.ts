import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { readNacha } from '../../src/formats/nacha/read.ts'
import type { NachaFile, NachaTotals } from '../../src/formats/nacha/records.ts'

/** Sample files stand beside the repository and are not ours to copy; without them nothing is run. */
const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
const standards = join(dirname(repository), 'shared/standards')

type Batch = Readonly<Record<string, unknown>> & { readonly entries: readonly object[] }
type Expected = Readonly<Record<string, unknown>> & { readonly batches: readonly Batch[] }
type Sample = { readonly file: string; readonly expected: Expected }

function samples(): Sample[] {
  if (!existsSync(standards)) return []
  const { entries } = JSON.parse(readFileSync(join(standards, 'index.json'), 'utf8'))
  return (entries as Sample[]).filter(({ file }) => file.startsWith('nacha/'))
}

const all = samples()

function figuresOf(file: NachaFile): object {
  const entries = file.batches.flatMap(batch => batch.entries)
  const answers = entries.flatMap(({ addenda, amountMinor }) =>
    addenda.map(each => ({ ...each, amountCents: Number(amountMinor) })),
  )
  return {
    destination: file.destination,
    origin: file.origin,
    fileDate: file.fileDate,
    control: {
      batches: file.control.batches,
      blocks: file.control.blocks,
      entryAddenda: file.control.entryAddenda,
      ...sums(file.control),
    },
    batches: file.batches.map(batch => ({
      serviceClass: batch.serviceClass,
      company: batch.company,
      companyId: batch.companyId,
      sec: batch.sec,
      entryDescription: batch.entryDescription,
      effective: batch.effective,
      entries: batch.entries.map(entry => ({
        code: entry.code,
        rdfi: entry.rdfi,
        account: entry.account,
        amountCents: Number(entry.amountMinor),
        id: entry.id,
        name: entry.name,
        trace: entry.trace,
        addenda: entry.addenda.map(({ type }) => type),
      })),
      control: { entryAddendaCount: batch.control.entryAddenda, ...sums(batch.control) },
    })),
    returns: answers
      .filter(({ type }) => type === '99')
      .map(({ returnCode, originalTrace, amountCents }) => ({
        returnCode,
        originalTrace,
        amountCents,
      })),
    changes: answers
      .filter(({ type }) => type === '98')
      .map(({ changeCode, originalTrace, corrected }) => ({
        changeCode,
        originalTrace,
        corrected,
      })),
  }
}

function sums(totals: NachaTotals): object {
  return {
    hash: totals.hash.toString().padStart(10, '0'),
    debitCents: Number(totals.debitMinor),
    creditCents: Number(totals.creditMinor),
  }
}

/** The index leaves out what is empty, and states what it added up itself. */
function expectedOf({ batches, ...rest }: Expected): object {
  return {
    ...rest,
    batches: batches.map(({ serviceClass, company, companyId, sec, ...batch }) => ({
      serviceClass,
      company,
      companyId,
      sec,
      entryDescription: batch.entryDescription,
      effective: String(batch.effective).trim(),
      control: batch.control,
      entries: batch.entries.map(entry => {
        const { addenda = [], ...own } = entry as { addenda?: { type: string }[] }
        return { id: '', name: '', ...own, addenda: addenda.map(({ type }) => type) }
      }),
    })),
  }
}

/** Samples whose file control is wrong itself. */
const WRONG: Readonly<Record<string, readonly string[]>> = {
  '20110805A.ach': ['batches 5 for 4'],
  'nonascii.ach': ['entries 1 for 13'],
}

describe.runIf(all.length > 0)('ACH samples', () => {
  test('are there', () => {
    expect(all.length).toBeGreaterThan(20)
  })

  test.each(all)('$file gives the figures of its control records', ({ file, expected }) => {
    const read = readNacha(readFileSync(join(standards, file)))
    expect(figuresOf(read)).toEqual(expectedOf(expected))
    const wrong = read.differences.filter(({ what }) => what !== 'blocks')
    expect(wrong.map(each => `${each.what} ${each.stated} for ${each.counted}`)).toEqual(
      WRONG[file.split('/').at(-1) as string] ?? [],
    )
  })
})
