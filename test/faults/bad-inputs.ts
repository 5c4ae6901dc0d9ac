/*
 * Bad input, as tables: each row is one thing that comes, and the code with which it is refused.
 */

/** A charge that is fine but for what is given. */
export const oneOff = (more: object) =>
  JSON.stringify({
    rows: [
      {
        accountNumber: 'A-1',
        subscriptionNumber: 'S-1',
        reference: 'BAD',
        productCode: 'SERVICE',
        description: 'Bad',
        serviceOn: '2026-01-10',
        quantity: '1',
        unit: 'piece',
        unitPrice: '1.00',
        taxInclusive: false,
        ...more,
      },
    ],
  })

const event = (more: object) =>
  JSON.stringify({
    rows: [
      {
        accountNumber: 'A-1',
        subscriptionNumber: 'S-1',
        meterCode: 'CALLS',
        eventKey: 'bad',
        occurredAt: '2026-01-10T12:00:00Z',
        quantity: '1',
        ...more,
      },
    ],
  })

const contract = (more: object) =>
  JSON.stringify({
    rows: [
      {
        accountNumber: 'A-1',
        contractNumber: 'C-BAD',
        legalEntity: 'SUN',
        currency: 'EUR',
        startOn: '2026-01-01',
        ...more,
      },
    ],
  })

const discount = (more: object) =>
  JSON.stringify({
    rows: [
      {
        accountNumber: 'A-1',
        subscriptionNumber: 'S-1',
        code: 'BAD',
        name: { en: 'Bad' },
        percent: '10',
        fromOn: '2026-03-01',
        ...more,
      },
    ],
  })

const customer = (more: object) =>
  JSON.stringify({
    rows: [
      {
        accountNumber: 'A-BAD',
        kind: 'business',
        name: 'Bad',
        line1: 'Weg 1',
        city: 'Berlin',
        postalCode: '10115',
        country: 'DE',
        language: 'de',
        timeZone: 'Europe/Berlin',
        ...more,
      },
    ],
  })

const mandate = (iban: string) =>
  JSON.stringify({
    rows: [
      {
        legalEntity: 'SUN',
        accountNumber: 'A-1',
        reference: 'M-BAD',
        scheme: 'sepa_core',
        signedOn: '2026-01-01',
        holder: 'Bad',
        iban,
      },
    ],
  })

const seller = (more: object) =>
  JSON.stringify({
    entities: [
      {
        code: 'BAD',
        name: 'Bad',
        addressLines: ['Weg 1'],
        country: 'DE',
        currency: 'EUR',
        timeZone: 'Europe/Berlin',
        ...more,
      },
    ],
  })

const journal = (currency: string, amount: string) =>
  JSON.stringify({
    entity: 'SUN',
    effectiveOn: '2026-02-01',
    currency,
    description: 'Bad',
    transfers: [{ debit: '1000', credit: '3000', amount }],
  })

const credit = (invoice: string, more: object) =>
  JSON.stringify({ invoice, reason: 'Bad', issueOn: '2026-02-02', ...more })

const deep = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`

/** What is wrong, the command, its JSON with the number of an invoice to hand, and the code of the refusal. */
type Case = readonly [
  what: string,
  command: string,
  json: (invoice: string) => string,
  code: string,
]

const AMOUNTS: readonly Case[] = [
  [
    '0.1 + 0.2 as a float',
    'addOneOffCharges',
    () => oneOff({}).replace('"1.00"', '0.30000000000000004'),
    'invalid_json',
  ],
  [
    '0.1 + 0.2 as text',
    'addOneOffCharges',
    () => oneOff({ unitPrice: '0.30000000000000004' }),
    'invalid_input',
  ],
  ['1e21', 'addOneOffCharges', () => oneOff({ unitPrice: '1e21' }), 'invalid_input'],
  ['a comma', 'addOneOffCharges', () => oneOff({ unitPrice: '1,00' }), 'invalid_input'],
  ['NaN', 'addOneOffCharges', () => oneOff({ unitPrice: 'NaN' }), 'invalid_input'],
  ['Infinity', 'addOneOffCharges', () => oneOff({ unitPrice: 'Infinity' }), 'invalid_input'],
  [
    '30 digits',
    'addOneOffCharges',
    () => oneOff({ unitPrice: '123456789012345678901234567890' }),
    'invalid_input',
  ],
  ['a number, not text', 'addOneOffCharges', () => oneOff({ unitPrice: 1 }), 'invalid_input'],
  ['a negative price', 'addOneOffCharges', () => oneOff({ unitPrice: '-1.00' }), 'invalid_input'],
  ['a negative quantity', 'addOneOffCharges', () => oneOff({ quantity: '-1' }), 'invalid_input'],
  ['no quantity', 'addOneOffCharges', () => oneOff({ quantity: '0' }), 'invalid_input'],
  ['usage of 1e21', 'recordUsageEvents', () => event({ quantity: '1e21' }), 'invalid_input'],
  ['usage with a comma', 'recordUsageEvents', () => event({ quantity: '1,5' }), 'invalid_input'],
  [
    'a discount of 100.01 %',
    'addDiscounts',
    () => discount({ percent: '100.01' }),
    'invalid_input',
  ],
  ['a discount of 0 %', 'addDiscounts', () => discount({ percent: '0' }), 'invalid_input'],
  [
    'a credit above its invoice',
    'issueCreditNote',
    invoice => credit(invoice, { netAmount: '1000000.00' }),
    'credit_exceeds_document',
  ],
  [
    'a negative credit',
    'issueCreditNote',
    invoice => credit(invoice, { netAmount: '-1.00' }),
    'credit_not_positive',
  ],
  [
    'a credit of nothing',
    'issueCreditNote',
    invoice => credit(invoice, { netAmount: '0.00' }),
    'credit_not_positive',
  ],
  [
    'more units than billed',
    'issueCreditNote',
    invoice => credit(invoice, { lines: [{ line: 1, quantity: '2' }] }),
    'quantity_exceeds_line',
  ],
  [
    'half a cent of credit',
    'issueCreditNote',
    invoice => credit(invoice, { netAmount: '1.005' }),
    'invalid_amount',
  ],
  [
    'a line named twice',
    'issueCreditNote',
    invoice =>
      credit(invoice, {
        lines: [
          { line: 1, quantity: '0.1' },
          { line: 1, quantity: '0.1' },
        ],
      }),
    'line_named_twice',
  ],
]

const CURRENCIES: readonly Case[] = [
  ['no currency XXX', 'createContracts', () => contract({ currency: 'XXX' }), 'invalid_input'],
  ['lower case', 'createContracts', () => contract({ currency: 'eur' }), 'invalid_input'],
  ['JPY 1.50', 'postManualJournal', () => journal('JPY', '1.50'), 'amount_decimals'],
  ['KWD 1.2345', 'postManualJournal', () => journal('KWD', '1.2345'), 'amount_decimals'],
]

const DATES: readonly Case[] = [
  ['30 February', 'createContracts', () => contract({ startOn: '2026-02-30' }), 'invalid_input'],
  [
    '29 February of a common year',
    'createContracts',
    () => contract({ startOn: '2026-02-29' }),
    'invalid_input',
  ],
  ['the year 1', 'createContracts', () => contract({ startOn: '0001-01-01' }), 'invalid_input'],
  ['the year 9999', 'createContracts', () => contract({ startOn: '9999-12-31' }), 'invalid_input'],
  [
    'a date of another country',
    'createContracts',
    () => contract({ startOn: '01.02.2026' }),
    'invalid_input',
  ],
  [
    'an end before the start',
    'createContracts',
    () => contract({ endOn: '2025-12-31' }),
    'ends_before_start',
  ],
  [
    'usage without offset',
    'recordUsageEvents',
    () => event({ occurredAt: '2026-01-10T12:00:00' }),
    'invalid_input',
  ],
  [
    'usage of next year',
    'recordUsageEvents',
    () => event({ occurredAt: '2036-01-10T12:00:00Z' }),
    'event_in_the_future',
  ],
]

const SHAPES: readonly Case[] = [
  [
    'a name given twice',
    'createContracts',
    () => contract({}).replace('{"account', '{"currency":"USD","account'),
    'invalid_json',
  ],
  [
    '__proto__',
    'createContracts',
    () => contract({}).replace('{"account', '{"__proto__":{"a":1},"account'),
    'invalid_json',
  ],
  [
    'constructor.prototype',
    'createContracts',
    () => '{"constructor":{"prototype":{"a":1}}}',
    'invalid_json',
  ],
  ['depth 10,000', 'createContracts', () => `{"rows":${deep(10_000)}}`, 'invalid_json'],
  ['text after the end', 'createContracts', () => `${contract({})}]`, 'invalid_json'],
  [
    'an array for text',
    'createContracts',
    () => contract({ contractNumber: ['C-1'] }),
    'invalid_input',
  ],
  [
    'an operator for text',
    'createContracts',
    () => contract({ contractNumber: { $ne: null } }),
    'invalid_input',
  ],
  ['an unknown field', 'createContracts', () => contract({ colour: 'red' }), 'unknown_field'],
  ['account_id', 'createContracts', () => contract({ account_id: 'x' }), 'unknown_field'],
  ['a status', 'issueCreditNote', invoice => credit(invoice, { status: 'paid' }), 'unknown_field'],
  ['a balance', 'issueCreditNote', invoice => credit(invoice, { balance: '0' }), 'unknown_field'],
  ['no rows', 'createContracts', () => '{"rows":[]}', 'invalid_input'],
  ['null', 'createContracts', () => 'null', 'invalid_input'],
]

const IDENTIFIERS: readonly Case[] = [
  [
    'a tax id of wrong check digits',
    'createAccounts',
    () => customer({ taxId: 'DE136695977' }),
    'tax_id_wrong',
  ],
  [
    'an IBAN of wrong check digits',
    'enterMandates',
    () => mandate('DE90370400440532013000'),
    'invalid_input',
  ],
  [
    'a BIC that is none',
    'defineLegalEntities',
    () => seller({ bic: 'DEUTDEXXYZ' }),
    'invalid_input',
  ],
  [
    'an IBAN of a seller',
    'defineLegalEntities',
    () => seller({ iban: 'DE90370400440532013000' }),
    'invalid_input',
  ],
]

const INJECTED = ["'; DROP TABLE invoice; --", 'A-1) UNION SELECT 1 --', "A-1' OR '1'='1"]

const SQL_TEXTS: readonly Case[] = INJECTED.flatMap((text): Case[] => [
  [
    `account ${text}`,
    'createContracts',
    () => contract({ accountNumber: text }),
    'unknown_account',
  ],
  [
    `entity ${text}`,
    'createContracts',
    () => contract({ legalEntity: text }),
    'unknown_legal_entity',
  ],
  [
    `usage of ${text}`,
    'recordUsageEvents',
    () => event({ accountNumber: text }),
    'unknown_account',
  ],
  [
    `invoice ${text}`,
    'issueCreditNote',
    invoice => credit(invoice, { invoice: text }),
    'unknown_document',
  ],
  [
    `run of ${text}`,
    'startBillRun',
    () => JSON.stringify({ entity: text, through: '2026-03-01' }),
    'unknown_legal_entity',
  ],
])

/** All of it, by what it is about. */
export const BAD_INPUTS: readonly (readonly [about: string, cases: readonly Case[]])[] = [
  ['amounts and quantities', AMOUNTS],
  ['currencies', CURRENCIES],
  ['dates', DATES],
  ['shapes', SHAPES],
  ['identifiers', IDENTIFIERS],
  ['SQL in texts', SQL_TEXTS],
]
