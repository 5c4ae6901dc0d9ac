import { adviceFault } from './advice.ts'

/*
 * The envelope of ASC X12: segments of elements between ISA and IEA, whose marks the ISA itself tells.
 * By hand: the packages on npm for X12 are years old, or know the health-care sets alone.
 */

/** A segment: its name, its elements from 1 on, and its place in the file for messages. */
export type X12Segment = {
  readonly place: number
  readonly name: string
  readonly at: (element: number) => string
}

/** One transaction set, ST to SE, without these two. */
export type X12Set = { readonly code: string; readonly segments: readonly X12Segment[] }

/** The fixed length of ISA: 106 characters up to and with its terminator. */
const ISA_LENGTH = 106

/** A file holds no more segments than this. */
const MOST_SEGMENTS = 200_000

/**
 * Cuts an interchange into its transaction sets. Throws a RefusalError where it was cut short, or the
 * counts and control numbers of its envelopes do not agree.
 */
export function x12Sets(text: string): X12Set[] {
  const segments = segmentsOf(text)
  const sets: { code: string; segments: X12Segment[] }[] = []
  const open: { readonly segment: X12Segment; readonly sets: number }[] = []
  let current: { code: string; segments: X12Segment[] } | undefined
  for (const segment of segments) {
    const begins = ENDS[segment.name]
    if (begins !== undefined) {
      const begun = open.pop()
      if (begun === undefined || begun.segment.name !== begins) {
        throw fault(segment, segment.name, begins)
      }
      const size = begins === 'ST' ? segment.place - begun.segment.place + 1 : 0
      closes(begun.segment, segment, begins === 'ST' ? size : sets.length - begun.sets)
      current = undefined
    } else if (BEGINS.has(segment.name)) {
      open.push({ segment, sets: sets.length })
      if (segment.name === 'ST') {
        current = { code: segment.at(1), segments: [] }
        sets.push(current)
      }
    } else if (current !== undefined) current.segments.push(segment)
  }
  const left = open.at(-1)
  if (left !== undefined)
    throw fault(left.segment, 'the end of the file', CLOSED[left.segment.name] ?? '')
  return sets
}

const ENDS: Readonly<Record<string, string>> = { SE: 'ST', GE: 'GS', IEA: 'ISA' }
const CLOSED: Readonly<Record<string, string>> = { ST: 'SE', GS: 'GE', ISA: 'IEA' }
const BEGINS: ReadonlySet<string> = new Set(['ST', 'GS', 'ISA'])

/** Which element has the control number: of ISA the 13th, of GS the 6th, of ST the 2nd. */
const CONTROL: Readonly<Record<string, number>> = { ISA: 13, GS: 6, ST: 2 }

function closes(begun: X12Segment, end: X12Segment, counted: number): void {
  const stated = end.at(1)
  // An interchange counts its groups, of which the reader keeps no list.
  if (end.name !== 'IEA' && Number(stated) !== counted) throw fault(end, stated, String(counted))
  const control = begun.at(CONTROL[begun.name] ?? 1)
  if (Number(end.at(2)) !== Number(control) && end.at(2) !== control) {
    throw fault(end, end.at(2), `control number ${control}`)
  }
}

function fault({ place, name }: X12Segment, found: string, expected: string) {
  return adviceFault('X12', place, name, found, expected)
}

function segmentsOf(text: string): X12Segment[] {
  const isa = text.replace(/^\ufeff?\s*/, '')
  const separator = isa[3] ?? ''
  const terminator = isa[ISA_LENGTH - 1] ?? ''
  if (
    isa.length < ISA_LENGTH ||
    !/^[^A-Za-z0-9\s]$/.test(separator) ||
    /[A-Za-z0-9]/.test(terminator)
  ) {
    throw adviceFault('X12', 1, 'ISA', isa.slice(0, 30), 'an ISA segment of 106 characters')
  }
  const segments: X12Segment[] = []
  for (const piece of isa.split(terminator)) {
    const raw = piece.replace(/^[\r\n\s]+|[\r\n]+$/g, '')
    if (raw === '') continue
    const elements = raw.split(separator)
    const place = segments.length + 1
    if (place > MOST_SEGMENTS) {
      throw adviceFault('X12', place, 'segments', String(place), `at most ${MOST_SEGMENTS}`)
    }
    const name = elements[0] ?? ''
    segments.push({ place, name, at: element => (elements[element] ?? '').trim() })
  }
  return segments
}
