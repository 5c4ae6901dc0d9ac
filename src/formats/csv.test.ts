import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  CSV_LIMITS,
  CsvEncodingError,
  type CsvLimits,
  CsvReader,
  type CsvRow,
  formatCsvRow,
  safeCell,
} from './csv.ts'

function read(
  bytes: Uint8Array,
  chunk = bytes.length || 1,
  limits: CsvLimits = CSV_LIMITS,
): CsvRow[] {
  const reader = new CsvReader(limits)
  const rows: CsvRow[] = []
  for (let at = 0; at < bytes.length; at += chunk)
    rows.push(...reader.push(bytes.subarray(at, at + chunk)))
  return [...rows, ...reader.end()]
}

/** `1 a|b ; 2 stray_quote`: line, then the cells or the fault. */
function shown(rows: readonly CsvRow[]): string {
  const each = rows.map(
    row => `${row.line} ${row.fault ?? row.cells.join('|').replace(/\r?\n/g, '⏎')}`,
  )
  return each.join(' ; ')
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)

const table: readonly (readonly [rule: string, text: string, rows: string])[] = [
  ['reads cells between commas', 'a,b\n1,2\n', '1 a|b ; 2 1|2'],
  ['takes the last row without a line break', 'a,b\n1,2', '1 a|b ; 2 1|2'],
  ['takes CRLF and LF in one file', 'a,b\r\n1,2\n3,4\r\n', '1 a|b ; 2 1|2 ; 3 3|4'],
  ['keeps commas and line breaks inside quotes', '"a,1","x\r\ny"\nz,', '1 a,1|x⏎y ; 3 z|'],
  ['halves doubled quotes', '"say ""hi""",2\n', '1 say "hi"|2'],
  ['keeps empty cells and the blank row of quotes', ',\n""\n', '1 | ; 2 '],
  ['passes over blank lines but counts them', 'a,b\n\n\r\n1,2\n', '1 a|b ; 4 1|2'],
  ['gives ragged rows as they are', 'a,b\n1\n1,2,3\n', '1 a|b ; 2 1 ; 3 1|2|3'],
  ['drops a byte order mark', '\uFEFFa,b\n', '1 a|b'],
  [
    'answers a quote inside a cell and reads on',
    'a,b\n1,2"x\n3,4\n',
    '1 a|b ; 2 stray_quote ; 3 3|4',
  ],
  [
    'answers text after a quote and reads on',
    'a,b\n"1"x,2\n3,4\n',
    '1 a|b ; 2 stray_quote ; 3 3|4',
  ],
  ['answers a quote never closed', 'a,b\n1,"2\n3,4\n', '1 a|b ; 2 unclosed_quote'],
  ['answers a bare carriage return', 'a,b\n1\r2,3\n4,5\n', '1 a|b ; 2 stray_return ; 3 4|5'],
  ['answers one beside a quoted cell', '"a",b\r\r\n4,5\n', '1 stray_return ; 2 4|5'],
  ['answers a NUL', 'a,b\n1,\0\n3,4\n', '1 a|b ; 2 nul_character ; 3 3|4'],
  ['answers a letter lost before', 'a,b\nM\uFFFDller,1\n3,4\n', '1 a|b ; 2 not_utf8 ; 3 3|4'],
  ['gives nothing for an empty file', '', ''],
]

describe('a CSV file', () => {
  for (const [rule, text, rows] of table) {
    test(rule, () => {
      expect(shown(read(utf8(text)))).toBe(rows)
      // Where the chunks are cut changes nothing.
      expect(shown(read(utf8(text), 1))).toBe(rows)
    })
  }

  test('answers bytes that are not UTF-8 and reads on', () => {
    const latin1 = Uint8Array.from([97, 44, 98, 10, 77, 0xfc, 108, 44, 49, 10, 51, 44, 52, 10])
    expect(shown(read(latin1))).toBe('1 a|b ; 2 not_utf8 ; 3 3|4')
    expect(shown(read(latin1, 1))).toBe('1 a|b ; 2 not_utf8 ; 3 3|4')
  })

  test('refuses UTF-16 by its byte order mark', () => {
    expect(() => read(Uint8Array.from([0xff, 0xfe, 97, 0]))).toThrow(CsvEncodingError)
    expect(() => read(Uint8Array.from([0xfe, 0xff, 0, 97]))).toThrow(CsvEncodingError)
  })

  test('passes over a row of a million cells and one of ten megabytes in flat memory', () => {
    const wide = `a,b\n${'x,'.repeat(1_000_000)}\n5,6\n`
    const long = `a,b\n"${'x'.repeat(10_000_000)}",1\n5,6\n`
    const open = `a,b\n"${'x\n'.repeat(1_000_000)}`
    expect(shown(read(utf8(wide), 65536))).toBe('1 a|b ; 2 row_too_long ; 3 5|6')
    expect(shown(read(utf8(`a,b\n${','.repeat(5000)}\n5,6\n`)))).toBe(
      '1 a|b ; 2 too_many_cells ; 3 5|6',
    )
    expect(shown(read(utf8(`a,b\n""${','.repeat(5000)}\n5,6\n`)))).toBe(
      '1 a|b ; 2 too_many_cells ; 3 5|6',
    )
    expect(shown(read(utf8(long), 65536))).toBe('1 a|b ; 2 row_too_long ; 3 5|6')
    expect(shown(read(utf8(open), 65536))).toBe('1 a|b ; 2 unclosed_quote')
  })

  test('reads back what was written, however it is cut', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'é', '😀', ',', '"', '\n', '\r', ' ', '-'),
      maxLength: 8,
    })
    const rows = fc.array(fc.array(text, { minLength: 1, maxLength: 4 }), { maxLength: 6 })
    fc.assert(
      fc.property(rows, fc.integer({ min: 1, max: 9 }), (written, chunk) => {
        const bytes = utf8(written.map(formatCsvRow).join(''))
        expect(read(bytes, chunk).map(row => row.cells)).toEqual(written)
      }),
      { numRuns: 500 },
    )
  })

  test('any bytes give rows or faults in line order and never a crash', () => {
    const bytes = fc
      .uint8Array({ maxLength: 60 })
      .map(b => b.map(x => [44, 34, 10, 13, 97, 195][x % 6]!))
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 7 }), (file, chunk) => {
        const rows = read(file, chunk)
        expect(rows).toEqual(read(file))
        expect(rows.every((row, i) => i === 0 || row.line > rows[i - 1]!.line)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})

describe('a cell that a spreadsheet would run', () => {
  test('gets a leading quote, a negative number does not', () => {
    const cells = ['=1+1', '+49', '-cmd', '@x', '\tx', '\rx', '-12.5', 'plain', '']
    expect(cells.map(safeCell)).toEqual([
      "'=1+1",
      "'+49",
      "'-cmd",
      "'@x",
      "'\tx",
      "'\rx",
      '-12.5',
      'plain',
      '',
    ])
  })
})
