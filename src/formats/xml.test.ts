import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fastest } from '../../test/support/fastest.ts'
import { RefusalError } from '../kernel/result.ts'
import { XmlReader } from './xml.ts'

/** What a handler is told: `<name`, text, `>`. */
function read(input: string | Uint8Array, chunk = 1_000_000): string {
  const told: string[] = []
  const reader = new XmlReader({
    open: ({ name, namespace }) => told.push(`<${namespace === '' ? '' : `${namespace}:`}${name} `),
    text: text => told.push(text),
    close: () => told.push('>'),
  })
  const bytes = typeof input === 'string' ? new TextEncoder().encode(input) : input
  for (let at = 0; at < bytes.length; at += chunk) reader.push(bytes.subarray(at, at + chunk))
  reader.end()
  return told.join('')
}

function refusalOf(input: string | Uint8Array, chunk?: number): string {
  try {
    read(input, chunk)
  } catch (error) {
    if (!(error instanceof RefusalError)) throw error
    return `${error.refusal.code} line ${error.refusal.facts.line}`
  }
  return 'none'
}

const LAUGHS = `<?xml version="1.0"?>
<!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from({ length: 9 }, (_, i) => `<!ENTITY l${i} "${`&l${i - 1};`.repeat(10)}">`).join('')}]>
<a>&l8;</a>`

const UNSAFE: readonly (readonly [rule: string, input: string | Uint8Array, refusal: string])[] = [
  ['a document type', '<!DOCTYPE a>\n<a/>', 'xml_doctype line 1'],
  ['one in small letters', '<!doctype a><a/>', 'xml_doctype line 1'],
  ['billion laughs', LAUGHS, 'xml_doctype line 1'],
  [
    'an external entity',
    '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
    'xml_doctype line 1',
  ],
  ['a parameter entity', '<!DOCTYPE a [<!ENTITY % x "y">%x;]><a/>', 'xml_doctype line 1'],
  ['an entity of its own', '<a>\n&secret;</a>', 'xml_malformed line 2'],
  ['tags that do not match', '<a>\n<b></a>', 'xml_malformed line 2'],
  ['an end that is missing', '<a><b/>', 'xml_malformed line 1'],
  ['a prefix without namespace', '<x:a/>', 'xml_malformed line 1'],
  ['two roots', '<a/><b/>', 'xml_malformed line 1'],
  ['nothing', '', 'xml_malformed line 1'],
  ['UTF-16', Buffer.from('\uFEFF<a/>', 'utf16le'), 'xml_encoding line 1'],
  ['UTF-16 without a mark', Buffer.from('<a/>', 'utf16le'), 'xml_encoding line 1'],
  [
    'Latin-1 that says so',
    '<?xml version="1.0" encoding="ISO-8859-1"?><a/>',
    'xml_encoding line 1',
  ],
  ['Latin-1 that does not', Buffer.from('<a>é</a>', 'latin1'), 'xml_encoding line 1'],
  ['depth', '<a>'.repeat(10_000), 'xml_too_large line 1'],
  [
    'attributes by the thousand',
    `<a ${Array.from({ length: 9999 }, (_, i) => `a${i}=""`).join(' ')}/>`,
    'xml_too_large line 1',
  ],
  ['a text without end', `<a>${'x'.repeat(1_000_000)}</a>`, 'xml_too_large line 1'],
  [
    'numeric references by the million',
    `<a>${'&#65;'.repeat(2_000_000)}</a>`,
    'xml_too_large line 1',
  ],
  ['a name without end', `<${'x'.repeat(1_000_000)}/>`, 'xml_malformed line 1'],
]

describe('XML from outside', () => {
  test('comes with its namespaces, whatever their prefixes', () => {
    const plain = '<feed xmlns="urn:a"><value xmlns="urn:e">1 &amp; &#50;</value></feed>'
    const other =
      '<x:feed xmlns:x="urn:a" xmlns:y="urn:e"><y:value>1 <![CDATA[&]]> 2</y:value></x:feed>'
    expect(read(plain)).toBe('<urn:a:feed <urn:e:value 1 & 2>>')
    expect(read(other)).toBe(read(plain))
  })

  test.each(UNSAFE)('is refused for %s, with its line, at once', async (_, input, refusal) => {
    expect(refusalOf(input)).toBe(refusal)
    // 100 ms wanted; room for a machine that is busy with other tests.
    expect(await fastest(() => refusalOf(input))).toBeLessThan(500)
  })

  test('finds a document type wherever a chunk cuts it', () => {
    for (let chunk = 1; chunk < 20; chunk++) {
      expect(refusalOf('<!-- a --><!DOCTYPE a><a/>', chunk)).toBe('xml_doctype line 1')
    }
  })

  test('reads the same however it is cut, letters of several bytes too', () => {
    const text = '<?xml version="1.0" encoding="utf-8"?><a><b c="€">Größe &lt; 5 €</b><b/></a>'
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), chunk => {
        expect(read(text, chunk)).toBe(read(text))
      }),
    )
  })
})
