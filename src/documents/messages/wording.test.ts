import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainTextOf } from './blocks.ts'
import { filled, namesOf } from './facts.ts'
import { SAMPLE_PARTIES, sampleFacts } from './sample-facts.ts'
import { TEMPLATES, type TemplateBase, type TemplateFacts } from './template-codes.ts'
import { BUILT_IN } from './texts/built-in.ts'
import { readWording, type Wording, worded, wordingFaults } from './wording.ts'

const EN = { language: 'en', locale: 'en-GB' } as const
const KINDS = Object.keys(TEMPLATES) as TemplateBase[]

function faultsOf(base: TemplateBase, wording: Wording) {
  const { scope } = filled(base, sampleFacts(base), SAMPLE_PARTIES, EN)
  return wordingFaults(wording, namesOf(base), scope).map(
    ({ part, line, what, problem }) => `${part} ${line} ${problem}: ${what}`,
  )
}

describe('the wordings that are built in', () => {
  test.each(
    KINDS.flatMap(base =>
      (['en', 'fr', 'es', 'de'] as const).map(language => [base, language] as const),
    ),
  )('%s in %s has no fault, and says every fact that must be there', (base, language) => {
    const wording = BUILT_IN[language][base]
    expect(faultsOf(base, wording)).toEqual([])
    const facts: TemplateFacts = TEMPLATES[base]
    for (const [name, { optional }] of Object.entries(facts)) {
      if (optional !== true) expect(wording.subject + wording.body).toContain(name)
    }
  })
})

describe('a wording is refused with the line', () => {
  test.each([
    ['unknown name', 'Hello\n\n{{ totl }}', 'body 3 unknown_name: totl'],
    ['unknown member', '{{ customer.password }}', 'body 1 unknown_name: customer.password'],
    ['prototype', '{{ customer.constructor }}', 'body 1 unknown_name: customer.constructor'],
    ['filter', 'a\n{{ total | upcase }}', 'body 2 syntax: undefined filter: upcase'],
    ['loop', '{% for x in items %}{% endfor %}', 'body 1 syntax: tag "for" not found'],
    ['file', "{% render '/etc/passwd' %}", 'body 1 syntax: tag "render" not found'],
    ['open tag', 'a\n{% if fee %}', 'body 2 syntax: tag {% if fee %} not closed'],
    ['table in a sentence', 'a\nSee {{ items }}.', 'body 2 table_in_text: items'],
    ['nothing', ' ', 'body 1 empty: body'],
  ])('%s', (_, body, fault) => {
    expect(faultsOf('reminder_1', { subject: 'x', body })).toEqual([fault])
  })
})

function said(body: string, name: string): string {
  const parties = { ...SAMPLE_PARTIES, customer: { name, number: 'C-1' } }
  const { scope, tables } = filled('reminder_1', sampleFacts('reminder_1'), parties, EN)
  return plainTextOf(worded(readWording({ subject: 'x', body }), scope, tables).blocks).replaceAll(
    '\u00a0',
    ' ',
  )
}

test('what a customer is called is never markup, nor code', () => {
  const name = '**x** {{ total }}\n- \ue003items\ue003 <b>'
  expect(said('Dear {{ customer.name }}', name)).toBe('Dear **x** {{ total }} - items <b>')
})

test('paragraphs, lists and tables are printed as text', () => {
  expect(said('A **b**\nc\n\n{% if fee %}{% endif %}\n\n- one\n- two\n\n{{ items }}', 'n')).toBe(
    [
      'A b\nc',
      '- one\n- two',
      'Document       Date         Due          Days late   Amount     Open\n' +
        'R-2026-000123  31 Mar 2026  31 Mar 2026         14  €123.45  €123.45',
    ].join('\n\n'),
  )
})

describe('a wording whose facts are put into what was rendered before', () => {
  const missing = fc.array(fc.boolean(), { minLength: 20, maxLength: 20 })

  test.each(KINDS)('%s says what Liquid says, whichever facts are there', base => {
    const { scope, tables } = filled(base, sampleFacts(base), SAMPLE_PARTIES, EN)
    const { subject, body } = BUILT_IN.en[base]
    const wording = readWording({ subject, body })
    // A comment is beyond what is put in so: this one is rendered by Liquid each time.
    const always = readWording({ subject, body: `${body}{% comment %} {% endcomment %}` })
    fc.assert(
      fc.property(missing, fc.string(), (gone, text) => {
        const entries = Object.entries(scope).map(([name, value], i) => {
          if (typeof value === 'boolean') return [name, gone[i] === true]
          if (gone[i] === true && typeof value === 'string') return [name, null]
          return [name, value === scope.today ? text.replaceAll('\ue005', '') : value]
        })
        const given = Object.fromEntries(entries) as typeof scope
        expect(worded(wording, given, tables)).toEqual(worded(always, given, tables))
      }),
      { numRuns: 30 },
    )
  })

  test('asks nothing but whether a fact is there; all else is left to Liquid', () => {
    const said = (body: string, x: string) => {
      const scope = { x, y: null, z: { w: 'w' } }
      const { blocks } = worded(readWording({ subject: 's', body }), scope, {})
      return plainTextOf(blocks)
    }
    expect(said('{{ x }}{{ z.w }}{% if y or z.w %}!{% else %}?{% endif %}', 'a')).toBe('aw!')
    expect(said("{% if x == 'a' %}yes{% else %}no{% endif %}", 'a')).toBe('yes')
    expect(said("{% if x == 'a' %}yes{% else %}no{% endif %}", 'b')).toBe('no')
    expect(said('{% if not y %}{{ x }}{% endif %}', '{{ z }}')).toBe('{{ z }}')
  })
})
