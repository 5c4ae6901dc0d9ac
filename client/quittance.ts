// Made by "quittance client" from the schemas of the API; do not change it by hand.
// Nothing is imported: copy it into a project, or make it anew after an update.

/** The commands and lists of an installation. */
export type Api = {
  readonly commands: {
    readonly [name: string]: { readonly input: unknown; readonly answer: unknown }
  }
  readonly lists: {
    readonly [name: string]: {
      readonly row: object
      readonly filters: object
      readonly expand: object
    }
  }
}

export type ClientOptions = {
  /** Where Quittance is: `https://billing.example`. In its own pages: nothing. */
  readonly url?: string
  /** The key of a program; in its own pages the session of who is signed in counts. */
  readonly key?: string
  /** In which language refusals are said: `en`, `fr`, `es`, `de`. */
  readonly language?: string
  /** How often a request that got no answer, 429 or 503 is sent again; default 2. */
  readonly retries?: number
  readonly fetch?: typeof fetch
}

export type CallOptions = { readonly signal?: AbortSignal }

export type RunOptions = CallOptions & {
  /** Default: one of its own for each call, so that sending it again does nothing twice. */
  readonly idempotencyKey?: string
  /** Shows what would come of it and changes nothing. */
  readonly dryRun?: boolean
  /** The version that was read of what it edits; refused (412) where it has changed since. */
  readonly ifMatch?: string
}

export type PageOptions = {
  /** The `next` of the page before. */
  readonly after?: string
  /** Rows of the page; default 50, at most 500. */
  readonly limit?: number
  /** By this column instead of the key of the list. */
  readonly sort?: string
  /** From its lowest or its highest. */
  readonly order?: 'asc' | 'desc'
}

/** Of what is asked, what shapes the answer's type. */
export type Shape<Row extends object, Expand extends object> = {
  /** Only these columns. */
  readonly columns?: readonly (keyof Row & string)[]
  /** What comes along with each row. */
  readonly expand?: readonly (keyof Expand & string)[]
}

/** A row with what was asked to come along. */
export type Expanded<List extends Api['lists'][string]> = List['row'] & {
  readonly expanded?: Partial<List['expand']>
}

type Query<List extends Api['lists'][string]> = List['filters'] &
  PageOptions &
  Shape<List['row'], List['expand']>

export type Page<Row> = { readonly rows: readonly Row[]; readonly next: string | null }

/** A row of a list with its ETag, under which it need not be sent again. */
export type Found<Row> = { readonly row: Row; readonly etag: string | null }

/** What was refused, and why: `code` and `facts` for programs, `detail` and `remedy` for people. */
export class Refused extends Error {
  readonly status: number
  readonly code: string
  readonly facts: { readonly [name: string]: string | number }
  readonly detail: string
  readonly remedy: string
  readonly requestId: string

  constructor(status: number, problem: Partial<Refused>) {
    super([problem.detail ?? `status ${status}`, problem.remedy ?? ''].join(' ').trim())
    this.name = 'Refused'
    this.status = status
    this.code = problem.code ?? `status_${status}`
    this.facts = problem.facts ?? {}
    this.detail = problem.detail ?? ''
    this.remedy = problem.remedy ?? ''
    this.requestId = problem.requestId ?? ''
  }
}

/** A client of one installation, for its commands and lists. */
export function createClient<A extends Api>(options: ClientOptions = {}) {
  type Commands = A['commands']
  type Lists = A['lists']

  /** Does a command. Throws `Refused`; an error of the network once the tries are used up. */
  async function run<Name extends keyof Commands & string>(
    name: Name,
    input: Commands[Name]['input'],
    { idempotencyKey, dryRun, ifMatch, signal }: RunOptions = {},
  ): Promise<Commands[Name]['answer']> {
    const query = dryRun === true ? '?dryRun=true' : ''
    const response = await send(options, `/v1/commands/${name}${query}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'idempotency-key': idempotencyKey ?? crypto.randomUUID(),
        ...(ifMatch === undefined ? {} : { 'if-match': `"${ifMatch}"` }),
      },
      body: JSON.stringify(input),
      ...(signal === undefined ? {} : { signal }),
    })
    return response.json() as Promise<Commands[Name]['answer']>
  }

  /** A page of a list. */
  async function list<Name extends keyof Lists & string>(
    name: Name,
    query: Query<Lists[Name]> = {},
    { signal }: CallOptions = {},
  ): Promise<Page<Expanded<Lists[Name]>>> {
    const init = signal === undefined ? {} : { signal }
    const response = await send(options, `/v1/${name}${queryOf(query)}`, init)
    return response.json() as Promise<Page<Expanded<Lists[Name]>>>
  }

  /** Every row of a list, page by page, as they are asked for. */
  async function* each<Name extends keyof Lists & string>(
    name: Name,
    query: Query<Lists[Name]> = {},
    call: CallOptions = {},
  ): AsyncGenerator<Expanded<Lists[Name]>> {
    let after = query.after
    do {
      const page: Page<Expanded<Lists[Name]>> = await list(
        name,
        { limit: 500, ...query, ...(after === undefined ? {} : { after }) },
        call,
      )
      yield* page.rows
      after = page.next ?? undefined
    } while (after !== undefined)
  }

  /** The rows of a list as one CSV file, while it arrives. */
  async function csv<Name extends keyof Lists & string>(
    name: Name,
    query: Query<Lists[Name]> = {},
    { signal }: CallOptions = {},
  ): Promise<ReadableStream<Uint8Array>> {
    const response = await send(options, `/v1/${name}${queryOf(query)}`, {
      headers: { accept: 'text/csv' },
      ...(signal === undefined ? {} : { signal }),
    })
    return response.body as ReadableStream<Uint8Array>
  }

  /**
   * One row of a list by its number or id. With the `etag` of an earlier answer: undefined where
   * nothing has changed since.
   */
  async function get<Name extends keyof Lists & string>(
    name: Name,
    id: string,
    query: Lists[Name]['filters'] & Shape<Lists[Name]['row'], Lists[Name]['expand']> = {},
    { etag, signal }: CallOptions & { readonly etag?: string } = {},
  ): Promise<Found<Expanded<Lists[Name]>> | undefined> {
    const path = `/v1/${name}/${encodeURIComponent(id)}${queryOf(query)}`
    const response = await send(options, path, {
      headers: etag === undefined ? {} : { 'if-none-match': etag },
      ...(signal === undefined ? {} : { signal }),
    })
    if (response.status === 304) return undefined
    const row = (await response.json()) as Expanded<Lists[Name]>
    return { row, etag: response.headers.get('etag') }
  }

  /** The PDF of an issued document, byte for byte as it was issued. */
  async function pdf(number: string, { signal }: CallOptions = {}): Promise<Blob> {
    const path = `/v1/documents/${encodeURIComponent(number)}.pdf`
    const response = await send(options, path, signal === undefined ? {} : { signal })
    return response.blob()
  }

  return { run, list, each, csv, get, pdf }
}

function queryOf(query: object): string {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : String(value)]],
  )
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`
}

/**
 * Sends a request, and again where nothing came back or the server says that it is too busy. Safe
 * because reads change nothing and writes carry an idempotency key.
 */
async function send(options: ClientOptions, path: string, init: RequestInit): Promise<Response> {
  const { url = '', key, language, retries = 2 } = options
  const headers = {
    accept: 'application/json',
    ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
    ...(language === undefined ? {} : { 'accept-language': language }),
    ...init.headers,
  }
  for (let tries = 0; ; tries += 1) {
    const response = await attempt(options, `${url}${path}`, { ...init, headers })
    const isLast = tries >= retries || init.signal?.aborted === true
    if (response instanceof Error) {
      if (isLast) throw response
    } else if (response.ok || response.status === 304) {
      return response
    } else if (isLast || (response.status !== 429 && response.status !== 503)) {
      throw await refusalOf(response)
    }
    await pause(waitMs(response, tries), init.signal)
  }
}

async function attempt(
  options: ClientOptions,
  url: string,
  init: RequestInit,
): Promise<Response | Error> {
  try {
    return await (options.fetch ?? fetch)(url, init)
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function waitMs(response: Response | Error, tries: number): number {
  const asked = response instanceof Error ? null : response.headers.get('retry-after')
  const seconds = asked === null ? Number.NaN : Number(asked)
  if (seconds >= 0) return Math.min(seconds, 60) * 1000
  return 200 * 2 ** tries * (1 + Math.random())
}

async function pause(ms: number, signal: AbortSignal | null | undefined): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, ms)
  const abort = (): void => reject(signal?.reason)
  signal?.addEventListener('abort', abort, { once: true })
  try {
    await promise
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', abort)
  }
}

/** What an answer that is no success refuses. */
export async function refusalOf(response: Response): Promise<Refused> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json') === true
  const problem = isProblem ? ((await response.json()) as Partial<Refused>) : {}
  return new Refused(response.status, problem)
}

/** What each command takes and answers. */
export interface Commands {
  /** Accept recorded quotes: their lines become subscriptions, changes and charges, once */
  readonly acceptQuotes: {
    readonly input: {
      readonly rows: readonly {
        readonly source: string
        readonly reference: string
        readonly acceptedOn: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Keep a file with a case: a photo, a letter, a record */
  readonly addCaseEvidence: {
    readonly input: {
      readonly case: string
      readonly name: string
      readonly mediaType: string
      readonly content: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly sha256: string
      readonly isNew: boolean
      readonly case: string
    }
  }
  /** Add a note or a message to a case, and send it to the customer where asked */
  readonly addCaseNote: {
    readonly input: {
      readonly case: string
      readonly kind?: "note" | "message_in" | "message_out"
      readonly text: string
      readonly send?: boolean
      readonly mentions?: readonly string[]
    }
    readonly answer: {
      readonly case: string
      readonly isSent: boolean
    }
  }
  /** Name somebody who has to do with a case */
  readonly addCaseStakeholder: {
    readonly input: {
      readonly case: string
      readonly who: string
      readonly part: string
    }
    readonly answer: {
      readonly case: string
      readonly who: string
    }
  }
  /** Commit a customer to a minimum spend a term over charges of a contract, or end that */
  readonly addCommitments: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly contractNumber: string
        readonly subscriptionNumber?: string | null
        readonly code: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly productCode: string
        readonly amount: string
        readonly months: number
        readonly startOn: string
        readonly endOn?: string | null
        readonly renews?: boolean
        readonly earlyExit?: "pro_rata" | "full"
        readonly chargeCodes?: readonly string[] | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Give subscriptions a percentage off between two dates, or move the end of one */
  readonly addDiscounts: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly code: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly percent: string
        readonly chargeCode?: string | null
        readonly fromOn: string
        readonly toOn?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Keep a file with an entry of the timeline: a letter that came, a photo, a mail */
  readonly addInteractionFile: {
    readonly input: {
      readonly accountNumber: string
      readonly interactionId: string
      readonly name: string
      readonly content: string
    }
    readonly answer: {
      readonly interactionId: string
      readonly sha256: string
      readonly isNew: boolean
    }
  }
  /** Charge something once, such as an installation or a visit, by the reference of its source */
  readonly addOneOffCharges: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly reference: string
        readonly productCode: string
        readonly description: string
        readonly serviceOn: string
        readonly quantity: string
        readonly unit: string
        readonly unitPrice: string
        readonly taxInclusive: boolean
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add prices to charges from a date on; a back-dated one is caught up by the next run */
  readonly addPrices: {
    readonly input: {
      readonly rows: readonly {
        readonly planCode: string
        readonly planVersion: number
        readonly chargeCode: string
        readonly effectiveFrom: string
        readonly price: {
          readonly model: "per_unit"
          readonly unitPrice: string
          readonly share?: {
            readonly bundle: string
            readonly standAlone: string
            readonly together: string
          }
        } | {
          readonly model: "graduated"
          readonly tiers: readonly {
            readonly upTo: string | null
            readonly unitPrice: string
            readonly flatPrice?: string
          }[]
        } | {
          readonly model: "volume"
          readonly tiers: readonly {
            readonly upTo: string | null
            readonly unitPrice: string
            readonly flatPrice?: string
          }[]
        } | {
          readonly model: "stairstep"
          readonly steps: readonly {
            readonly upTo: string | null
            readonly price: string
          }[]
        } | {
          readonly model: "percentage"
          readonly percent: string
          readonly feePerEvent?: string
          readonly eventMinimum?: string | null
          readonly eventMaximum?: string | null
          readonly freeEvents?: number
        } | {
          readonly model: "graduated_percentage"
          readonly tiers: readonly {
            readonly upTo: string | null
            readonly percent: string
          }[]
          readonly feePerEvent?: string
          readonly freeEvents?: number
        } | {
          readonly model: "escalated"
          readonly unitPrice: string
          readonly percent: string
          readonly decimals: number
          readonly ceiling?: string | null
          readonly floor?: string | null
        } | {
          readonly model: "indexed"
          readonly unitPrice: string
          readonly index: string
          readonly lagMonths?: number
          readonly baseValue?: string | null
          readonly compounding?: boolean
          readonly percentDecimals?: number | null
          readonly yearlyCap?: string | null
          readonly yearlyFloor?: string | null
          readonly decimals: number
          readonly ceiling?: string | null
          readonly floor?: string | null
        } | {
          readonly model: "package"
          readonly size: string
          readonly packagePrice: string
        } | {
          readonly model: "matrix"
          readonly rows: readonly {
            readonly when: { readonly [name: string]: string }
            readonly unitPrice: string
          }[]
          readonly defaultPrice?: string | null
        } | {
          readonly model: "event_price"
          readonly property: string
          readonly carries?: "unit_price" | "amount"
        } | {
          readonly model: "expression"
          readonly expression: string
        }
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Put received checks and cash into a deposit */
  readonly addToDeposit: {
    readonly input: {
      readonly entity: string
      readonly reference: string
      readonly receipts: readonly {
        readonly accountNumber?: string | null
        readonly receipt: string
      }[]
    }
    readonly answer: {
      readonly reference: string
      readonly pieces: number
      readonly keyed: string
      readonly difference: string
    }
  }
  /** Watch the usage or spending of accounts for limits, or give an alert other terms */
  readonly addUsageAlerts: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly code: string
        readonly subscriptionNumber?: string | null
        readonly chargeCode?: string | null
        readonly measure: "quantity" | "amount"
        readonly currency?: string | null
        readonly threshold: string
        readonly percentOf?: "budget" | "included" | "minimum" | "commitment" | null
        readonly budget?: string | null
        readonly commitmentCode?: string | null
        readonly basis?: "current" | "projected"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Tell another system of events by webhook; the secret is shown this once */
  readonly addWebhookEndpoint: {
    readonly input: {
      readonly url: string
      readonly events: readonly string[]
      readonly description?: string | null
    }
    readonly answer: {
      readonly endpointId: string
      readonly secret: string
    }
  }
  /** Take the steps of suspensions whose day has come, a page at a time */
  readonly advanceSuspensions: {
    readonly input: {
      readonly on: string
      readonly after?: string | null
      readonly limit?: number
    }
    readonly answer: {
      readonly taken: number
      readonly next: string | null
    }
  }
  /** Agree a payment plan: instalments for what a customer owes */
  readonly agreePaymentPlan: {
    readonly input: {
      readonly accountNumber: string
      readonly entity: string
      readonly items?: readonly {
        readonly document?: string | null
        readonly item?: string | null
      }[]
      readonly on: string
      readonly instalments?: readonly {
        readonly dueOn: string
        readonly amount: string
      }[]
      readonly count?: number | null
      readonly firstOn?: string | null
      readonly everyMonths?: number
      readonly note?: string | null
      readonly tell?: boolean
      readonly request?: string | null
    }
    readonly answer: {
      readonly planId: string
      readonly amount: string
      readonly fee: string
      readonly currency: string
      readonly instalments: readonly {
        readonly dueOn: string
        readonly amount: string
      }[]
    }
  }
  /** Agree a price with a customer, for a subscription or a whole contract, from a date on */
  readonly agreePrices: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber?: string | null
        readonly contractNumber?: string | null
        readonly planCode?: string | null
        readonly chargeCode: string
        readonly effectiveFrom: string
        readonly price: {
          readonly model: "per_unit"
          readonly unitPrice: string
          readonly share?: {
            readonly bundle: string
            readonly standAlone: string
            readonly together: string
          }
        } | {
          readonly model: "graduated"
          readonly tiers: readonly {
            readonly upTo: string | null
            readonly unitPrice: string
            readonly flatPrice?: string
          }[]
        } | {
          readonly model: "volume"
          readonly tiers: readonly {
            readonly upTo: string | null
            readonly unitPrice: string
            readonly flatPrice?: string
          }[]
        } | {
          readonly model: "stairstep"
          readonly steps: readonly {
            readonly upTo: string | null
            readonly price: string
          }[]
        } | {
          readonly model: "percentage"
          readonly percent: string
          readonly feePerEvent?: string
          readonly eventMinimum?: string | null
          readonly eventMaximum?: string | null
          readonly freeEvents?: number
        } | {
          readonly model: "graduated_percentage"
          readonly tiers: readonly {
            readonly upTo: string | null
            readonly percent: string
          }[]
          readonly feePerEvent?: string
          readonly freeEvents?: number
        } | {
          readonly model: "escalated"
          readonly unitPrice: string
          readonly percent: string
          readonly decimals: number
          readonly ceiling?: string | null
          readonly floor?: string | null
        } | {
          readonly model: "indexed"
          readonly unitPrice: string
          readonly index: string
          readonly lagMonths?: number
          readonly baseValue?: string | null
          readonly compounding?: boolean
          readonly percentDecimals?: number | null
          readonly yearlyCap?: string | null
          readonly yearlyFloor?: string | null
          readonly decimals: number
          readonly ceiling?: string | null
          readonly floor?: string | null
        } | {
          readonly model: "package"
          readonly size: string
          readonly packagePrice: string
        } | {
          readonly model: "matrix"
          readonly rows: readonly {
            readonly when: { readonly [name: string]: string }
            readonly unitPrice: string
          }[]
          readonly defaultPrice?: string | null
        } | {
          readonly model: "event_price"
          readonly property: string
          readonly carries?: "unit_price" | "amount"
        } | {
          readonly model: "expression"
          readonly expression: string
        } | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Apply a receipt or another credit of a customer to invoices */
  readonly allocateReceipt: {
    readonly input: {
      readonly accountNumber: string
      readonly item: string
      readonly on: string
      readonly to: readonly {
        readonly document?: string | null
        readonly item?: string | null
        readonly accountNumber?: string | null
        readonly amount?: string | null
        readonly discount?: boolean
      }[]
    }
    readonly answer: {
      readonly allocations: readonly {
        readonly itemId: string
        readonly amount: string
      }[]
      readonly left: string
    }
  }
  /** Answer an inquiry, with how the line or document came about where that is wanted */
  readonly answerInquiry: {
    readonly input: {
      readonly case: string
      readonly text: string
      readonly on: string
      readonly explain?: boolean
      readonly inform?: boolean
    }
    readonly answer: {
      readonly case: string
      readonly answer: string
    }
  }
  /** Assign accounts by the rules, a page at a time */
  readonly applyAssignmentRules: {
    readonly input: {
      readonly kind: "segment" | "collector"
      readonly fromOn: string
      readonly all?: boolean
      readonly after?: string | null
      readonly limit?: number
    }
    readonly answer: {
      readonly assigned: number
      readonly next: string | null
    }
  }
  /** Apply unapplied money and credits of customers to what they owe, by the rules */
  readonly applyPayments: {
    readonly input: {
      readonly accounts: readonly string[]
      readonly on: string
    }
    readonly answer: {
      readonly applied: number
    }
  }
  /** Release the reviewed drafts of a bill run for issue */
  readonly approveBillRun: {
    readonly input: {
      readonly runId: string
      readonly holdOpen?: boolean
    }
    readonly answer: {
      readonly held: number
    }
  }
  /** Release a run of direct debits; its file for the bank is written */
  readonly approveDebitRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly state: "approved" | "cancelled" | "refused" | "review" | "sent" | "settled"
      readonly debits: number
      readonly total: string
      readonly currency: string
    }
  }
  /** Release the letters or charges that a dunning run proposes */
  readonly approveDunningRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly state: string
    }
  }
  /** Release what puts the documents of an incident right, under one approval */
  readonly approveIncident: {
    readonly input: {
      readonly incident: string
      readonly holdOpen?: boolean
    }
    readonly answer: {
      readonly incident: string
      readonly held: number
      readonly totals: readonly {
        readonly entity: string
        readonly currency: string
        readonly documents: number
        readonly net: string
        readonly tax: string
        readonly toPay: string
      }[]
    }
  }
  /** Release a run of refunds; its file for the bank is written */
  readonly approveRefundRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly state: "approved" | "cancelled" | "refused" | "review" | "sent"
      readonly refunds: number
      readonly total: string
      readonly currency: string
    }
  }
  /** Approve what somebody else put forward, which is then carried out */
  readonly approveRequest: {
    readonly input: {
      readonly requestId: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly requestId: string
      readonly command: string
      readonly value: unknown
    }
  }
  /** Release the statements that a run has prepared */
  readonly approveStatementRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly state: string
    }
  }
  /** Assign accounts to a segment or collector from a date on */
  readonly assignAccounts: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly kind: "segment" | "collector"
        readonly fromOn: string
        readonly value?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Say who looks after a dispute or an inquiry */
  readonly assignCase: {
    readonly input: {
      readonly case: string
      readonly owner: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly case: string
      readonly owner: string
    }
  }
  /** Say who finds out whose money in suspense is */
  readonly assignSuspense: {
    readonly input: {
      readonly entity: string
      readonly item: string
      readonly owner: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly itemId: string
      readonly owner: string
    }
  }
  /** Say who looks after a task */
  readonly assignTask: {
    readonly input: {
      readonly task: string
      readonly owner: string
    }
    readonly answer: {
      readonly taskId: string
      readonly owner: string
    }
  }
  /** Keep the picture of a check with its receipt */
  readonly attachReceiptImage: {
    readonly input: {
      readonly accountNumber?: string | null
      readonly entity?: string | null
      readonly receipt: string
      readonly note?: string | null
      readonly content: string
    }
    readonly answer: {
      readonly imageId: string
      readonly contentType: string
    }
  }
  /** Say that a payment is being sent to its provider */
  readonly beginPayment: {
    readonly input: {
      readonly accountId: string
      readonly paymentId: string
    }
    readonly answer: {
      readonly go: boolean
    }
  }
  /** Say that a provider is being asked for a refund */
  readonly beginRefund: {
    readonly input: {
      readonly accountId: string
      readonly refundId: string
    }
    readonly answer: {
      readonly go: boolean
      readonly isFirst: boolean
    }
  }
  /** Bill late charges of items that were paid late, where they are billed at payment */
  readonly billPaidLate: {
    readonly input: {
      readonly entity: string
      readonly on: string
      readonly after?: string | null
    }
    readonly answer: {
      readonly run: string | null
      readonly billed: number
      readonly next: string | null
    }
  }
  /** Send no more e-mails to an address of a customer; letters go instead */
  readonly blockEmail: {
    readonly input: {
      readonly accountNumber: string
      readonly email: string
      readonly reason: "asked" | "bounced"
    }
    readonly answer: {
      readonly blocked: boolean
    }
  }
  /** Book what an agency gets of the money that paid placed items, each payment once */
  readonly bookAgencyCommission: {
    readonly input: {
      readonly agency: string
      readonly through: string
    }
    readonly answer: {
      readonly payments: number
      readonly commissions: readonly {
        readonly currency: string
        readonly amount: string
      }[]
    }
  }
  /** Book a bank line that is no customer payment: bank charge, payout, deposit */
  readonly bookBankLine: {
    readonly input: {
      readonly line: string
      readonly ledgerAccount: string
      readonly note: string
    }
    readonly answer: {
      readonly transferId: string
    }
  }
  /** Sell prepaid credits: charged by the next bill, there to be used once it is issued */
  readonly buyWalletCredits: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly walletCode: string
        readonly reference: string
        readonly amount: string
        readonly boughtOn: string
        readonly expiresOn?: string | null
        readonly priority?: number
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Cancel a bill run of which nothing has been issued */
  readonly cancelBillRun: {
    readonly input: {
      readonly runId: string
      readonly reason: string
    }
    readonly answer: {
      readonly run: string
    }
  }
  /** Stop bulk work; rows that were done stay done, the others are left out */
  readonly cancelBulk: {
    readonly input: {
      readonly bulkId: string
    }
    readonly answer: {
      readonly bulkId: string
    }
  }
  /** Stop an import of data; lines that were taken over stay */
  readonly cancelDataImport: {
    readonly input: {
      readonly importId: string
    }
    readonly answer: {
      readonly state: "cancelled" | "checked" | "committing" | "done" | "received" | "trying"
    }
  }
  /** Give up a run of direct debits that was not released, or whose file the bank refused */
  readonly cancelDebitRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly state: "approved" | "cancelled" | "refused" | "review" | "sent" | "settled"
      readonly debits: number
      readonly total: string
      readonly currency: string
    }
  }
  /** Give up a dunning run of which nothing has been sent */
  readonly cancelDunningRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly state: string
    }
  }
  /** Give up an incident of which nothing has been issued */
  readonly cancelIncident: {
    readonly input: {
      readonly incident: string
      readonly reason: string
    }
    readonly answer: {
      readonly incident: string
    }
  }
  /** Cancel a payment plan; what is open is due again as before */
  readonly cancelPaymentPlan: {
    readonly input: {
      readonly accountNumber: string
      readonly plan: string
      readonly on: string
      readonly note: string
    }
    readonly answer: {
      readonly planId: string
      readonly open: string
      readonly currency: string
    }
  }
  /** Take back a promise to pay that still runs, with the reason */
  readonly cancelPromise: {
    readonly input: {
      readonly accountNumber: string
      readonly promise: string
      readonly why: string
    }
    readonly answer: {
      readonly promiseId: string
    }
  }
  /** Give up a run of refunds that was not released, or whose file the bank refused */
  readonly cancelRefundRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly state: "approved" | "cancelled" | "refused" | "review" | "sent"
      readonly refunds: number
      readonly total: string
      readonly currency: string
    }
  }
  /** Cancel a remittance that waits for money in vain, or was told twice */
  readonly cancelRemittance: {
    readonly input: {
      readonly remittance: string
      readonly note: string
    }
    readonly answer: {
      readonly remittanceId: string
    }
  }
  /** Give up a run of statements of which nothing has been sent */
  readonly cancelStatementRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly state: string
    }
  }
  /** Stop an import of usage; rows that were recorded stay recorded */
  readonly cancelUsageImport: {
    readonly input: {
      readonly importId: string
    }
    readonly answer: {
      readonly state: "cancelled" | "checked" | "committing" | "done" | "received" | "trying" | "undoing" | "undone"
    }
  }
  /** Carry out what was tried over many rows; each row says what came of it */
  readonly carryOutBulk: {
    readonly input: {
      readonly bulkId: string
    }
    readonly answer: {
      readonly bulkId: string
    }
  }
  /** Change where a customer is reached and on which terms they are billed; the rest stays */
  readonly changeAccount: {
    readonly input: {
      readonly accountNumber: string
      readonly line1?: string
      readonly line2?: string | null
      readonly postalCode?: string | null
      readonly city?: string
      readonly region?: string | null
      readonly country?: string
      readonly email?: string | null
      readonly phone?: string | null
      readonly language?: "en" | "fr" | "es" | "de"
      readonly timeZone?: string
      readonly termsDays?: number
      readonly delivery?: "email" | "post" | "portal"
      readonly cycleCode?: string | null
      readonly buyerReference?: string | null
    }
    readonly answer: {
      readonly result: "unchanged" | "updated"
    }
  }
  /** Change who a customer is before the law: kind, name and tax id */
  readonly changeAccountIdentity: {
    readonly input: {
      readonly accountNumber: string
      readonly kind?: "person" | "business"
      readonly name?: string
      readonly taxId?: string | null
    }
    readonly answer: {
      readonly result: "unchanged" | "updated"
    }
  }
  /** Align the billing periods of subscriptions to the calendar, the account, the contract or a day of their own, from a date on */
  readonly changeAlignment: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly effectiveOn: "now" | "period_end" | string
        readonly alignTo: "subscription" | "contract" | "account" | "calendar"
        readonly anchorDay?: number | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Give an account another legal owner from a day on, who owes what is billed from then on */
  readonly changeLegalOwner: {
    readonly input: {
      readonly accountNumber: string
      readonly owner: string
      readonly on: string
      readonly reason: string
      readonly billing?: "consolidated" | "own"
    }
    readonly answer: {
      readonly changed: number
    }
  }
  /** Put another bank account under a mandate, after a call back */
  readonly changeMandateAccount: {
    readonly input: {
      readonly legalEntity: string
      readonly reference: string
      readonly holder?: string | null
      readonly iban?: string | null
      readonly bic?: string | null
      readonly routingNumber?: string | null
      readonly bankAccount?: string | null
      readonly accountType?: "checking" | "savings" | null
      readonly callBack: string
    }
    readonly answer: {
      readonly reference: string
      readonly before: string
      readonly after: string
    }
  }
  /** Change the e-mail address, name or language of a person */
  readonly changePerson: {
    readonly input: {
      readonly email: string
      readonly newEmail?: string
      readonly name?: string
      readonly language?: "en" | "fr" | "es" | "de"
    }
    readonly answer: {
      readonly personId: string
    }
  }
  /** Move subscriptions to another plan version from a date on */
  readonly changePlan: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly effectiveOn: "now" | "period_end" | string
        readonly planCode: string
        readonly planVersion: number
        readonly quantity?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Give contracts another purchase order number for service from a date on */
  readonly changePoNumber: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly contractNumber: string
        readonly fromOn: string
        readonly poNumber: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Change the quantity of a charge of a subscription from a date on */
  readonly changeQuantity: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly chargeCode: string
        readonly effectiveOn: "now" | "period_end" | string
        readonly quantity: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Give a webhook endpoint another address, other events or another description */
  readonly changeWebhookEndpoint: {
    readonly input: {
      readonly endpointId: string
      readonly url?: string
      readonly events?: readonly string[]
      readonly description?: string | null
    }
    readonly answer: {
      readonly endpointId: string
    }
  }
  /** Issue the documents of surcharges whose payments have arrived */
  readonly chargeSurcharges: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly charged: number
      readonly more: boolean
    }
  }
  /** Try every row of a received file of usage, without recording any */
  readonly checkUsageImport: {
    readonly input: {
      readonly importId: string
      readonly mapping: {
        readonly kind?: "reads" | "days" | "values" | "events"
        readonly delimiter?: "," | ";" | "\t" | "|"
        readonly encoding?: "utf-8" | "windows-1252"
        readonly dates?: "year_first" | "day_first" | "month_first"
        readonly decimalMark?: "." | ","
        readonly zone?: string
        readonly stamps?: "start" | "end"
        readonly minutes?: 5 | 10 | 15 | 30 | 60 | 1440 | null
        readonly columns?: { readonly [name: string]: string }
        readonly constants?: { readonly [name: string]: string }
        readonly series?: readonly {
          readonly point: string
          readonly reading?: string
          readonly account?: string
          readonly serial?: string
          readonly register?: string
          readonly unit?: string
        }[]
      }
    }
    readonly answer: {
      readonly attempt: number
    }
  }
  /** Claim the tax in debts that were given up, once the waiting time is over */
  readonly claimTaxRelief: {
    readonly input: {
      readonly entity: string
      readonly on: string
      readonly debts?: readonly string[]
    }
    readonly answer: {
      readonly claimed: number
      /** Whether there is more than is done at once. */
      readonly more: boolean
      readonly taxes: readonly {
        readonly currency: string
        readonly amount: string
      }[]
    }
  }
  /** Give a dormant credit back to the customer who asked for it */
  readonly claimUnclaimedProperty: {
    readonly input: {
      readonly accountNumber: string
      readonly case: string
      readonly on: string
      readonly channel: "letter" | "email" | "call" | "visit" | "counter" | "portal"
      readonly note: string
    }
    readonly answer: {
      readonly itemId: string
      readonly given: boolean
    }
  }
  /** Close an accounting month, so that nothing more can be posted into it */
  readonly closeAccountingPeriod: {
    readonly input: {
      readonly entity: string
      readonly month: string
    }
    readonly answer: {
      readonly entity: string
      readonly month: string
    }
  }
  /** Close a deposit that adds up, and book it to the bank */
  readonly closeDeposit: {
    readonly input: {
      readonly entity: string
      readonly reference: string
      readonly on: string
      readonly reason?: string | null
    }
    readonly answer: {
      readonly reference: string
      readonly deposited: string
      readonly difference: string
    }
  }
  /** Take over the lines of an import of data that was tried */
  readonly commitDataImport: {
    readonly input: {
      readonly importId: string
      readonly attempt: number
      readonly wholeFiles?: boolean
    }
    readonly answer: {
      readonly importId: string
      readonly attempt: number
      /** What each file came to when it was tried. */
      readonly files: readonly {
        readonly created: string
        readonly file: string
        readonly lines: string
        readonly rejected: string
        readonly updated: string
      }[]
    }
  }
  /** Record the rows of a file of usage that was tried */
  readonly commitUsageImport: {
    readonly input: {
      readonly importId: string
      readonly attempt: number
      readonly keepsRefused?: boolean
    }
    readonly answer: {
      readonly attempt: number
    }
  }
  /** Say whose money a bank line is and what it pays; the payer is remembered */
  readonly confirmBankMatch: {
    readonly input: {
      readonly line: string
      readonly accountNumber: string
      readonly parts?: readonly {
        readonly document?: string | null
        readonly item?: string | null
        readonly amount?: string | null
        readonly letGo?: string | null
      }[]
      readonly reason?: string | null
      readonly together?: readonly string[]
      readonly note?: string | null
    }
    readonly answer: {
      readonly lineId: string
      readonly accountNumber: string
      readonly paid: readonly {
        readonly itemId: string
        readonly amount: string
      }[]
      readonly unapplied: string
    }
  }
  /** Mark a print batch as printed and posted */
  readonly confirmPrintBatch: {
    readonly input: {
      readonly batch: string
    }
    readonly answer: {
      readonly letters: number
    }
  }
  /** Enter a copy of a letter, marked COPY, in the register */
  readonly copyLetter: {
    readonly input: {
      readonly accountNumber: string
      readonly messageId: string
      readonly reason: string
    }
    readonly answer: {
      readonly accountId: string
      readonly messageId: string
      readonly copyNumber: number
      readonly printedOn: string
    }
  }
  /** Correct what registers really showed on the day of a move, for who left and who came */
  readonly correctMoveReads: {
    readonly input: {
      readonly accountNumber: string
      readonly premiseCode: string
      readonly on: string
      readonly reads: readonly {
        readonly serial: string
        readonly register?: string
        readonly value: string
        readonly quality?: "actual" | "customer" | "estimated"
      }[]
    }
    readonly answer: {
      readonly accounts: readonly string[]
    }
  }
  /** Correct quantity or price of one-off charges, or take them back, by their reference */
  readonly correctOneOffCharges: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly reference: string
        readonly quantity: string
        readonly unitPrice?: string | null
        readonly reason: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Correct a remittance before its money is here: whose it is, its documents and amounts */
  readonly correctRemittance: {
    readonly input: {
      readonly remittance: string
      readonly accountNumber?: string | null
      readonly lines?: readonly {
        readonly line: number
        readonly document?: string | null
        readonly amount?: string | null
        readonly deduction?: string | null
        readonly reason?: string | null
      }[]
      readonly note?: string | null
    }
    readonly answer: {
      readonly remittanceId: string
      readonly untied: number
    }
  }
  /** Open customer accounts, or change the master data of those that are there, by number */
  readonly createAccounts: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly kind: "person" | "business"
        readonly name: string
        readonly line1: string
        readonly line2?: string | null
        readonly postalCode?: string | null
        readonly city: string
        readonly region?: string | null
        readonly country: string
        readonly email?: string | null
        readonly phone?: string | null
        readonly language?: "en" | "fr" | "es" | "de"
        readonly timeZone: string
        readonly taxId?: string | null
        readonly termsDays?: number
        readonly billingDay?: number | null
        readonly delivery?: "email" | "post" | "portal"
        readonly cycleCode?: string | null
        readonly buyerReference?: string | null
        readonly paper?: "a4" | "us-letter" | null
        readonly invoicePer?: "account" | "premise"
        readonly exemptions?: readonly {
          readonly code: string
          readonly validFrom: string
          readonly validTo?: string | null
          readonly reason: string
        }[]
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Make a key by which a program uses the API; its secret is shown this once */
  readonly createApiKey: {
    readonly input: {
      readonly name: string
      readonly scopes: readonly string[]
      readonly expiresAt?: string | null
    }
    readonly answer: {
      readonly keyId: string
      readonly secret: string
    }
  }
  /** Add contracts of accounts with legal entities, or change their end, terms and PO number */
  readonly createContracts: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly contractNumber: string
        readonly legalEntity: string
        readonly currency: string
        readonly startOn: string
        readonly endOn?: string | null
        readonly poNumber?: string | null
        readonly termMonths?: number | null
        readonly notice?: string | null
        readonly renewal?: "none" | "auto" | "evergreen"
        readonly renewalMonths?: number | null
        readonly earlyExit?: {
          readonly kind: "fixed" | "per_month" | "percent"
          readonly value: string
          readonly productCode: string
          readonly name: {
            readonly en: string
            readonly fr?: string
            readonly es?: string
            readonly de?: string
          }
        } | null
        readonly uplift?: {
          readonly percent: string
          readonly decimals?: number
        } | {
          readonly index: string
          readonly monthsBefore: number
          readonly floor?: string | null
          readonly ceiling?: string | null
          readonly decimals?: number
        } | null
        readonly signedFile?: {
          readonly reference: string
          readonly sha256?: string | null
          readonly signedOn: string
        } | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Make a link by which a customer pays without signing in */
  readonly createPayLink: {
    readonly input: {
      readonly accountNumber: string
      readonly legalEntity: string
      readonly days?: number
    }
    readonly answer: {
      readonly path: string
      readonly expiresAt: string
    }
  }
  /** Add places of supply to accounts, or change those that are there, by their code */
  readonly createPremises: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly premiseCode: string
        readonly name: string
        readonly line1: string
        readonly line2?: string | null
        readonly postalCode?: string | null
        readonly city: string
        readonly region?: string | null
        readonly country: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Make print batches of the letters that wait, in postal order */
  readonly createPrintBatch: {
    readonly input: {
      readonly legalEntity: string
      readonly duplex?: boolean
    }
    readonly answer: {
      readonly letters: number
      readonly batches: readonly string[]
    }
  }
  /** Start subscriptions of plan versions under contracts, with an item for each charge */
  readonly createSubscriptions: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly contractNumber: string
        readonly subscriptionNumber: string
        readonly planCode: string
        readonly planVersion: number
        readonly premiseCode?: string | null
        readonly startOn: string
        readonly endOn?: string | null
        readonly anchorDay?: number | null
        readonly alignTo?: "subscription" | "contract" | "account" | "calendar" | null
        readonly quantity?: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Credit the surcharge of a payment that came back */
  readonly creditSurcharge: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly credited: string | null
      readonly more: boolean
    }
  }
  /** Release a bank statement that was held, or reject it */
  readonly decideBankStatement: {
    readonly input: {
      readonly statement: string
      readonly decision: "release" | "reject"
      readonly note: string
    }
    readonly answer: {
      readonly statementId: string
    }
  }
  /** Decide a dispute: credit what is granted, let the rest be asked for again */
  readonly decideDispute: {
    readonly input: {
      readonly case: string
      readonly granted: string
      readonly on: string
      readonly outcome?: "offset" | "keep" | "refund"
      readonly text: string
      readonly graceDays?: number | null
      readonly inform?: boolean
    }
    readonly answer: {
      readonly case: string
      readonly outcome: string
      readonly granted: string
      readonly currency: string
      readonly creditNote: string | null
    }
  }
  /** Accept exceptions of a bill run, or hold their accounts back from issue */
  readonly decideExceptions: {
    readonly input: {
      readonly runId: string
      readonly decision: "accept" | "hold"
      readonly code?: string
      readonly accounts?: readonly string[]
      readonly note?: string
    }
    readonly answer: {
      readonly exceptions: number
      readonly accounts: number
    }
  }
  /** Decide on messages that failed or may have arrived: sent, again, by post, or cancel */
  readonly decideMessages: {
    readonly input: {
      readonly messages: readonly {
        readonly accountNumber: string
        readonly messageId: string
      }[]
      readonly decision: "sent" | "again" | "post" | "cancel"
      readonly note?: string | null
    }
    readonly answer: {
      readonly decided: number
    }
  }
  /** Decline a payment plan that a customer asked for, with the answer */
  readonly declinePlanRequest: {
    readonly input: {
      readonly accountNumber: string
      readonly request: string
      readonly answer: string
    }
    readonly answer: {
      readonly request: string
    }
  }
  /** Define which plans need another plan on the same contract, and what happens when it ends */
  readonly defineAddOns: {
    readonly input: {
      readonly rows: readonly {
        readonly planCode: string
        readonly basePlanCodes: readonly string[]
        readonly whenBaseEnds?: "ends" | "refuses" | "stays"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Define when an action needs a second person, and whose approval */
  readonly defineAuthorityRule: {
    readonly input: {
      readonly code: string
      readonly command: string
      readonly role?: string | null
      readonly reason?: string | null
      readonly atLeast?: string | null
      readonly currency?: string | null
      readonly approvers?: readonly string[]
      readonly expiresDays?: number
      readonly active?: boolean
      readonly from?: string
    }
    readonly answer: {
      readonly code: string
      readonly fromAt: string
    }
  }
  /** Define our bank accounts: legal entity, currency, numbers, and how their CSV is read */
  readonly defineBankAccounts: {
    readonly input: {
      readonly rows: readonly {
        readonly code: string
        readonly name: string
        readonly entity: string
        readonly currency: string
        readonly ledgerAccount?: string | null
        readonly main?: boolean
        readonly numbers: readonly string[]
        readonly csvMapping?: {
          readonly delimiter?: "," | ";" | "\t" | "|"
          readonly skipRows?: number
          readonly skipLastRows?: number
          readonly header?: boolean
          readonly decimalMark?: "." | ","
          readonly dates?: "year_first" | "day_first" | "month_first"
          readonly columns: {
            readonly bookedOn: string
            readonly valuedOn?: string
            readonly amount?: string
            readonly credit?: string
            readonly debit?: string
            readonly direction?: string
            readonly currency?: string
            readonly ourAccount?: string
            readonly reference?: string
            readonly endToEndId?: string
            readonly name?: string
            readonly account?: string
            readonly text?: readonly string[]
            readonly balance?: string
          }
          readonly debitWords?: readonly string[]
        } | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add billing cycles and their dates: billed through, read, cut off and issued on */
  readonly defineBillingCycles: {
    readonly input: {
      readonly rows: readonly {
        readonly cycleCode: string
        readonly name: string
        readonly dates?: readonly {
          readonly throughOn: string
          readonly readOn: string
          readonly cutOffOn: string
          readonly issueOn: string
        }[]
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add registers of meters at premises, or set the date on which one was removed */
  readonly defineChannels: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly premiseCode: string
        readonly meterCode: string
        readonly serial: string
        readonly register?: string
        readonly multiplier?: string
        readonly digits?: number | null
        readonly installedOn: string
        readonly removedOn?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Define collection agencies and courts, or change them */
  readonly defineCollectionAgencies: {
    readonly input: {
      readonly rows: readonly {
        readonly agencyCode: string
        readonly kind: "agency" | "court"
        readonly name: string
        readonly email?: string | null
        readonly reference?: string | null
        readonly active?: boolean
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Define the desks that follow up what is owed, or change them */
  readonly defineCollectors: {
    readonly input: {
      readonly rows: readonly {
        readonly collectorCode: string
        readonly name: string
        readonly email?: string | null
        readonly phone?: string | null
        readonly active?: boolean
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Define causes of disputes and credits, with deadline and owner of their cases */
  readonly defineCorrectionCauses: {
    readonly input: {
      readonly rows: readonly {
        readonly cause: string
        readonly root: "pricing" | "metering" | "contract" | "service" | "payment" | "tax" | "data" | "none"
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly days: number
        readonly graceDays: number
        readonly owner?: string | null
        readonly active?: boolean
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add coupons, or change who may redeem them; what they give stays */
  readonly defineCoupons: {
    readonly input: {
      readonly rows: readonly {
        readonly code: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly percent?: string | null
        readonly amount?: string | null
        readonly currency?: string | null
        readonly duration: "once" | "periods" | "months" | "forever"
        readonly count?: number | null
        readonly chargeCodes?: readonly string[]
        readonly planCodes?: readonly string[]
        readonly rank?: number
        readonly exclusive?: boolean
        readonly validFrom: string
        readonly validTo?: string | null
        readonly maxRedemptions?: number | null
        readonly maxPerAccount?: number | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set creditor identifier, ACH numbers and file versions of legal entities */
  readonly defineDebitCreditors: {
    readonly input: {
      readonly rows: readonly {
        readonly legalEntity: string
        readonly creditorId?: string | null
        readonly pain008Version?: "02" | "08"
        readonly pain001Version?: "03" | "09"
        readonly achOdfi?: string | null
        readonly achBankName?: string | null
        readonly achOrigin?: string | null
        readonly achCompanyId?: string | null
        readonly achCompanyName?: string | null
        readonly achDescription?: string | null
        readonly papers?: "none" | "sepa_b2b" | "all"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Define by which steps customers are asked for what is overdue, from a day on */
  readonly defineDunningPolicies: {
    readonly input: {
      readonly rows: readonly {
        readonly policyCode: string
        readonly fromOn: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly graceDays?: number
        readonly thresholds?: { readonly [name: string]: string }
        readonly returnGraceDays?: number
        readonly afterReturn?: "keep" | "restart"
        readonly daysToPay?: number
        readonly inHardship?: "remind" | "stop"
        readonly beforePromise?: "write" | "silent"
        readonly levels: readonly {
          readonly level: number
          readonly afterDays: number
          readonly daysSinceLast?: number
          readonly channel?: "preferred" | "email" | "letter" | "portal" | "call"
          readonly template: string
          readonly fees?: { readonly [name: string]: string }
        }[]
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Define what is charged on what is overdue: interest, flat sums, least amounts, by date */
  readonly defineLateChargePolicies: {
    readonly input: {
      readonly rows: readonly {
        readonly policyCode: string
        readonly fromOn: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly customers?: "all" | "business" | "person"
        readonly rateCode?: string | null
        readonly annualPercent?: string | null
        readonly points?: string | null
        readonly mostPercent?: string | null
        readonly dayBasis?: "360" | "365" | "actual"
        readonly graceDays?: number
        readonly flat?: { readonly [name: string]: string }
        readonly minimums?: { readonly [name: string]: string }
        readonly termsDays?: number
        readonly billed?: "by_run" | "at_payment"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add legal entities, or bring their name, address, tax id and bank up to date */
  readonly defineLegalEntities: {
    readonly input: {
      readonly entities: readonly {
        readonly code: string
        readonly name: string
        readonly addressLines: readonly string[]
        readonly country: string
        readonly region?: string | null
        readonly taxId?: string | null
        readonly registration?: string | null
        readonly email?: string | null
        readonly phone?: string | null
        readonly website?: string | null
        readonly bankName?: string | null
        readonly iban?: string | null
        readonly upiAddress?: string | null
        readonly bic?: string | null
        readonly accent?: string
        readonly paper?: "a4" | "us-letter"
        readonly currency: string
        readonly timeZone: string
        readonly taxRounding?: "per_group" | "per_line"
        readonly roundingMode?: "half_up" | "half_even"
        readonly cashRounding?: string | null
      }[]
    }
    readonly answer: {
      readonly added: number
      readonly updated: number
    }
  }
  /** Add meters: what is counted, in which unit, from events, reads or intervals */
  readonly defineMeters: {
    readonly input: {
      readonly rows: readonly {
        readonly meterCode: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly unit: string
        readonly source: "events" | "reads" | "intervals"
        readonly aggregation?: "sum" | "count" | "unique" | "max" | "latest" | "percentile" | "average" | "time_sum"
        readonly property?: string | null
        readonly percentile?: string | null
        readonly per?: "hour" | "day" | null
        readonly carried?: boolean
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Define by whom cards and debits are collected, with their secrets */
  readonly definePaymentProvider: {
    readonly input: {
      readonly provider: string
      readonly kind: "sandbox" | "stripe" | "gocardless"
      readonly legalEntity: string
      readonly apiKey?: string | null
      readonly webhookSecret?: string | null
      readonly address?: string | null
      readonly active?: boolean
      readonly bankAccount?: string | null
    }
    readonly answer: {
      readonly provider: string
      readonly result: string
    }
  }
  /** Define payment terms: net days, end of month, fixed day, instalments, early discount */
  readonly definePaymentTerms: {
    readonly input: {
      readonly rows: readonly {
        readonly terms: string
        readonly fromOn: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly rule: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add versions of plans with their charges and first prices; versions never change */
  readonly definePlans: {
    readonly input: {
      readonly rows: readonly {
        readonly planCode: string
        readonly planVersion: number
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly currency: string
        readonly taxInclusive: boolean
        readonly offeredFrom: string
        readonly charges: readonly {
          readonly chargeCode: string
          readonly position: number
          readonly productCode: string
          readonly name: {
            readonly en: string
            readonly fr?: string
            readonly es?: string
            readonly de?: string
          }
          readonly kind: "recurring" | "usage" | "one_off"
          readonly timing: "advance" | "arrears"
          readonly months: number
          readonly proration?: "actual_days" | "thirty_actual" | "thirty_360" | "actual_365" | "per_second" | "full" | "none"
          readonly meterCode?: string | null
          readonly measure?: {
            readonly kind: "band"
            readonly calendar: string
            readonly band: string
          } | {
            readonly kind: "demand"
            readonly calendar?: string | null
            readonly band?: string | null
            readonly minutes: 5 | 10 | 15 | 30 | 60
          } | null
          readonly energy?: {
            readonly kind: "guarantee"
            readonly guaranteed: string
            readonly degradationPercent?: string
            readonly decimals?: number
            readonly excess?: "kept" | "carried" | "returned"
            readonly excessPrice?: string | null
          } | {
            readonly kind: "ratchet"
            readonly percent?: string
            readonly periods?: number
            readonly months?: readonly number[]
            readonly minimum?: string | null
          } | {
            readonly kind: "net_metering"
            readonly exportMeter: string
            readonly expiresAfter?: number | null
            readonly trueUpMonth?: number | null
            readonly atTrueUp?: "pay" | "roll" | "forfeit"
            readonly payoutPrice?: string | null
          } | {
            readonly kind: "export_credit"
            readonly pays: readonly string[]
            readonly expiresAfter?: number | null
            readonly trueUpMonth?: number | null
            readonly atTrueUp?: "pay" | "roll" | "forfeit"
            readonly payoutPercent?: string
          } | {
            readonly kind: "budget"
            readonly covers?: readonly string[]
            readonly settleMonth?: number | null
            readonly atYearEnd?: "settle" | "roll"
          } | null
          readonly unit: string
          readonly groupBy?: readonly string[]
          readonly groupCounter?: "apart" | "together"
          readonly minimum?: string | null
          readonly prorateMinimum?: boolean
          readonly prorateTiers?: boolean
          readonly maximum?: string | null
          readonly prorateMaximum?: boolean
          readonly included?: string | null
          readonly prorateIncluded?: boolean
          readonly rollover?: {
            readonly periods?: number | null
            readonly cap?: string | null
            readonly first?: "carried" | "included"
          } | null
          readonly prices: readonly {
            readonly effectiveFrom: string
            readonly price: {
              readonly model: "per_unit"
              readonly unitPrice: string
              readonly share?: {
                readonly bundle: string
                readonly standAlone: string
                readonly together: string
              }
            } | {
              readonly model: "graduated"
              readonly tiers: readonly {
                readonly upTo: string | null
                readonly unitPrice: string
                readonly flatPrice?: string
              }[]
            } | {
              readonly model: "volume"
              readonly tiers: readonly {
                readonly upTo: string | null
                readonly unitPrice: string
                readonly flatPrice?: string
              }[]
            } | {
              readonly model: "stairstep"
              readonly steps: readonly {
                readonly upTo: string | null
                readonly price: string
              }[]
            } | {
              readonly model: "percentage"
              readonly percent: string
              readonly feePerEvent?: string
              readonly eventMinimum?: string | null
              readonly eventMaximum?: string | null
              readonly freeEvents?: number
            } | {
              readonly model: "graduated_percentage"
              readonly tiers: readonly {
                readonly upTo: string | null
                readonly percent: string
              }[]
              readonly feePerEvent?: string
              readonly freeEvents?: number
            } | {
              readonly model: "escalated"
              readonly unitPrice: string
              readonly percent: string
              readonly decimals: number
              readonly ceiling?: string | null
              readonly floor?: string | null
            } | {
              readonly model: "indexed"
              readonly unitPrice: string
              readonly index: string
              readonly lagMonths?: number
              readonly baseValue?: string | null
              readonly compounding?: boolean
              readonly percentDecimals?: number | null
              readonly yearlyCap?: string | null
              readonly yearlyFloor?: string | null
              readonly decimals: number
              readonly ceiling?: string | null
              readonly floor?: string | null
            } | {
              readonly model: "package"
              readonly size: string
              readonly packagePrice: string
            } | {
              readonly model: "matrix"
              readonly rows: readonly {
                readonly when: { readonly [name: string]: string }
                readonly unitPrice: string
              }[]
              readonly defaultPrice?: string | null
            } | {
              readonly model: "event_price"
              readonly property: string
              readonly carries?: "unit_price" | "amount"
            } | {
              readonly model: "expression"
              readonly expression: string
            }
          }[]
        }[]
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add published indexes that prices may follow, or rename them */
  readonly definePriceIndexes: {
    readonly input: {
      readonly rows: readonly {
        readonly indexCode: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add products, or change their name, tax class and revenue account from now on */
  readonly defineProducts: {
    readonly input: {
      readonly rows: readonly {
        readonly productCode: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly taxClass: string
        readonly revenueAccount: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Define reasons for write-offs, returns, refunds and other exceptions */
  readonly defineReceivableReasons: {
    readonly input: {
      readonly reasons: readonly {
        readonly reason: string
        readonly use: "write_off" | "unapply" | "return" | "refund" | "deduction" | "deposit"
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly taxRelief?: boolean
        readonly active?: boolean
      }[]
    }
    readonly answer: {
      readonly defined: number
    }
  }
  /** Define what the columns of a payer’s remittance CSV mean */
  readonly defineRemittanceMappings: {
    readonly input: {
      readonly rows: readonly {
        readonly mapping: string
        readonly name: string
        readonly delimiter?: "," | ";" | "\t" | "|"
        readonly skipRows?: number
        readonly decimalMark?: "." | ","
        readonly dates?: "year_first" | "day_first" | "month_first"
        readonly columns: {
          readonly document: string
          readonly amount: string
          readonly deduction?: string
          readonly reason?: string
          readonly reference?: string
          readonly payer?: string
          readonly accountNumber?: string
          readonly paidOn?: string
          readonly currency?: string
          readonly total?: string
        }
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Define what a role may do alone or propose, and up to which amounts */
  readonly defineRole: {
    readonly input: {
      readonly role: string
      readonly name: {
        readonly en: string
        readonly fr?: string
        readonly es?: string
        readonly de?: string
      }
      readonly audience?: "staff" | "customer"
      readonly permissions: { readonly [name: string]: "do" | "propose" }
      readonly limits?: readonly {
        readonly command: string
        readonly currency: string
        readonly amount: string
      }[]
    }
    readonly answer: {
      readonly role: string
    }
  }
  /** Define groups of customers, or rename them */
  readonly defineSegments: {
    readonly input: {
      readonly rows: readonly {
        readonly segmentCode: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly active?: boolean
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add dated tax rates, or correct those that are there, by code, class and first day */
  readonly defineTaxRules: {
    readonly input: {
      readonly rows: readonly {
        readonly taxCode: string
        readonly taxClass: string
        readonly validFrom: string
        readonly validTo?: string | null
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly country: string
        readonly region?: string | null
        readonly category: "S" | "Z" | "E" | "AE" | "K" | "G" | "O"
        readonly ratePercent: string
        readonly level?: "country" | "state" | "county" | "city" | "utility"
        readonly compoundOn?: readonly string[]
        readonly exemptionCode?: string | null
        readonly exemptionReason?: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        } | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Add time-of-use calendars: bands by month, kind of day and time, holidays by date */
  readonly defineTouCalendars: {
    readonly input: {
      readonly rows: readonly {
        readonly calendarCode: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly rules: readonly {
          readonly band: string
          readonly months?: readonly number[]
          readonly days?: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" | "holiday")[]
          readonly from?: string
          readonly to?: string
        }[]
        readonly holidays?: {
          readonly region: string
          readonly firstYear: number
          readonly lastYear: number
        } | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Give customers wallets of prepaid credits, or change their alerts and top-ups */
  readonly defineWallets: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly code: string
        readonly name: {
          readonly en: string
          readonly fr?: string
          readonly es?: string
          readonly de?: string
        }
        readonly productCode: string
        readonly chargeCodes?: readonly string[] | null
        readonly alertBelow?: string | null
        readonly topUp?: {
          readonly below: string
          readonly amount: string
          readonly mostAMonth?: number
          readonly expiresAfterMonths?: number | null
        } | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Let another person approve in your place, until a given time */
  readonly delegateApproval: {
    readonly input: {
      readonly to: string
      readonly from?: string
      readonly until: string
      readonly reason: string
    }
    readonly answer: {
      readonly delegationId: string
    }
  }
  /** Send issued documents to their customers by e-mail, post or portal, each once */
  readonly deliverDocuments: {
    readonly input: {
      readonly legalEntity: string
      readonly issuedFrom: string
      readonly issuedTo: string
    }
    readonly answer: {
      readonly documents: number
      readonly email: number
      readonly letter: number
      readonly portal: number
      /** A job goes on with the rest. */
      readonly more: boolean
    }
  }
  /** Keep a person from signing in and acting, at once */
  readonly disablePerson: {
    readonly input: {
      readonly email: string
      readonly reason: string
    }
    readonly answer: {
      readonly personId: string
    }
  }
  /** Send a webhook endpoint nothing more; what waits for it stays */
  readonly disableWebhookEndpoint: {
    readonly input: {
      readonly endpointId: string
    }
    readonly answer: {
      readonly endpointId: string
    }
  }
  /** Discard refused rows of usage, with a reason */
  readonly discardRejectedUsage: {
    readonly input: {
      readonly ids: readonly string[]
      readonly reason: string
    }
    readonly answer: {
      readonly discarded: number
    }
  }
  /** Hand new events to the webhook endpoints that want them (a job does this) */
  readonly dispatchWebhookEvents: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly events: number
      readonly deliveries: number
    }
  }
  /** Open a dispute that a customer entered on the page of their link */
  readonly disputeByLink: {
    readonly input: {
      readonly token: string
      readonly text: string
      readonly files?: readonly {
        readonly name: string
        readonly content: string
      }[]
      readonly document: string
      readonly line?: number | null
      readonly amount?: string | null
      readonly cause: string
      readonly contact?: string | null
    }
    readonly answer: {
      readonly case: string
      readonly dueOn: string
    }
  }
  /** Let a person sign in and act again */
  readonly enablePerson: {
    readonly input: {
      readonly email: string
    }
    readonly answer: {
      readonly personId: string
    }
  }
  /** Send to a webhook endpoint again, beginning with what waits for it */
  readonly enableWebhookEndpoint: {
    readonly input: {
      readonly endpointId: string
    }
    readonly answer: {
      readonly endpointId: string
    }
  }
  /** End the consent of a customer to have what falls due taken */
  readonly endAutopay: {
    readonly input: {
      readonly accountNumber: string
      readonly legalEntity: string
      readonly currency: string
      readonly endedOn: string
    }
    readonly answer: {
      readonly autopayId: string
    }
  }
  /** End what a customer had to be spared for, with the reason */
  readonly endCareFlags: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly flag: "bankruptcy" | "deceased" | "hardship" | "life_support" | "cease_contact"
        readonly endedOn: string
        readonly why: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Note that files of copies of customers’ data were removed (a job does this) */
  readonly endDataCopies: {
    readonly input: {
      readonly copyIds: readonly string[]
    }
    readonly answer: {
      readonly ended: number
    }
  }
  /** Take back the right to approve in your place */
  readonly endDelegation: {
    readonly input: {
      readonly to: string
    }
    readonly answer: {
      readonly ended: number
    }
  }
  /** Empty issued documents whose legal term has ended (a job does this) */
  readonly endOldDocuments: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly ended: number
    }
  }
  /** End every session of a person at once */
  readonly endSessions: {
    readonly input: {
      readonly email: string
    }
    readonly answer: {
      readonly ended: number
    }
  }
  /** End subscriptions on a date (the first without service), or move or lift their end */
  readonly endSubscription: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly endOn: "now" | "period_end" | string | null
        readonly finalBill?: "bill" | "none"
        readonly unused?: "offset" | "credit" | "refund" | "keep"
        readonly exitFee?: "charge" | "waive"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** End alerts; their notices stay */
  readonly endUsageAlerts: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly code: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Enter signed mandates for direct debit (SEPA core, SEPA B2B, ACH) */
  readonly enterMandates: {
    readonly input: {
      readonly rows: readonly {
        readonly legalEntity: string
        readonly accountNumber: string
        readonly reference: string
        readonly scheme: "sepa_core" | "sepa_b2b" | "ach"
        readonly oneOff?: boolean
        readonly signedOn: string
        readonly holder: string
        readonly iban?: string | null
        readonly bic?: string | null
        readonly routingNumber?: string | null
        readonly bankAccount?: string | null
        readonly accountType?: "checking" | "savings" | null
        readonly noticeDays?: number
        readonly usedBeforeOn?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Enter which invoices a customer’s payment pays, with what is kept back from them */
  readonly enterRemittance: {
    readonly input: {
      readonly entity: string
      readonly accountNumber: string
      readonly currency?: string | null
      readonly amount?: string | null
      readonly paidOn?: string | null
      readonly reference?: string | null
      readonly lines: readonly {
        readonly document: string
        readonly amount?: string | null
        readonly deduction?: string | null
        readonly reason?: string | null
      }[]
    }
    readonly answer: {
      /** Null where it was told before: then nothing was kept. */
      readonly remittanceId: string | null
      readonly entity: string
      readonly accountNumber: string | null
      readonly payerName: string | null
      readonly reference: string | null
      readonly paidOn: string | null
      readonly currency: string
      readonly amount: string
      /** What its lines come to. */
      readonly linesAmount: string
      readonly findings: readonly ("lines_untied" | "payer_unknown" | "sum_differs" | "told_before")[]
      readonly lines: readonly {
        readonly line: number
        readonly document: string
        readonly amount: string
        readonly deduction: string
        readonly reason: string | null
        readonly reasonCode: string | null
        readonly fault: string | null
      }[]
    }
  }
  /** Erase who a customer is, for good; issued documents stay until their term ends */
  readonly eraseAccount: {
    readonly input: {
      readonly accountNumber: string
      readonly reason: string
    }
    readonly answer: {
      readonly erasureId: string
      /** Entries of the log that are about them, of which those with personal data lose it. */
      readonly logEntries: number
      readonly premises: number
      readonly mandates: number
      /** Issued documents stay as they are until their term ends. */
      readonly documentsKept: number
      readonly keptUntil: string | null
    }
  }
  /** Erase mandates that had to outlive their erased customer (a job does this) */
  readonly eraseLateMandates: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly mandates: number
    }
  }
  /** Erase who a person is who may no longer sign in; what they did stays, without a name */
  readonly erasePerson: {
    readonly input: {
      readonly email: string
      readonly reason: string
    }
    readonly answer: {
      readonly erasureId: string
      /** Entries of the log that are about them, of which those with personal data lose it. */
      readonly logEntries: number
      readonly premises: number
      readonly mandates: number
      /** Issued documents stay as they are until their term ends. */
      readonly documentsKept: number
      readonly keptUntil: string | null
    }
  }
  /** Hand a case up to the manager, or a technical problem to IT */
  readonly escalateCase: {
    readonly input: {
      readonly case: string
      readonly to?: string
      readonly dueOn?: string | null
      readonly reason: string
    }
    readonly answer: {
      readonly case: string
      readonly to: string
    }
  }
  /** Hand cases past their deadline to the manager (a job does this) */
  readonly escalateOverdueCases: {
    readonly input: {
      readonly on: string
    }
    readonly answer: {
      readonly escalated: number
      readonly isDone: boolean
    }
  }
  /** Find which promises were kept or broken by the money that came, and remind of those due tomorrow; a page at a time */
  readonly evaluatePromises: {
    readonly input: {
      readonly on: string
      readonly after?: string | null
      readonly limit?: number
    }
    readonly answer: {
      readonly kept: number
      readonly broken: number
      readonly reminded: number
      readonly next: string | null
    }
  }
  /** Compare usage and spending with the limits that are watched (a job does this) */
  readonly evaluateUsageAlerts: {
    readonly input: {
      readonly after?: string
      readonly limit?: number
    }
    readonly answer: {
      readonly accounts: number
      /** Notices that are new. */
      readonly reached: number
      /** The account after which the next page begins; null on the last one. */
      readonly next: string | null
    }
  }
  /** Take expired credits out of wallets and book what was paid for them as breakage */
  readonly expireWalletCredits: {
    readonly input: {
      readonly entity?: string
      readonly through: string
    }
    readonly answer: {
      readonly lots: number
    }
  }
  /** Close a follow-up in the timeline of a customer */
  readonly finishFollowUp: {
    readonly input: {
      readonly accountNumber: string
      readonly interactionId: string
    }
    readonly answer: {
      readonly done: boolean
    }
  }
  /** Close a task, with what came of it */
  readonly finishTask: {
    readonly input: {
      readonly task: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly taskId: string
    }
  }
  /** Correct a refused row of usage and record it */
  readonly fixRejectedUsage: {
    readonly input: {
      readonly rejectedId: string
      readonly corrected: { readonly [name: string]: unknown }
    }
    readonly answer: {
      readonly rejectedId: string
      readonly state: "discarded" | "fixed" | "open" | "replayed"
      readonly refusal?: {
        readonly code: string
        readonly facts: { readonly [name: string]: string | number }
      }
    }
  }
  /** Mark customers whom collection must spare: bankruptcy, death, hardship, life support, no contact */
  readonly flagAccounts: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly flag: "bankruptcy" | "deceased" | "hardship" | "life_support" | "cease_contact"
        readonly fromOn: string
        readonly untilOn?: string | null
        readonly note?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Forget what files of data held, 30 days after they came (a job does this) */
  readonly forgetOldDataFiles: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly forgotten: number
    }
  }
  /** Give a customer goodwill out of a budget */
  readonly giveGoodwill: {
    readonly input: {
      readonly accountNumber: string
      readonly entity: string
      readonly budget: string
      readonly currency: string
      readonly amount: string
      readonly reason: string
      readonly on: string
    }
    readonly answer: {
      readonly creditNote: string
      readonly amount: string
      readonly budget: string
    }
  }
  /** Record that notice of contracts was given, so that they and their subscriptions end as the notice period says; or take it back */
  readonly giveNotice: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly contractNumber: string
        readonly givenOn: string | null
        readonly finalBill?: "bill" | "none"
        readonly unused?: "offset" | "credit" | "refund" | "keep"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Give a role to a person, for a time or until it is taken away */
  readonly grantRole: {
    readonly input: {
      readonly email: string
      readonly role: string
      readonly accountNumber?: string
      readonly from?: string
      readonly until?: string
      readonly reason: string
    }
    readonly answer: {
      readonly grantId: string
    }
  }
  /** Give credits without payment, for a reason; they expire and are a discount when used */
  readonly grantWalletCredits: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly walletCode: string
        readonly reference: string
        readonly amount: string
        readonly grantedOn: string
        readonly expiresOn: string
        readonly priority?: number
        readonly reason: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Hand the accounts of a segment or collector over to others from a date on */
  readonly handOverAccounts: {
    readonly input: {
      readonly kind: "segment" | "collector"
      readonly from: string
      readonly to: readonly string[]
      readonly fromOn: string
      readonly accounts?: readonly string[]
    }
    readonly answer: {
      readonly accounts: number
    }
  }
  /** Stop reminders to customers, or about one document, with the reason and until when */
  readonly holdDunning: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly document?: string | null
        readonly reason: string
        readonly fromOn: string
        readonly lastOn?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set aside dormant credits whose customers have not answered in time */
  readonly holdUnclaimedProperty: {
    readonly input: {
      readonly entity: string
      readonly currency?: string | null
      readonly on: string
    }
    readonly answer: {
      readonly held: number
      readonly amount: string
      readonly currency: string
      readonly more: boolean
    }
  }
  /** Take a bank file: camt.053/.054, MT940, BAI2, lockbox, OFX, QIF or CSV */
  readonly importBankStatement: {
    readonly input: {
      readonly fileName: string
      readonly content: string
      readonly bankAccount?: string | null
    }
    readonly answer: {
      /** The file was taken before; nothing was done. */
      readonly isKnown: boolean
      readonly statements: readonly {
        readonly statementId: string
        readonly bankAccount: string
        readonly format: string
        readonly state: "accepted" | "quarantined"
        readonly lines: number
        /** Entries that another file had told before. */
        readonly duplicates: number
        /** Entries that the bank has only announced; they come again when they are booked. */
        readonly pending: number
        readonly currency: string
        /** What it states that the account held before and after; null where it does not say. */
        readonly openingMinor: string | null
        readonly closingMinor: string | null
        /** What its lines come to. */
        readonly bookedMinor: string
        /** Why it is held. */
        readonly faults: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Take a payer’s remittance advice: X12 820, CSV, e-mail, PDF or text */
  readonly importRemittance: {
    readonly input: {
      readonly fileName: string
      readonly content: string
      readonly mapping?: string | null
      readonly entity?: string | null
      readonly accountNumber?: string | null
    }
    readonly answer: {
      /** The file was taken before; nothing was done. */
      readonly isKnown: boolean
      readonly format: string
      readonly remittances: readonly {
        /** Null where it was told before: then nothing was kept. */
        readonly remittanceId: string | null
        readonly entity: string
        readonly accountNumber: string | null
        readonly payerName: string | null
        readonly reference: string | null
        readonly paidOn: string | null
        readonly currency: string
        readonly amount: string
        /** What its lines come to. */
        readonly linesAmount: string
        readonly findings: readonly ("lines_untied" | "payer_unknown" | "sum_differs" | "told_before")[]
        readonly lines: readonly {
          readonly line: number
          readonly document: string
          readonly amount: string
          readonly deduction: string
          readonly reason: string | null
          readonly reasonCode: string | null
          readonly fault: string | null
        }[]
      }[]
    }
  }
  /** Enter a person, with a link by which they choose a password */
  readonly invitePerson: {
    readonly input: {
      readonly email: string
      readonly name: string
      readonly language?: "en" | "fr" | "es" | "de"
      readonly kind?: "staff" | "customer"
    }
    readonly answer: {
      readonly personId: string
      readonly link: string
    }
  }
  /** Issue the documents of an approved bill run */
  readonly issueBillRun: {
    readonly input: {
      readonly runId: string
    }
    readonly answer: {
      readonly chunks: number
    }
  }
  /** Credit lines, quantities or an amount of an issued invoice */
  readonly issueCreditNote: {
    readonly input: {
      readonly invoice: string
      readonly reason: string
      readonly cause?: string
      readonly issueOn: string
      readonly outcome?: "offset" | "keep" | "refund"
      readonly account?: string
      readonly lines?: readonly {
        readonly line: number
        readonly quantity?: string
        readonly netAmount?: string
      }[]
      readonly netAmount?: string
    }
    readonly answer: {
      readonly creditNote: string
    }
  }
  /** Bill given amounts by a debit note, about an invoice or for an account */
  readonly issueDebitNote: {
    readonly input: {
      readonly invoice?: string | null
      readonly accountNumber?: string | null
      readonly entity?: string | null
      readonly currency?: string | null
      readonly reason: string
      readonly issueOn: string
      readonly termsDays?: number | null
      readonly lines: readonly {
        readonly line?: number | null
        readonly product?: string | null
        readonly description?: string | null
        readonly netAmount: string
      }[]
    }
    readonly answer: {
      readonly debitNote: string
      readonly invoiceId: string
      readonly payable: string
      readonly currency: string
    }
  }
  /** Issue the documents of an approved incident */
  readonly issueIncident: {
    readonly input: {
      readonly incident: string
    }
    readonly answer: {
      readonly chunks: number
    }
  }
  /** Keep the signed paper of a mandate: a scan or PDF, sealed, with its hash */
  readonly keepMandatePaper: {
    readonly input: {
      readonly legalEntity: string
      readonly reference: string
      readonly name: string
      readonly content: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly paperId: string | null
      readonly sha256: string
      readonly isNew: boolean
    }
  }
  /** Keep the card that a customer paid with and let us keep */
  readonly keepMeansOfPayment: {
    readonly input: {
      readonly accountId: string
      readonly paymentId: string
      readonly kind: "card" | "bank"
      readonly token: string
      readonly customerToken?: string | null
      readonly shown: string
      readonly expiresOn?: string | null
    }
    readonly answer: {
      readonly kept: boolean
    }
  }
  /** Keep unapplied money as a customer’s credit */
  readonly keepOnAccount: {
    readonly input: {
      readonly accountNumber?: string | null
      readonly item: string
      readonly amount?: string | null
      readonly on: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly itemId: string
      readonly amount: string
    }
  }
  /** Keep a card or bank account of a customer, by the provider’s name for it */
  readonly keepPaymentMeans: {
    readonly input: {
      readonly accountNumber: string
      readonly provider: string
      readonly kind: "card" | "bank"
      readonly token: string
      readonly customerToken?: string | null
      readonly shown: string
      readonly expiresOn?: string | null
    }
    readonly answer: {
      readonly meansId: string
      readonly result: string
    }
  }
  /** Let customers be reminded again whom a hold has spared */
  readonly liftDunningHolds: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly document?: string | null
        readonly endedOn: string
        readonly why: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Say that a bank line is what was recorded already: receipt, deposit, payout, debits */
  readonly linkBankLine: {
    readonly input: {
      readonly line: string
      readonly to: readonly {
        readonly kind: "receipt" | "reversal" | "deposit" | "payout" | "refund" | "refund_back" | "refund_run" | "journal" | "debit_run" | "debit"
        readonly accountNumber?: string | null
        readonly subject: string
        readonly amount?: string | null
      }[]
      readonly note?: string | null
    }
    readonly answer: {
      readonly lineId: string
    }
  }
  /** Book news of providers that came before we knew their names for the payments */
  readonly linkProviderNews: {
    readonly input: {
      readonly provider: string
      readonly references: readonly string[]
    }
    readonly answer: {
      readonly payments: readonly {
        readonly paymentId: string
        readonly state: "cancelled" | "disputed" | "failed" | "lost" | "needs_customer" | "pending" | "planned" | "refunded" | "returned" | "sending" | "succeeded" | "unknown"
      }[]
    }
  }
  /** Look again whether open bank lines, and those in suspense, are what was recorded since */
  readonly linkRecordedLines: {
    readonly input: {
      readonly on: string
      readonly days?: number
    }
    readonly answer: {
      readonly looked: number
      readonly linked: number
    }
  }
  /** Log a call or visit with its outcome, next date, promises and what was asked for */
  readonly logContact: {
    readonly input: {
      readonly accountNumber: string
      readonly channel: "call" | "visit" | "counter" | "email" | "letter" | "portal"
      readonly direction: "out" | "in"
      readonly at?: string | null
      readonly outcome: "reached" | "not_reached" | "left_message" | "promised" | "refused" | "wrong_number" | "plan_requested" | "disputes"
      readonly note: string
      readonly nextOn?: string | null
      readonly promises?: readonly {
        readonly entity: string
        readonly currency: string
        readonly payBy: string
        readonly amount: string
        readonly tolerance?: string | null
        readonly graceDays?: number
        readonly items?: readonly string[]
      }[]
      readonly planRequest?: {
        readonly instalments?: number | null
        readonly note?: string | null
      } | null
      readonly dispute?: {
        readonly document?: string | null
        readonly amount?: string | null
        readonly what: string
      } | null
      readonly despite?: string | null
    }
    readonly answer: {
      readonly interactionId: string
      readonly promiseIds: readonly string[]
      readonly tasks: readonly string[]
    }
  }
  /** Make a copy of all that is kept of a customer who asks for it, as one file; a job does it */
  readonly makeDataCopy: {
    readonly input: {
      readonly accountNumber: string
      readonly reason: string
    }
    readonly answer: {
      readonly copyId: string
    }
  }
  /** Make a link by which a person chooses a new password; hand it over yourself */
  readonly makePasswordLink: {
    readonly input: {
      readonly email: string
    }
    readonly answer: {
      readonly personId: string
      readonly link: string
    }
  }
  /** Make statements of account for customers, and send them if asked */
  readonly makeStatements: {
    readonly input: {
      readonly legalEntity: string
      readonly accounts: readonly string[]
      readonly from: string
      readonly asOf: string
      readonly method?: "open_item" | "balance_forward" | "activity" | null
      readonly send?: boolean
    }
    readonly answer: {
      readonly statements: readonly {
        readonly account: string
        readonly statementId: string
        readonly currency: string
        /** a whole number */
        readonly closingMinor: string
      }[]
      readonly sent: number
    }
  }
  /** Match bank lines that wait with what is owed, and enter all of them as receipts */
  readonly matchBankLines: {
    readonly input: {
      readonly most?: number
    }
    readonly answer: {
      readonly worked: number
      readonly matched: number
    }
  }
  /** Say which money a remittance is about, and apply it as its lines say */
  readonly matchRemittance: {
    readonly input: {
      readonly remittance: string
      readonly bankLine?: string | null
      readonly accountNumber?: string | null
      readonly item?: string | null
      readonly asPart?: boolean
    }
    readonly answer: {
      readonly remittanceId: string
      readonly applied: number
      readonly untied: number
      readonly left: string
    }
  }
  /** Merge an account into another from a day on; its number, contracts and history stay */
  readonly mergeAccounts: {
    readonly input: {
      readonly from: string
      readonly into: string
      readonly on: string
      readonly reason: string
      readonly billing?: "consolidated" | "own"
    }
    readonly answer: {
      readonly changed: number
    }
  }
  /** Take a message of a customer in a case, entered on the page of their link */
  readonly messageByLink: {
    readonly input: {
      readonly token: string
      readonly text: string
      readonly files?: readonly {
        readonly name: string
        readonly content: string
      }[]
      readonly case: string
    }
    readonly answer: {
      readonly case: string
    }
  }
  /** Give money in suspense, or of another customer, to the customer whose it is */
  readonly moveCredit: {
    readonly input: {
      readonly accountNumber?: string | null
      readonly entity?: string | null
      readonly item: string
      readonly amount?: string | null
      readonly on: string
      readonly note?: string | null
      readonly to: string
      readonly apply?: "none" | "policy"
    }
    readonly answer: {
      readonly itemId: string
      readonly amount: string
      readonly applied: number
    }
  }
  /** Record that a customer comes to an empty place: meters, first reads, contract and subscriptions */
  readonly moveIn: {
    readonly input: {
      readonly accountNumber: string
      readonly premiseCode?: string | null
      readonly place: {
        readonly accountNumber: string
        readonly premiseCode: string
      }
      readonly on: string
      readonly contract: {
        readonly contractNumber: string
        readonly legalEntity?: string | null
        readonly currency?: string | null
        readonly poNumber?: string | null
      }
      readonly subscriptions: readonly {
        readonly subscriptionNumber: string
        readonly planCode: string
        readonly planVersion: number
        readonly anchorDay?: number | null
        readonly quantity?: string
      }[]
      readonly reads?: readonly {
        readonly serial: string
        readonly register?: string
        readonly value: string
        readonly quality?: "actual" | "customer" | "estimated"
      }[]
    }
    readonly answer: {
      readonly ended: readonly string[]
      readonly started: readonly string[]
      readonly estimated: readonly string[]
    }
  }
  /** Record that a customer leaves a place: last reads, end of what runs there; the place stands empty */
  readonly moveOut: {
    readonly input: {
      readonly accountNumber: string
      readonly premiseCode: string
      readonly on: string
      readonly reads?: readonly {
        readonly serial: string
        readonly register?: string
        readonly value: string
        readonly quality?: "actual" | "customer" | "estimated"
      }[]
      readonly exitFee?: "charge" | "waive"
    }
    readonly answer: {
      readonly ended: readonly string[]
      readonly started: readonly string[]
      readonly estimated: readonly string[]
    }
  }
  /** Note how far a copy of a customer’s data is (a job does this) */
  readonly noteDataCopy: {
    readonly input: {
      readonly copyId: string
      readonly partsDone: number
      readonly partsTotal: number
    }
    readonly answer: {
      readonly copyId: string
    }
  }
  /** Note how far an import of data is (a job does this) */
  readonly noteDataImport: {
    readonly input: {
      readonly importId: string
      readonly attempt: number
      readonly files: readonly {
        readonly fileName: string
        readonly counts: {
          readonly rows: number
          readonly created: number
          readonly updated: number
          readonly unchanged: number
          readonly rejected: number
        }
        readonly refusal: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        } | null
      }[]
      readonly problems: readonly {
        readonly fileName: string
        readonly problemNo: number
        readonly line: number
        readonly column: string
        readonly value: string
        readonly code: string
        readonly facts: { readonly [name: string]: string | number }
      }[]
      readonly outcome: "checked" | "done" | null
    }
    readonly answer: {
      readonly state: "cancelled" | "checked" | "committing" | "done" | "received" | "trying"
    }
  }
  /** Note that files of ended documents were removed (a job does this) */
  readonly noteFilesGone: {
    readonly input: {
      readonly paths: readonly string[]
    }
    readonly answer: {
      readonly gone: number
    }
  }
  /** Note how far an import of usage is (a job does this) */
  readonly noteUsageImport: {
    readonly input: {
      readonly importId: string
      readonly attempt: number
      readonly counts: {
        readonly rows: number
        readonly created: number
        readonly updated: number
        readonly unchanged: number
        readonly rejected: number
      }
      readonly bytesRead: number
      readonly findings: readonly {
        readonly line: number
        readonly label: string
        readonly code: string
        readonly severity: "refused" | "notice"
        readonly column: string
        readonly value: string
        readonly facts: { readonly [name: string]: string | number }
        readonly lines: readonly number[]
      }[]
      readonly effects: readonly {
        readonly batchNo: number
        readonly accountId: string
        readonly subscriptionId: string
        readonly firstOn: string
        readonly lastOn: string
        readonly rows: number
      }[]
      readonly refusal: {
        readonly code: string
        readonly facts: { readonly [name: string]: string | number }
      } | null
      readonly isOver: boolean
    }
    readonly answer: {
      readonly state: "cancelled" | "checked" | "committing" | "done" | "received" | "trying" | "undoing" | "undone"
    }
  }
  /** Open a copy of all that is kept of a customer; the log says who took it out */
  readonly openDataCopy: {
    readonly input: {
      readonly copyId: string
    }
    readonly answer: {
      readonly accountNumber: string
      readonly path: string
      readonly sha256: string
    }
  }
  /** Open the file of a run to take it to the bank; the log says who did */
  readonly openDebitFile: {
    readonly input: {
      readonly run: string
      readonly again?: string | null
    }
    readonly answer: {
      readonly run: string
      readonly path: string
      readonly times: number
    }
  }
  /** Open a deposit of checks and cash with its control total */
  readonly openDeposit: {
    readonly input: {
      readonly entity: string
      readonly reference: string
      readonly currency: string
      readonly on: string
      readonly controlTotal: string
      readonly controlCount: number
      readonly bankAccount?: string | null
    }
    readonly answer: {
      readonly depositId: string
      readonly reference: string
    }
  }
  /** Open a dispute about a document, a line or an amount; what is disputed is not asked for */
  readonly openDispute: {
    readonly input: {
      readonly document: string
      readonly accountNumber?: string | null
      readonly line?: number | null
      readonly amount?: string | null
      readonly cause: string
      readonly text: string
      readonly channel?: "staff" | "phone" | "email" | "letter" | "visit" | "portal" | "deduction"
      readonly contact?: string | null
      readonly owner?: string | null
      readonly on: string
      readonly dueOn?: string | null
      readonly confirm?: boolean
      readonly reference?: string | null
    }
    readonly answer: {
      readonly case: string
      readonly caseId: string
      readonly dueOn: string
      readonly amount: string | null
      readonly frozen: string | null
      readonly currency: string | null
      readonly result: "created" | "unchanged"
    }
  }
  /** Record a question of a customer, to be answered by a day */
  readonly openInquiry: {
    readonly input: {
      readonly accountNumber: string
      readonly document?: string | null
      readonly line?: number | null
      readonly cause?: string
      readonly text: string
      readonly channel?: "staff" | "phone" | "email" | "letter" | "visit" | "portal" | "deduction"
      readonly contact?: string | null
      readonly owner?: string | null
      readonly on: string
      readonly dueOn?: string | null
      readonly confirm?: boolean
    }
    readonly answer: {
      readonly case: string
      readonly caseId: string
      readonly dueOn: string
      readonly amount: string | null
      readonly frozen: string | null
      readonly currency: string | null
      readonly result: "created" | "unchanged"
    }
  }
  /** Show the whole account number of a mandate; the log says who saw it */
  readonly openMandate: {
    readonly input: {
      readonly legalEntity: string
      readonly reference: string
    }
    readonly answer: {
      readonly reference: string
      readonly holder: string
      readonly accountNumber: string
      readonly bankCode: string | null
    }
  }
  /** Open the signed paper of a mandate; the log says who saw it */
  readonly openMandatePaper: {
    readonly input: {
      readonly paper: string
    }
    readonly answer: {
      readonly paper: string
      readonly name: string
      readonly sha256: string
    }
  }
  /** Open the file of refunds to take it to the bank; the log says who did */
  readonly openRefundFile: {
    readonly input: {
      readonly run: string
      readonly again?: string | null
    }
    readonly answer: {
      readonly run: string
      readonly path: string
      readonly times: number
    }
  }
  /** Open the file in which a payer sent an advice; the log says who saw it */
  readonly openRemittanceFile: {
    readonly input: {
      readonly file: string
    }
    readonly answer: {
      readonly file: string
      readonly name: string
      readonly sha256: string
    }
  }
  /** Show a customer’s tax id in full; the log says who saw it */
  readonly openTaxId: {
    readonly input: {
      readonly accountNumber: string
    }
    readonly answer: {
      readonly accountNumber: string
      readonly taxId: string | null
    }
  }
  /** Pack the evidence of a placement anew, beside what was handed over before */
  readonly packEvidence: {
    readonly input: {
      readonly placement: string
    }
    readonly answer: {
      readonly placementId: string
    }
  }
  /** Pause subscriptions from a date on, or change a pause: fees stop or go on, usage is refused or billed */
  readonly pauseSubscription: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly fromOn: "now" | "period_end" | string
        readonly toOn?: string | null
        readonly fees?: "stop" | "keep"
        readonly usage?: "refuse" | "bill"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Take a payment that a customer asked for by a pay link */
  readonly payByLink: {
    readonly input: {
      readonly token: string
      readonly items: readonly string[]
      readonly amounts?: readonly {
        readonly itemId: string
        readonly amount: string
      }[]
      readonly fee?: string | null
      readonly keep?: string | null
    }
    readonly answer: {
      readonly paymentId: string
      readonly state: string
      readonly amount: string
      readonly currency: string
      readonly result: "created" | "unchanged"
      readonly accountId: string
    }
  }
  /** Open the payment page of an own account */
  readonly payOwnAccount: {
    readonly input: {
      readonly accountNumber: string
      readonly legalEntity: string
    }
    readonly answer: {
      readonly path: string
      readonly expiresAt: string
    }
  }
  /** Stop the billing of accounts from a date on, with a reason and perhaps an end */
  readonly placeBillingHolds: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly reason: string
        readonly fromOn: string
        readonly untilOn?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Stop new orders and subscriptions of a customer, with the reason */
  readonly placeCreditHold: {
    readonly input: {
      readonly accountNumber: string
      readonly entity?: string | null
      readonly fromOn: string
      readonly reason: string
    }
    readonly answer: {
      readonly holdId: string
    }
  }
  /** Keep everything of a customer from being erased */
  readonly placeLegalHold: {
    readonly input: {
      readonly accountNumber: string
      readonly reason: string
    }
    readonly answer: {
      readonly holdId: string
    }
  }
  /** Hand what a customer owes over to a collection agency or court, with the evidence */
  readonly placeWithAgency: {
    readonly input: {
      readonly accountNumber: string
      readonly agency: string
      readonly entity: string
      readonly currency: string
      readonly items?: readonly string[]
      readonly note?: string | null
    }
    readonly answer: {
      readonly placementId: string
      readonly amount: string
      readonly currency: string
    }
  }
  /** Post a journal of debits and credits on a legal entity’s own account */
  readonly postManualJournal: {
    readonly input: {
      readonly entity: string
      readonly effectiveOn: string
      readonly currency: string
      readonly description: string
      readonly transfers: readonly {
        readonly debit: string
        readonly credit: string
        readonly amount: string
        readonly memo?: string
      }[]
    }
    readonly answer: {
      readonly journalId: string
      readonly accountId: string
      readonly transferIds: readonly string[]
    }
  }
  /** Post the provision for what will not be paid, at the end of a month */
  readonly postProvision: {
    readonly input: {
      readonly entity: string
      readonly month: string
    }
    readonly answer: {
      readonly entity: string
      readonly month: string
      readonly posted: readonly {
        readonly currency: string
        readonly target: string
        readonly posted: string
      }[]
    }
  }
  /** Try one action over many rows of a list, without changing anything yet */
  readonly prepareBulk: {
    readonly input: {
      readonly list: string
      readonly command: string
      readonly note?: string | null
      readonly rows: readonly {
        readonly label: string
        readonly input: { readonly [name: string]: unknown }
      }[]
    }
    readonly answer: {
      readonly bulkId: string
      readonly rows: number
    }
  }
  /** Share the price of a bundle out to its charges, by what each would cost by itself */
  readonly priceBundles: {
    readonly input: {
      readonly rows: readonly {
        readonly planCode: string
        readonly planVersion: number
        readonly effectiveFrom: string
        readonly bundlePrice: string
        readonly charges: readonly {
          readonly chargeCode: string
          readonly standAlone: string
        }[]
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Propose the refund of credits that have waited for as long as the rules say */
  readonly proposeCreditRefunds: {
    readonly input: {
      readonly on: string
    }
    readonly answer: {
      readonly proposed: number
      readonly used: number
    }
  }
  /** Forget webhook events of more than 90 days ago (a job does this) */
  readonly purgeWebhookEvents: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly events: number
    }
  }
  /** Make tasks of unapplied money, suspense, open deposits and unreconciled money */
  readonly raiseReceivableTasks: {
    readonly input: {
      readonly on: string
      readonly unappliedDays?: number
      readonly suspenseDays?: number
      readonly depositDays?: number
      readonly notRecordedDays?: number
      readonly notOnBankDays?: number
      readonly uncashedDays?: number
      readonly againDays?: number
    }
    readonly answer: {
      readonly raised: number
      readonly closed: number
    }
  }
  /** Work out level amounts anew from what the last twelve months have cost */
  readonly recalculateBudgets: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly effectiveOn?: "now" | "period_end" | string
        readonly roundUpTo?: string
        readonly tolerancePercent?: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
        readonly months?: number
        readonly average?: string
        readonly kept?: string
        readonly before?: string
        readonly level?: string
      }[]
    }
  }
  /** Take back what was handed over to an agency or court, so that we follow it up again */
  readonly recallPlacement: {
    readonly input: {
      readonly placement: string
      readonly reason: string
    }
    readonly answer: {
      readonly placementId: string
    }
  }
  /** Receive a CSV file of an import of data; nothing of it is taken over yet */
  readonly receiveDataFile: {
    readonly input: {
      readonly importId?: string | null
      readonly fileName: string
      readonly content: string
    }
    readonly answer: {
      readonly importId: string
      readonly files: readonly string[]
    }
  }
  /** Receive a file of usage and look at what it is; nothing of it is recorded yet */
  readonly receiveUsageImport: {
    readonly input: {
      readonly fileName: string
      readonly content: string
    }
    readonly answer: {
      readonly importId: string
      readonly format: "csv" | "green-button" | "nem12"
    }
  }
  /** Record what a customer paid to the agency: it pays the placed items, the oldest first */
  readonly recordAgencyCollection: {
    readonly input: {
      readonly placement: string
      readonly amount: string
      readonly valueOn: string
      readonly bookedOn: string
      readonly reference: string
    }
    readonly answer: {
      readonly receiptId: string
      readonly isNew: boolean
      readonly applied: string
    }
  }
  /** Book what an agency paid over, and what it kept for its commission */
  readonly recordAgencyRemittance: {
    readonly input: {
      readonly agency: string
      readonly entity: string
      readonly currency: string
      readonly on: string
      readonly amount?: string
      readonly commissionKept?: string
      readonly reference: string
      readonly bankAccount?: string | null
    }
    readonly answer: {
      readonly remitted: string
      readonly kept: string
    }
  }
  /** Read refusals, returns and changes of accounts from a file of the bank */
  readonly recordBankAnswer: {
    readonly input: {
      readonly fileName: string
      readonly content: string
    }
    readonly answer: {
      readonly answers: number
      readonly unknown: number
      readonly changes: number
      readonly kind: string
      readonly unknownReferences: readonly string[]
    }
  }
  /** Record e-mails that came back, block their addresses and send them by post */
  readonly recordBounces: {
    readonly input: {
      readonly rows: readonly {
        readonly message?: string | null
        readonly email: string
        readonly kind: "hard" | "soft" | "complaint"
        readonly status?: string | null
        readonly diagnostic?: string | null
        readonly report?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Record what came of rows of bulk work (a job does this) */
  readonly recordBulk: {
    readonly input: {
      readonly bulkId: string
      readonly trial: boolean
      readonly isOver: boolean
      readonly rows: readonly {
        readonly rowNo: number
        readonly state: "fine" | "done" | "proposed" | "refused"
        readonly code: string | null
        readonly facts: { readonly [name: string]: string } | null
      }[]
    }
    readonly answer: {
      readonly state: "cancelled" | "done" | "running" | "tried" | "trying"
    }
  }
  /** Record a copy of a customer’s data that was packed (a job does this) */
  readonly recordDataCopy: {
    readonly input: {
      readonly copyId: string
      readonly path: string
      readonly sha256: string
      readonly sizeBytes: number
      readonly rows: number
      readonly files: number
      readonly missing: readonly string[]
    }
    readonly answer: {
      readonly isRecorded: boolean
    }
  }
  /** Record that the file of a run of direct debits was written */
  readonly recordDebitFile: {
    readonly input: {
      readonly run: string
      readonly fileNo?: number
      readonly path: string
      readonly sha256: string
    }
    readonly answer: {
      readonly state: "approved" | "cancelled" | "refused" | "review" | "sent" | "settled"
    }
  }
  /** Record the files of issued documents with their hashes (a job does this) */
  readonly recordDocumentFiles: {
    readonly input: {
      readonly files: readonly {
        readonly accountId: string
        readonly invoiceId: string
        readonly path: string
        readonly sha256: string
        readonly sizeBytes: number
      }[]
    }
    readonly answer: {
      readonly recorded: number
      /** Documents that had another file recorded before; theirs stays. */
      readonly differing: readonly {
        readonly path: string
        readonly recorded: string
      }[]
    }
  }
  /** Record that a customer opened a document on their own pages (the pages do this) */
  readonly recordDocumentOpened: {
    readonly input: {
      readonly accountNumber: string
      readonly document: string
    }
    readonly answer: {
      readonly recorded: boolean
    }
  }
  /** Record a pack of evidence with its hash (a job does this) */
  readonly recordEvidence: {
    readonly input: {
      readonly placement: string
      readonly path: string
      readonly sha256: string
      readonly sizeBytes: number
      readonly files: number
      readonly missing?: readonly string[]
    }
    readonly answer: {
      readonly placementId: string
    }
  }
  /** Record published values of indexes; what was billed without them is caught up */
  readonly recordIndexValues: {
    readonly input: {
      readonly rows: readonly {
        readonly indexCode: string
        readonly month: string
        readonly value: string
        readonly publishedOn: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Enter a call, visit, letter, message or note in the timeline of a customer */
  readonly recordInteraction: {
    readonly input: {
      readonly accountNumber: string
      readonly channel: "email" | "letter" | "call" | "visit" | "counter" | "portal" | "note"
      readonly direction: "out" | "in" | "internal"
      readonly subject: string
      readonly body?: string
      readonly at?: string | null
      readonly outcome?: string | null
      readonly nextOn?: string | null
      readonly documents?: readonly string[]
      readonly mentions?: readonly string[]
    }
    readonly answer: {
      readonly interactionId: string
    }
  }
  /** Record days of interval data; a day sent again with other values is replaced */
  readonly recordIntervals: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly serial: string
        readonly register?: string
        readonly day: string
        readonly minutes: 5 | 10 | 15 | 30 | 60 | 1440
        readonly values: string | readonly (string | null)[]
        readonly estimated?: boolean
        readonly qualities?: string
        readonly part?: boolean
      }[]
      readonly source?: string
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Record what came of e-mails that were sent (a job does this) */
  readonly recordMessageAttempts: {
    readonly input: {
      readonly attempts: readonly {
        readonly accountId: string
        readonly messageId: string
        readonly attempt: number
        readonly startedAt: string
        readonly durationMs: number
        readonly outcome: "accepted" | "deferred" | "no_such_address" | "refused" | "unreachable" | "unknown" | "not_readable"
        readonly code: number | null
        readonly answer: string
      }[]
    }
    readonly answer: {
      readonly settled: number
      readonly letters: number
    }
  }
  /** Move many customers: each out of a place, or out and another in on the same day */
  readonly recordMoves: {
    readonly input: {
      readonly rows: readonly {
        readonly from: {
          readonly accountNumber: string
          readonly premiseCode: string
        }
        readonly to?: {
          readonly accountNumber: string
          readonly premiseCode?: string | null
        } | null
        readonly on: string
        readonly contract?: {
          readonly contractNumber: string
          readonly legalEntity?: string | null
          readonly currency?: string | null
          readonly poNumber?: string | null
        } | null
        readonly reads?: readonly {
          readonly serial: string
          readonly register?: string
          readonly value: string
          readonly quality?: "actual" | "customer" | "estimated"
        }[]
        readonly exitFee?: "charge" | "waive"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Record by which ways customers do not wish to be contacted, or may be again */
  readonly recordOptOuts: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly channel: "email" | "letter" | "portal" | "call"
        readonly fromOn: string
        readonly optedOut?: boolean
        readonly note?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Record quotes and orders of a quoting system; accepted ones start running at once */
  readonly recordOrders: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly source: string
        readonly reference: string
        readonly validUntil?: string | null
        readonly contract: {
          readonly contractNumber: string
          readonly legalEntity?: string | null
          readonly currency?: string | null
          readonly startOn?: string | null
          readonly poNumber?: string | null
          readonly termMonths?: number | null
          readonly notice?: string | null
          readonly renewal?: "none" | "auto" | "evergreen"
          readonly renewalMonths?: number | null
          readonly earlyExit?: {
            readonly kind: "fixed" | "per_month" | "percent"
            readonly value: string
            readonly productCode: string
            readonly name: {
              readonly en: string
              readonly fr?: string
              readonly es?: string
              readonly de?: string
            }
          } | null
        }
        readonly lines: readonly ({
          readonly line: string
          readonly kind: "subscription"
          readonly subscriptionNumber: string
          readonly planCode: string
          readonly planVersion: number
          readonly premiseCode?: string | null
          readonly startOn: string
          readonly endOn?: string | null
          readonly anchorDay?: number | null
          readonly quantity?: string
          readonly discounts?: readonly {
            readonly code: string
            readonly name: {
              readonly en: string
              readonly fr?: string
              readonly es?: string
              readonly de?: string
            }
            readonly percent: string
            readonly chargeCode?: string | null
            readonly fromOn?: string | null
            readonly toOn?: string | null
          }[]
          readonly prices?: readonly {
            readonly chargeCode: string
            readonly price: {
              readonly model: "per_unit"
              readonly unitPrice: string
              readonly share?: {
                readonly bundle: string
                readonly standAlone: string
                readonly together: string
              }
            } | {
              readonly model: "graduated"
              readonly tiers: readonly {
                readonly upTo: string | null
                readonly unitPrice: string
                readonly flatPrice?: string
              }[]
            } | {
              readonly model: "volume"
              readonly tiers: readonly {
                readonly upTo: string | null
                readonly unitPrice: string
                readonly flatPrice?: string
              }[]
            } | {
              readonly model: "stairstep"
              readonly steps: readonly {
                readonly upTo: string | null
                readonly price: string
              }[]
            } | {
              readonly model: "percentage"
              readonly percent: string
              readonly feePerEvent?: string
              readonly eventMinimum?: string | null
              readonly eventMaximum?: string | null
              readonly freeEvents?: number
            } | {
              readonly model: "graduated_percentage"
              readonly tiers: readonly {
                readonly upTo: string | null
                readonly percent: string
              }[]
              readonly feePerEvent?: string
              readonly freeEvents?: number
            } | {
              readonly model: "escalated"
              readonly unitPrice: string
              readonly percent: string
              readonly decimals: number
              readonly ceiling?: string | null
              readonly floor?: string | null
            } | {
              readonly model: "indexed"
              readonly unitPrice: string
              readonly index: string
              readonly lagMonths?: number
              readonly baseValue?: string | null
              readonly compounding?: boolean
              readonly percentDecimals?: number | null
              readonly yearlyCap?: string | null
              readonly yearlyFloor?: string | null
              readonly decimals: number
              readonly ceiling?: string | null
              readonly floor?: string | null
            } | {
              readonly model: "package"
              readonly size: string
              readonly packagePrice: string
            } | {
              readonly model: "matrix"
              readonly rows: readonly {
                readonly when: { readonly [name: string]: string }
                readonly unitPrice: string
              }[]
              readonly defaultPrice?: string | null
            } | {
              readonly model: "event_price"
              readonly property: string
              readonly carries?: "unit_price" | "amount"
            } | {
              readonly model: "expression"
              readonly expression: string
            } | null
            readonly effectiveFrom?: string | null
          }[]
          readonly trialDays?: number | null
        } | {
          readonly line: string
          readonly kind: "quantity"
          readonly subscriptionNumber: string
          readonly chargeCode: string
          readonly effectiveOn: string
          readonly quantity: string
        } | {
          readonly line: string
          readonly kind: "plan"
          readonly subscriptionNumber: string
          readonly effectiveOn: string
          readonly planCode: string
          readonly planVersion: number
          readonly quantity?: string | null
        } | {
          readonly line: string
          readonly kind: "one_off"
          readonly subscriptionNumber: string
          readonly productCode: string
          readonly description: string
          readonly serviceOn: string
          readonly quantity?: string
          readonly unit: string
          readonly unitPrice: string
          readonly taxInclusive?: boolean
        })[]
        readonly acceptedOn?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Record what a provider answered of a payment and book what follows */
  readonly recordPaymentFacts: {
    readonly input: {
      readonly accountId: string
      readonly paymentId: string
      readonly reference: string
      readonly alias?: string
      readonly facts: readonly {
        readonly eventId: string
        readonly at: string
        readonly fact: {
          readonly kind: string
        }
      }[]
    }
    readonly answer: {
      readonly state: "cancelled" | "disputed" | "failed" | "lost" | "needs_customer" | "pending" | "planned" | "refunded" | "returned" | "sending" | "succeeded" | "unknown" | null
    }
  }
  /** Book what a provider pays out, split into payments, refunds and fees */
  readonly recordPayout: {
    readonly input: {
      readonly provider: string
      readonly payoutId: string
      readonly currency: string
      readonly arrivesOn: string
      readonly netMinor: string
      readonly lines: readonly {
        readonly lineId: string
        readonly kind: "payment" | "refund" | "fee" | "dispute" | "adjustment"
        readonly reference: string | null
        readonly grossMinor: string
        readonly feeMinor: string
      }[]
    }
    readonly answer: {
      readonly result: string
    }
  }
  /** Record the file of a print batch (a job does this) */
  readonly recordPrintBatch: {
    readonly input: {
      readonly batchId: string
      readonly pages: number
      readonly sheets: number
      readonly path: string
      readonly sha256: string
      readonly letters: readonly {
        readonly position: number
        readonly pages: number
        readonly firstPage: number
      }[]
      readonly leftOut: readonly {
        readonly position: number
        readonly why: string
      }[]
    }
    readonly answer: {
      readonly recorded: boolean
    }
  }
  /** Record what a customer promised to pay by when; it is not asked for meanwhile */
  readonly recordPromise: {
    readonly input: {
      readonly accountNumber: string
      readonly entity: string
      readonly currency: string
      readonly payBy: string
      readonly amount: string
      readonly tolerance?: string | null
      readonly graceDays?: number
      readonly items?: readonly string[]
      readonly note?: string | null
      readonly reference?: string | null
    }
    readonly answer: {
      readonly promiseId: string
      readonly result: string
    }
  }
  /** Record what the webhook of a provider brought and book what follows */
  readonly recordProviderNews: {
    readonly input: {
      readonly provider: string
      readonly news: readonly {
        readonly eventId: string
        readonly at: string
        readonly fact: {
          readonly kind: string
        }
        readonly reference: string
        readonly alias?: string
      }[]
      readonly unread?: readonly {
        readonly eventId: string
        readonly event: { readonly [name: string]: unknown }
      }[]
    }
    readonly answer: {
      readonly recorded: number
      readonly payments: readonly {
        readonly paymentId: string
        readonly state: "cancelled" | "disputed" | "failed" | "lost" | "needs_customer" | "pending" | "planned" | "refunded" | "returned" | "sending" | "succeeded" | "unknown"
      }[]
    }
  }
  /** Record meter reads; another value for a date becomes its next revision */
  readonly recordReads: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly serial: string
        readonly register?: string
        readonly readOn: string
        readonly value: string
        readonly quality?: "actual" | "customer" | "estimated"
      }[]
      readonly source?: string
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Record money received, and apply it to what the payer names */
  readonly recordReceipt: {
    readonly input: {
      readonly entity: string
      readonly accountNumber?: string | null
      readonly method: "card" | "check" | "cash" | "transfer" | "direct_debit" | "lockbox" | "portal" | "other"
      readonly currency: string
      readonly amount: string
      readonly valueOn?: string | null
      readonly bookedOn: string
      readonly place?: "bank" | "undeposited" | "clearing" | null
      readonly bankAccount?: string | null
      readonly reference?: string | null
      readonly payerName?: string | null
      readonly payerBank?: string | null
      readonly checkNumber?: string | null
      readonly note?: string | null
      readonly key?: string | null
      readonly apply?: "named" | "policy"
      readonly documents?: readonly {
        readonly document?: string | null
        readonly item?: string | null
        readonly accountNumber?: string | null
        readonly amount?: string | null
        readonly discount?: boolean
      }[]
    }
    readonly answer: {
      readonly receiptId: string
      /** Null where it is in suspense. */
      readonly accountNumber: string | null
      readonly isNew: boolean
      readonly allocations: readonly {
        readonly itemId: string
        readonly amount: string
      }[]
    }
  }
  /** Record money received, many at once, and apply it to what the payers name */
  readonly recordReceipts: {
    readonly input: {
      readonly rows: readonly {
        readonly entity: string
        readonly accountNumber?: string | null
        readonly method: "card" | "check" | "cash" | "transfer" | "direct_debit" | "lockbox" | "portal" | "other"
        readonly currency: string
        readonly amount: string
        readonly valueOn?: string | null
        readonly bookedOn: string
        readonly place?: "bank" | "undeposited" | "clearing" | null
        readonly bankAccount?: string | null
        readonly reference?: string | null
        readonly payerName?: string | null
        readonly payerBank?: string | null
        readonly checkNumber?: string | null
        readonly note?: string | null
        readonly key?: string | null
        readonly apply?: "named" | "policy"
        readonly documents?: readonly {
          readonly document?: string | null
          readonly item?: string | null
          readonly accountNumber?: string | null
          readonly amount?: string | null
          readonly discount?: boolean
        }[]
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Record that field service has restored supply */
  readonly recordReconnection: {
    readonly input: {
      readonly suspension: string
      readonly note: string
    }
    readonly answer: {
      readonly suspensionId: string
    }
  }
  /** Record what a provider answered of a refund and book what follows */
  readonly recordRefundFacts: {
    readonly input: {
      readonly accountId: string
      readonly refundId: string
      readonly facts: readonly {
        readonly eventId: string
        readonly at: string
        readonly fact: {
          readonly kind: string
        }
      }[]
    }
    readonly answer: {
      readonly state: "done" | "failed" | "pending" | "planned" | "sending" | "unknown" | null
    }
  }
  /** Record that the file of a run of refunds was written */
  readonly recordRefundFile: {
    readonly input: {
      readonly run: string
      readonly fileNo?: number
      readonly path: string
      readonly sha256: string
    }
    readonly answer: {
      readonly state: "approved" | "cancelled" | "refused" | "review" | "sent"
    }
  }
  /** Record what came of a schedule on a day (a job does this) */
  readonly recordScheduleDone: {
    readonly input: {
      readonly name: "proofs" | "renewals" | "wallet_expiry" | "progressive_runs" | "collections" | "receivables" | "retention" | "disputes" | "reminders" | "late_charges" | "deliveries" | "letters" | "statements"
      readonly on: string
      readonly outcome: { readonly [name: string]: unknown }
    }
    readonly answer: null
  }
  /** Record that field service has suspended supply */
  readonly recordSuspension: {
    readonly input: {
      readonly suspension: string
      readonly note: string
    }
    readonly answer: {
      readonly suspensionId: string
    }
  }
  /** Charge work orders and service tickets once, and correct or take back what changed */
  readonly recordTickets: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly source: string
        readonly reference: string
        readonly revision?: number
        readonly subscriptionNumber?: string | null
        readonly premiseCode?: string | null
        readonly cancelled?: boolean
        readonly reason?: string | null
        readonly lines?: readonly {
          readonly line: string
          readonly productCode: string
          readonly description: string
          readonly serviceOn: string
          readonly quantity?: string
          readonly unit: string
          readonly unitPrice: string
          readonly taxInclusive?: boolean
        }[]
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Say that it is not known whether a provider made a payment; it will be asked */
  readonly recordUnknownOutcome: {
    readonly input: {
      readonly accountId: string
      readonly paymentId: string
    }
    readonly answer: {
      readonly state: "cancelled" | "disputed" | "failed" | "lost" | "needs_customer" | "pending" | "planned" | "refunded" | "returned" | "sending" | "succeeded" | "unknown" | null
    }
  }
  /** Say that it is not known whether a provider made a refund; it will be asked */
  readonly recordUnknownRefund: {
    readonly input: {
      readonly accountId: string
      readonly refundId: string
    }
    readonly answer: {
      readonly state: "done" | "failed" | "pending" | "planned" | "sending" | "unknown" | null
    }
  }
  /** Record rows of a file of usage, and tell whose usage changed */
  readonly recordUsageBatch: {
    readonly input: {
      readonly kind: "event" | "read" | "interval"
      readonly rows: readonly unknown[]
      readonly source: string
      readonly keepsRefused: boolean
      readonly importId?: string
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
      readonly effects: readonly {
        readonly accountId: string
        readonly subscriptionId: string
        readonly firstOn: string
        readonly lastOn: string
        /** a whole number */
        readonly rows: string
      }[]
    }
  }
  /** Record usage events; an event sent again changes nothing */
  readonly recordUsageEvents: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly meterCode: string
        readonly eventKey: string
        readonly occurredAt: string
        readonly quantity: string
        readonly properties?: { readonly [name: string]: string }
      }[]
      readonly source?: string
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Record what came of webhooks that were sent (a job does this) */
  readonly recordWebhookAttempts: {
    readonly input: {
      readonly endpointId: string
      readonly attempts: readonly {
        readonly eventId: string
        readonly replayNo: number
        readonly attempt: number
        readonly startedAt: string
        readonly durationMs: number
        readonly outcome: "delivered" | "refused" | "gone" | "timeout" | "unreachable" | "blocked"
        readonly status: number | null
        readonly answer: string
      }[]
    }
    readonly answer: {
      readonly disabled: string | null
    }
  }
  /** Reinstate a debt that was given up, to be paid after all */
  readonly recoverBadDebt: {
    readonly input: {
      readonly accountNumber: string
      readonly document?: string | null
      readonly item?: string | null
      readonly amount?: string | null
      readonly on: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly itemId: string
      readonly amount: string
      readonly currency: string
    }
  }
  /** Give a bill run another issue date; its drafts are calculated and approved again */
  readonly redateBillRun: {
    readonly input: {
      readonly runId: string
      readonly issueOn: string
      readonly reason: string
    }
    readonly answer: {
      readonly run: string
      readonly chunks: number
    }
  }
  /** Redeem coupons on subscriptions from a date on, as often as their caps allow */
  readonly redeemCoupons: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly code: string
        readonly redeemedOn: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Calculate again the drafts whose facts have changed since */
  readonly refreshBillRun: {
    readonly input: {
      readonly runId: string
    }
    readonly answer: {
      readonly chunks: number
    }
  }
  /** Work out anew whom to call first, a page of accounts at a time */
  readonly refreshCollectionQueue: {
    readonly input: {
      readonly on: string
      readonly after?: string | null
      readonly limit?: number
    }
    readonly answer: {
      readonly waiting: number
      readonly next: string | null
    }
  }
  /** Pay a customer’s credit out by transfer, check or cash */
  readonly refundCredit: {
    readonly input: {
      readonly accountNumber: string
      readonly item: string
      readonly amount?: string | null
      readonly on: string
      readonly way: "transfer" | "check" | "cash"
      readonly payee: string
      readonly iban?: string | null
      readonly routingNumber?: string | null
      readonly bankAccount?: string | null
      readonly accountType?: "checking" | "savings" | null
      readonly checkNumber?: string | null
      readonly fromBankAccount?: string | null
      readonly reason: string
      readonly note?: string | null
      readonly otherWayBecause?: string | null
    }
    readonly answer: {
      readonly refundId: string
      readonly amount: string
      readonly currency: string
    }
  }
  /** Give a credit back to the card or account that a payment came from */
  readonly refundPayment: {
    readonly input: {
      readonly accountNumber: string
      readonly paymentId: string
      readonly item?: string | null
      readonly amount?: string | null
      readonly reason: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly refundId: string
      readonly state: "done" | "failed" | "pending" | "planned" | "sending" | "unknown"
      readonly amount: string
      readonly currency: string
      readonly to: string
      readonly result: "created" | "unchanged"
    }
  }
  /** Give a credit back to the cards and accounts that the customer paid from */
  readonly refundToOrigin: {
    readonly input: {
      readonly accountNumber: string
      readonly item: string
      readonly reason?: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly refunded: string
      readonly left: string
      readonly currency: string
      readonly refunds: readonly {
        readonly refundId: string
        readonly amount: string
        readonly to: string
      }[]
    }
  }
  /** Reject what somebody put forward, with the reason */
  readonly rejectRequest: {
    readonly input: {
      readonly requestId: string
      readonly note: string
    }
    readonly answer: {
      readonly requestId: string
    }
  }
  /** Let accounts be billed again: release one hold, or all that are open */
  readonly releaseBillingHold: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly holdId?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Let orders of a customer go on: end the holds, and until a day look at no limit */
  readonly releaseCreditHold: {
    readonly input: {
      readonly accountNumber: string
      readonly untilOn?: string | null
      readonly reason: string
    }
    readonly answer: {
      readonly ended: number
    }
  }
  /** Let e-mails go to an address of a customer again */
  readonly releaseEmail: {
    readonly input: {
      readonly accountNumber: string
      readonly email: string
    }
    readonly answer: {
      readonly released: boolean
    }
  }
  /** End the legal holds of a customer */
  readonly releaseLegalHold: {
    readonly input: {
      readonly accountNumber: string
    }
    readonly answer: {
      readonly released: number
    }
  }
  /** Use a customer’s way of paying again that a return has blocked */
  readonly releasePaymentBlock: {
    readonly input: {
      readonly accountNumber: string
      readonly method: "card" | "check" | "cash" | "transfer" | "direct_debit" | "lockbox" | "portal" | "other"
    }
    readonly answer: {
      readonly method: "card" | "cash" | "check" | "direct_debit" | "lockbox" | "other" | "portal" | "transfer"
    }
  }
  /** Take checks and cash out of an open deposit */
  readonly removeFromDeposit: {
    readonly input: {
      readonly entity: string
      readonly reference: string
      readonly receipts: readonly {
        readonly accountNumber?: string | null
        readonly receipt: string
      }[]
    }
    readonly answer: {
      readonly reference: string
      readonly pieces: number
      readonly keyed: string
      readonly difference: string
    }
  }
  /** Remove records of signing in that are older than they are to be kept (a job does this) */
  readonly removeOldSignIns: {
    readonly input: {
      readonly months: number
    }
    readonly answer: {
      readonly removed: number
    }
  }
  /** Remove a card or bank account of a customer from use */
  readonly removePaymentMeans: {
    readonly input: {
      readonly accountNumber: string
      readonly meansId: string
    }
    readonly answer: {
      readonly meansId: string
    }
  }
  /** Take the second factor and passkeys away from a person who has lost them */
  readonly removeSecondFactor: {
    readonly input: {
      readonly email: string
    }
    readonly answer: {
      readonly personId: string
    }
  }
  /** Remove a saved way to read files of usage */
  readonly removeUsageMapping: {
    readonly input: {
      readonly name: string
    }
    readonly answer: {
      readonly name: string
    }
  }
  /** Remove a saved view of yours */
  readonly removeView: {
    readonly input: {
      readonly viewId: string
    }
    readonly answer: {
      readonly viewId: string
    }
  }
  /** Give a key another secret, shown this once; the one before ends at once */
  readonly renewApiKey: {
    readonly input: {
      readonly keyId: string
    }
    readonly answer: {
      readonly keyId: string
      readonly secret: string
    }
  }
  /** Begin the next term of contracts that renew by themselves and for which notice would come too late, with its uplift; a page at a time */
  readonly renewContracts: {
    readonly input: {
      readonly on: string
      readonly after?: {
        readonly accountId: string
        readonly contractId: string
      } | null
      readonly limit?: number
    }
    readonly answer: {
      /** Terms that were begun: a contract that was overdue may begin several. */
      readonly renewed: number
      readonly uplifted: number
      /** Uplifts that could not be made, by subscription, and contracts whose index is not published. */
      readonly refused: readonly {
        readonly subscription: string
        readonly refusal: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
      }[]
      /** The `after` of the next page; null on the last one. */
      readonly next: {
        readonly accountId: string
        readonly contractId: string
      } | null
    }
  }
  /** Open a closed accounting month again; the reason is kept */
  readonly reopenAccountingPeriod: {
    readonly input: {
      readonly entity: string
      readonly month: string
      readonly reason: string
    }
    readonly answer: {
      readonly entity: string
      readonly month: string
    }
  }
  /** Make the file of a run of direct debits anew where the bank never got or refused it */
  readonly replaceDebitFile: {
    readonly input: {
      readonly run: string
      readonly because: "never_received" | "refused"
      readonly note?: string | null
      readonly collectOn?: string | null
    }
    readonly answer: {
      readonly replaced: string
      readonly file: string
      readonly run: string
      readonly collectOn: string
    }
  }
  /** Make the file of a run of refunds anew where the bank never got or refused it */
  readonly replaceRefundFile: {
    readonly input: {
      readonly run: string
      readonly because: "never_received" | "refused"
      readonly note?: string | null
      readonly payOn?: string | null
    }
    readonly answer: {
      readonly replaced: string
      readonly file: string
      readonly run: string
      readonly payOn: string
    }
  }
  /** Void a wrong usage event and record the right one in its place, with a reason */
  readonly replaceUsageEvent: {
    readonly input: {
      readonly accountNumber: string
      readonly eventKey: string
      readonly month: string
      readonly replacement: {
        readonly subscriptionNumber: string
        readonly meterCode: string
        readonly eventKey: string
        readonly occurredAt: string
        readonly quantity: string
        readonly properties?: { readonly [name: string]: string }
      }
      readonly reason: string
    }
    readonly answer: {
      readonly result: string
    }
  }
  /** Record refused rows of usage again: chosen ones, of a kind, code or account, or all */
  readonly replayRejectedUsage: {
    readonly input: {
      readonly ids?: readonly string[]
      readonly kind?: "event" | "read" | "interval"
      readonly code?: string
      readonly accountNumber?: string
      readonly all?: true
      readonly after?: string
      readonly limit?: number
    }
    readonly answer: {
      readonly replayed: number
      readonly open: number
      readonly next: string | null
      readonly rows: readonly {
        readonly rejectedId: string
        readonly state: "discarded" | "fixed" | "open" | "replayed"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
      }[]
    }
  }
  /** Send a webhook endpoint one event, or all events of a time, once more */
  readonly replayWebhooks: {
    readonly input: {
      readonly endpointId: string
      readonly eventId?: string
      readonly from?: string
      readonly to?: string
      readonly events?: readonly string[]
    }
    readonly answer: {
      readonly events: number
    }
  }
  /** Hand unclaimed property of a place over to its authority, in one payment */
  readonly reportUnclaimedProperty: {
    readonly input: {
      readonly entity: string
      readonly country: string
      readonly region?: string | null
      readonly currency?: string | null
      readonly authority: string
      readonly on: string
      readonly heldUntil?: string | null
      readonly bankAccount?: string | null
      readonly note?: string | null
    }
    readonly answer: {
      readonly reportId: string
      readonly transferId: string
      readonly owners: number
      readonly amount: string
      readonly currency: string
      /** a whole number */
      readonly totalMinor: string
    }
  }
  /** Print a copy of an issued document, marked COPY, and enter it in the register */
  readonly reprintDocument: {
    readonly input: {
      readonly document: string
      readonly reason: string
      readonly language?: "en" | "fr" | "es" | "de" | null
    }
    readonly answer: {
      readonly document: string
      readonly copyNumber: number
      readonly printedOn: string
      readonly language: "de" | "en" | "es" | "fr"
      readonly sha256: string
    }
  }
  /** Put forward an action that needs a second person, with what it would do */
  readonly requestApproval: {
    readonly input: {
      readonly command: string
      readonly input: unknown
      readonly note: string
    }
    readonly answer: {
      readonly requestId: string
      readonly preview: unknown
      readonly expiresAt: string
    }
  }
  /** Take what is due by card or account through a provider, or get the page to pay on */
  readonly requestPayment: {
    readonly input: {
      readonly accountNumber: string
      readonly provider: string
      readonly meansId?: string | null
      readonly items?: readonly {
        readonly itemId: string
        readonly amount?: string | null
      }[]
      readonly currency?: string | null
      readonly note?: string | null
    }
    readonly answer: {
      readonly paymentId: string
      readonly state: string
      readonly amount: string
      readonly currency: string
      readonly result: "created" | "unchanged"
    }
  }
  /** Ask for a payment plan for an own account */
  readonly requestPaymentPlan: {
    readonly input: {
      readonly accountNumber: string
      readonly legalEntity: string
      readonly currency: string
      readonly count: number
      readonly firstOn: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly requestId: string
      readonly amount: string
      readonly currency: string
    }
  }
  /** Set whether every credit, void and rebill has to name its cause */
  readonly requireCauses: {
    readonly input: {
      readonly required: boolean
    }
    readonly answer: {
      readonly required: boolean
    }
  }
  /** Seal some values of a field with the newest secret key (a job does this) */
  readonly resealFieldChunk: {
    readonly input: {
      readonly table: string
      readonly column: string
      readonly after: readonly string[] | null
    }
    readonly answer: {
      readonly resealed: number
      readonly next: readonly string[] | null
    }
  }
  /** Seal everything that is kept secret with the newest secret key, in the background */
  readonly resealFields: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly version: number
    }
  }
  /** Put the unfinished parts of a bill run to work again */
  readonly resumeBillRun: {
    readonly input: {
      readonly runId: string
    }
    readonly answer: {
      readonly chunks: number
    }
  }
  /** Put the unfinished parts of a dunning run to work again */
  readonly resumeDunningRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly chunks: number
    }
  }
  /** Put the unfinished parts of a run of statements to work again */
  readonly resumeStatementRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly chunks: number
    }
  }
  /** Resume paused subscriptions on a date; the first day of a pause takes it back */
  readonly resumeSubscription: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly resumeOn: "now" | "period_end" | string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Give an old secret key up, once nothing is sealed with it */
  readonly retireSecretKey: {
    readonly input: {
      readonly version: number
    }
    readonly answer: {
      readonly version: number
    }
  }
  /** Book a returned payment: reopen invoices, charge the fee, block the method, make a task */
  readonly returnPayment: {
    readonly input: {
      readonly accountNumber: string
      readonly receipt: string
      readonly on: string
      readonly reason: string
      readonly note?: string | null
      readonly fee?: "policy" | "none"
      readonly bankCharge?: string | null
      readonly block?: boolean
    }
    readonly answer: {
      readonly receiptId: string
      readonly reopened: readonly {
        readonly itemId: string
        readonly amount: string
      }[]
      readonly owedItemId: string | null
      readonly feeItemId: string | null
      readonly taskId: string
    }
  }
  /** Take a receipt back; what it paid is open again as of its due date */
  readonly reverseReceipt: {
    readonly input: {
      readonly accountNumber: string
      readonly receipt: string
      readonly on: string
      readonly kind?: "returned" | "mistake"
      readonly reason: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly receiptId: string
      readonly reopened: readonly {
        readonly itemId: string
        readonly amount: string
      }[]
      readonly owedItemId: string | null
    }
  }
  /** Undo a transfer by one in the other direction that names it */
  readonly reverseTransfer: {
    readonly input: {
      readonly accountId: string
      readonly transferId: string
      readonly effectiveOn: string
      readonly reason: string
    }
    readonly answer: {
      readonly accountId: string
      readonly transferId: string
      readonly reverses: string
    }
  }
  /** End a key at once, so that its next request is refused */
  readonly revokeApiKey: {
    readonly input: {
      readonly keyId: string
    }
    readonly answer: {
      readonly keyId: string
    }
  }
  /** End all pay links of an account */
  readonly revokePayLinks: {
    readonly input: {
      readonly accountNumber: string
    }
    readonly answer: {
      readonly revoked: number
    }
  }
  /** Take a role from a person, at once */
  readonly revokeRole: {
    readonly input: {
      readonly email: string
      readonly role: string
      readonly accountNumber?: string
      readonly reason: string
    }
    readonly answer: {
      readonly ended: number
    }
  }
  /** Give a webhook endpoint a new secret; the old one signs beside it for some hours */
  readonly rotateWebhookSecret: {
    readonly input: {
      readonly endpointId: string
      readonly keepHours?: number
    }
    readonly answer: {
      readonly endpointId: string
      readonly secret: string
    }
  }
  /** Run a job again that failed, now and with all its tries before it */
  readonly runJobAgain: {
    readonly input: {
      readonly jobId: string
    }
    readonly answer: {
      readonly jobId: string
      readonly task: string
      readonly tries: number
    }
  }
  /** Save wordings of messages as new versions, by language, channel and legal entity */
  readonly saveMessageTemplates: {
    readonly input: {
      readonly rows: readonly {
        readonly code: string
        readonly language: "en" | "fr" | "es" | "de"
        readonly channel?: "email" | "letter" | "portal" | null
        readonly legalEntity?: string | null
        readonly fromOn?: string | null
        readonly subject?: string | null
        readonly body?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Save how the files of a sender of usage are read */
  readonly saveUsageMapping: {
    readonly input: {
      readonly name: string
      readonly mapping: {
        readonly kind?: "reads" | "days" | "values" | "events"
        readonly delimiter?: "," | ";" | "\t" | "|"
        readonly encoding?: "utf-8" | "windows-1252"
        readonly dates?: "year_first" | "day_first" | "month_first"
        readonly decimalMark?: "." | ","
        readonly zone?: string
        readonly stamps?: "start" | "end"
        readonly minutes?: 5 | 10 | 15 | 30 | 60 | 1440 | null
        readonly columns?: { readonly [name: string]: string }
        readonly constants?: { readonly [name: string]: string }
        readonly series?: readonly {
          readonly point: string
          readonly reading?: string
          readonly account?: string
          readonly serial?: string
          readonly register?: string
          readonly unit?: string
        }[]
      }
    }
    readonly answer: {
      readonly name: string
    }
  }
  /** Save filters, order and columns of a list under a name, for yourself or for everybody */
  readonly saveView: {
    readonly input: {
      readonly list: string
      readonly name: string
      readonly query: string
      readonly isShared: boolean
    }
    readonly answer: {
      readonly viewId: string
    }
  }
  /** Plan price and quantity of a charge of a subscription phase by phase */
  readonly scheduleRamps: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly chargeCode: string
        readonly phases: readonly {
          readonly from?: string | null
          readonly afterMonths?: number | null
          readonly price?: {
            readonly model: "per_unit"
            readonly unitPrice: string
            readonly share?: {
              readonly bundle: string
              readonly standAlone: string
              readonly together: string
            }
          } | {
            readonly model: "graduated"
            readonly tiers: readonly {
              readonly upTo: string | null
              readonly unitPrice: string
              readonly flatPrice?: string
            }[]
          } | {
            readonly model: "volume"
            readonly tiers: readonly {
              readonly upTo: string | null
              readonly unitPrice: string
              readonly flatPrice?: string
            }[]
          } | {
            readonly model: "stairstep"
            readonly steps: readonly {
              readonly upTo: string | null
              readonly price: string
            }[]
          } | {
            readonly model: "percentage"
            readonly percent: string
            readonly feePerEvent?: string
            readonly eventMinimum?: string | null
            readonly eventMaximum?: string | null
            readonly freeEvents?: number
          } | {
            readonly model: "graduated_percentage"
            readonly tiers: readonly {
              readonly upTo: string | null
              readonly percent: string
            }[]
            readonly feePerEvent?: string
            readonly freeEvents?: number
          } | {
            readonly model: "escalated"
            readonly unitPrice: string
            readonly percent: string
            readonly decimals: number
            readonly ceiling?: string | null
            readonly floor?: string | null
          } | {
            readonly model: "indexed"
            readonly unitPrice: string
            readonly index: string
            readonly lagMonths?: number
            readonly baseValue?: string | null
            readonly compounding?: boolean
            readonly percentDecimals?: number | null
            readonly yearlyCap?: string | null
            readonly yearlyFloor?: string | null
            readonly decimals: number
            readonly ceiling?: string | null
            readonly floor?: string | null
          } | {
            readonly model: "package"
            readonly size: string
            readonly packagePrice: string
          } | {
            readonly model: "matrix"
            readonly rows: readonly {
              readonly when: { readonly [name: string]: string }
              readonly unitPrice: string
            }[]
            readonly defaultPrice?: string | null
          } | {
            readonly model: "event_price"
            readonly property: string
            readonly carries?: "unit_price" | "amount"
          } | {
            readonly model: "expression"
            readonly expression: string
          } | null
          readonly quantity?: string | null
        }[]
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Seal the newest entries of the log of commands, so that none can be changed unseen */
  readonly sealCommandLog: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly blocks: number
    }
  }
  /** Seal the newest issued documents, so that none can be changed unseen */
  readonly sealDocuments: {
    readonly input: { readonly [name: string]: never }
    readonly answer: {
      readonly blocks: readonly {
        readonly legalEntityId: string
        readonly kind: string
        readonly year: number
        readonly block: number
        readonly hash: string
      }[]
    }
  }
  /** Send a customer a copy of an issued document, marked COPY, and enter it in the register */
  readonly sendDocumentCopy: {
    readonly input: {
      readonly document: string
      readonly reason: string
      readonly language?: "en" | "fr" | "es" | "de" | null
    }
    readonly answer: {
      readonly document: string
      readonly copyNumber: number
      readonly printedOn: string
      readonly language: "de" | "en" | "es" | "fr"
      readonly sha256: string
      readonly messageId: string
      readonly channel: string
    }
  }
  /** Send the letters of an approved dunning run, or bill its charges */
  readonly sendDunningRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly chunks: number
    }
  }
  /** Tell customers what an incident put right on their documents (a job does this) */
  readonly sendIncidentNotices: {
    readonly input: {
      readonly runId: string
      readonly after?: string | null
    }
    readonly answer: {
      readonly sent: number
      readonly next: string | null
    }
  }
  /** Send the statements of an approved run, by each customer’s delivery preference */
  readonly sendStatementRun: {
    readonly input: {
      readonly run: string
    }
    readonly answer: {
      readonly run: string
      readonly chunks: number
    }
  }
  /** Send one webhook endpoint a greeting */
  readonly sendTestWebhook: {
    readonly input: {
      readonly endpointId: string
    }
    readonly answer: {
      readonly eventId: string
    }
  }
  /** Set which account belongs to which from a date on, who pays for it, and on which invoice */
  readonly setAccountParents: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly fromOn: string
        readonly parentNumber?: string | null
        readonly billing: "consolidated" | "own" | "self"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set what an agency gets of money that comes through it, and of money that comes to us directly */
  readonly setAgencyCommission: {
    readonly input: {
      readonly agency: string
      readonly fromOn: string
      readonly percent: string
      readonly directPercent: string
      readonly vatPercent?: string | null
    }
    readonly answer: {
      readonly revision: number
    }
  }
  /** Set in which order money pays, and which differences are forgiven */
  readonly setAllocationPolicy: {
    readonly input: {
      readonly entity: string
      readonly fromOn: string
      readonly order?: "statute" | "oldest"
      readonly spread?: "fifo" | "prorated"
      readonly tolerance?: string | null
      readonly tolerancePercent?: string | null
      readonly reason?: string | null
      readonly overpayment?: "unapplied" | "on_account"
    }
    readonly answer: {
      readonly entity: string
      readonly fromOn: string
    }
  }
  /** Set the rules by which accounts get their segment or collector; the first that fits counts */
  readonly setAssignmentRules: {
    readonly input: {
      readonly kind: "segment" | "collector"
      readonly rules: readonly {
        readonly accountKind?: "person" | "business" | null
        readonly country?: string | null
        readonly region?: string | null
        readonly cycle?: string | null
        readonly segment?: string | null
        readonly numberFrom?: string | null
        readonly values: readonly string[]
      }[]
    }
    readonly answer: {
      readonly revision: number
    }
  }
  /** Record the consent of a customer to have what falls due taken, with cap and notice */
  readonly setAutopay: {
    readonly input: {
      readonly accountNumber: string
      readonly legalEntity: string
      readonly currency: string
      readonly mandate?: string | null
      readonly meansId?: string | null
      readonly provider?: string | null
      readonly token?: string | null
      readonly cap?: string | null
      readonly noticeDays?: number
      readonly consentedOn: string
      readonly consent: string
    }
    readonly answer: {
      readonly autopayId: string
      readonly result: "created" | "unchanged" | "updated"
    }
  }
  /** Say how the CSV of a bank account is read */
  readonly setBankCsvMapping: {
    readonly input: {
      readonly bankAccount: string
      readonly mapping: {
        readonly delimiter?: "," | ";" | "\t" | "|"
        readonly skipRows?: number
        readonly skipLastRows?: number
        readonly header?: boolean
        readonly decimalMark?: "." | ","
        readonly dates?: "year_first" | "day_first" | "month_first"
        readonly columns: {
          readonly bookedOn: string
          readonly valuedOn?: string
          readonly amount?: string
          readonly credit?: string
          readonly debit?: string
          readonly direction?: string
          readonly currency?: string
          readonly ourAccount?: string
          readonly reference?: string
          readonly endToEndId?: string
          readonly name?: string
          readonly account?: string
          readonly text?: readonly string[]
          readonly balance?: string
        }
        readonly debitWords?: readonly string[]
      } | null
    }
    readonly answer: {
      readonly bankAccount: string
    }
  }
  /** Move the day by which a case is to be decided */
  readonly setCaseDeadline: {
    readonly input: {
      readonly case: string
      readonly dueOn: string
      readonly reason: string
    }
    readonly answer: {
      readonly case: string
      readonly dueOn: string
    }
  }
  /** Set in which steps customers of a segment are followed up */
  readonly setCollectionStrategy: {
    readonly input: {
      readonly strategyCode: string
      readonly name: {
        readonly en: string
        readonly fr?: string
        readonly es?: string
        readonly de?: string
      }
      readonly segment?: string | null
      readonly steps: readonly {
        readonly afterDays: number
        readonly action: "call" | "email" | "letter" | "visit" | "agency" | "court"
        readonly tactic?: string | null
      }[]
      readonly active?: boolean
    }
    readonly answer: {
      readonly revision: number
    }
  }
  /** Set when and how often customers of a country may be contacted about what they owe */
  readonly setContactRules: {
    readonly input: {
      readonly country?: string | null
      readonly fromOn: string
      readonly quietFromHour: number
      readonly quietUntilHour: number
      readonly quietWeekdays: readonly number[]
      readonly most: number
      readonly withinDays: number
      readonly daysAfterCall: number
    }
    readonly answer: {
      readonly country: string
      readonly revision: number
    }
  }
  /** Set how much accounts may owe a legal entity from a date on */
  readonly setCreditLimits: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly entity: string
        readonly currency: string
        readonly fromOn: string
        readonly amount?: string | null
        readonly reason: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set how a legal entity watches credit: what becomes of sales above the limit */
  readonly setCreditPolicy: {
    readonly input: {
      readonly entity: string
      readonly fromOn: string
      readonly effect: "refuse" | "warn"
      readonly countsDisputed?: boolean
      readonly holdAfterDays?: number | null
    }
    readonly answer: {
      readonly revision: number
    }
  }
  /** Set after how many days and above which amount a customer’s credit is to be refunded */
  readonly setCreditRefundRule: {
    readonly input: {
      readonly entity: string
      readonly currency?: string | null
      readonly fromOn: string
      readonly afterDays?: number | null
      readonly above?: string | null
    }
    readonly answer: {
      readonly entity: string
      readonly currency: string
      readonly fromOn: string
    }
  }
  /** Set the logo in the head of documents, letters and e-mails, or take it away */
  readonly setEntityLogo: {
    readonly input: {
      readonly entity: string
      readonly content: string | null
    }
    readonly answer: {
      readonly entity: string
      readonly sha256: string | null
    }
  }
  /** Set how much goodwill a person or a team may give in a span of days */
  readonly setGoodwillBudget: {
    readonly input: {
      readonly budget: string
      readonly owner: string
      readonly fromOn: string
      readonly toOn: string
      readonly currency: string
      readonly amount: string
    }
    readonly answer: {
      readonly budget: string
      readonly amount: string
      readonly currency: string
    }
  }
  /** Set from which confidence on each rule of matching acts alone */
  readonly setMatchRules: {
    readonly input: {
      readonly rows: readonly {
        readonly rule: "recorded" | "remittance" | "reference" | "references" | "reference_typo" | "payer_amount" | "payer_balance" | "payer_combination" | "discount" | "short_pay" | "reference_and_others" | "part_payment" | "over_payment" | "payer_only" | "amount_only"
        readonly leastConfidence: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Label accounts, contracts or subscriptions with how their documents are paid */
  readonly setPaymentMethods: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly contractNumber?: string | null
        readonly subscriptionNumber?: string | null
        readonly paymentMethod?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set the limits of payment plans, their grace, acceleration, fee and interest */
  readonly setPaymentPlanPolicy: {
    readonly input: {
      readonly entity: string
      readonly fromOn: string
      readonly mostInstalments?: number
      readonly mostDays?: number
      readonly leastInstalment?: string | null
      readonly graceDays?: number
      readonly acceleration?: "all" | "none"
      readonly planFee?: string | null
      readonly interestPercent?: string | null
      readonly feeTaxClass?: string
      readonly customersAsk?: boolean
    }
    readonly answer: {
      readonly entity: string
      readonly fromOn: string
    }
  }
  /** Set the payment terms of legal entities, accounts and contracts from a day on */
  readonly setPaymentTerms: {
    readonly input: {
      readonly rows: readonly {
        readonly entity?: string | null
        readonly accountNumber?: string | null
        readonly contractNumber?: string | null
        readonly fromOn: string
        readonly terms?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set the amount of unbilled usage at which subscriptions are billed in mid-period */
  readonly setProgressiveBilling: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly amount?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set the percentages of expected loss by age, for a segment or all others */
  readonly setProvisionRates: {
    readonly input: {
      readonly segment: string
      readonly fromOn: string
      readonly percents: readonly string[]
    }
    readonly answer: {
      readonly segment: string
      readonly fromOn: string
    }
  }
  /** Enter the highest rate a year that the law allows, by country and region */
  readonly setRateCaps: {
    readonly input: {
      readonly rows: readonly {
        readonly country: string
        readonly region?: string | null
        readonly customers?: "all" | "business" | "person"
        readonly fromOn: string
        readonly mostPercent?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Enter reference rates of interest, such as the ECB’s of each half-year */
  readonly setReferenceRates: {
    readonly input: {
      readonly rows: readonly {
        readonly rateCode: string
        readonly fromOn: string
        readonly percent: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Say how many months documents, mandates, customers and sign-ins are kept */
  readonly setRetention: {
    readonly input: {
      readonly rows: readonly {
        readonly kind: "documents" | "mandates" | "customers" | "sign_ins" | "print_files"
        readonly months: number
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Say after how many days a payment that failed is tried again, and how often */
  readonly setRetryRules: {
    readonly input: {
      readonly rows: readonly {
        readonly way: "sepa" | "ach" | "card"
        readonly kind: "funds" | "technical"
        readonly fromOn: string
        readonly days: readonly number[]
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set what a returned payment costs the customer */
  readonly setReturnFee: {
    readonly input: {
      readonly entity: string
      readonly fromOn: string
      readonly method?: "card" | "check" | "cash" | "transfer" | "direct_debit" | "lockbox" | "portal" | "other" | "any"
      readonly currency: string
      readonly amount: string
      readonly termsDays?: number
    }
    readonly answer: {
      readonly entity: string
      readonly method: "any" | "card" | "cash" | "check" | "direct_debit" | "lockbox" | "other" | "portal" | "transfer"
    }
  }
  /** Set from which hour on renewals, expiry of credits and progressive runs are done daily */
  readonly setSchedules: {
    readonly input: {
      readonly rows: readonly {
        readonly name: "proofs" | "renewals" | "wallet_expiry" | "progressive_runs" | "collections" | "receivables" | "retention" | "disputes" | "reminders" | "late_charges" | "deliveries" | "letters" | "statements"
        readonly atHour: number | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Switch approval by a second person off or on, with the reason (local operator) */
  readonly setSecondPerson: {
    readonly input: {
      readonly required: boolean
      readonly bindsOperator?: boolean
      readonly reason: string
    }
    readonly answer: {
      readonly secondPerson: boolean
    }
  }
  /** Set how statements of a customer are made, from a cut-over day on */
  readonly setStatementMethod: {
    readonly input: {
      readonly accountNumber: string
      readonly method: "open_item" | "balance_forward" | "activity" | "none"
      readonly fromOn: string
    }
    readonly answer: {
      readonly set: boolean
    }
  }
  /** Set what customers pay on top for paying by card or account, by place */
  readonly setSurchargeRule: {
    readonly input: {
      readonly entity: string
      readonly method: "card" | "bank"
      readonly country?: string | null
      readonly region?: string | null
      readonly fromOn: string
      readonly percent: string
      readonly fixed?: string | null
      readonly cap?: string | null
      readonly taxClass?: string
      readonly businessesOnly?: boolean
    }
    readonly answer: {
      readonly country: string
      readonly region: string
      readonly entity: string
      readonly method: "bank" | "card"
      readonly fromOn: string
    }
  }
  /** Set what notice a country or region asks for before supply is suspended */
  readonly setSuspensionRule: {
    readonly input: {
      readonly country: string
      readonly region?: string | null
      readonly fromOn: string
      readonly noticeDays: number
      readonly finalNoticeDays: number
      readonly currency: string
      readonly minimum: string
      readonly quietWeekdays?: readonly number[]
      readonly moratoriumFrom?: string | null
      readonly moratoriumUntil?: string | null
      readonly fee?: string
      readonly feeTaxClass?: string
      readonly source: string
    }
    readonly answer: {
      readonly revision: number
    }
  }
  /** Set when the tax in a bad debt is taken off what is owed to the tax office */
  readonly setTaxRelief: {
    readonly input: {
      readonly country: string
      readonly reason: string
      readonly fromOn: string
      readonly daysOverdue?: number | null
    }
    readonly answer: {
      readonly country: string
      readonly reason: string
    }
  }
  /** Give subscriptions a trial at their start, or make one longer or shorter */
  readonly setTrials: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly days?: number | null
        readonly endOn?: string | null
        readonly freeUsage?: boolean
        readonly periodsFrom?: "start" | "trial_end"
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set when a credit is dormant, by where the customer lives, and who is written to first */
  readonly setUnclaimedRule: {
    readonly input: {
      readonly entity: string
      readonly country?: string | null
      readonly region?: string | null
      readonly fromOn: string
      readonly dormancyMonths?: number | null
      readonly answerDays?: number
      readonly letterFrom?: string | null
      readonly exemptsBusinesses?: boolean
    }
    readonly answer: {
      readonly country: string
      readonly region: string
      readonly entity: string
      readonly fromOn: string
    }
  }
  /** Book direct debits whose day of collection has come, a page at a time */
  readonly settleDebits: {
    readonly input: {
      readonly run: string
      readonly after?: {
        readonly accountId: string
        readonly paymentId: string
      } | null
    }
    readonly answer: {
      readonly settled: number
      readonly next: {
        readonly accountId: string
        readonly paymentId: string
      } | null
    }
  }
  /** Settle a line that did not tie: to the invoice that is meant, or left on the account */
  readonly settleRemittanceLine: {
    readonly input: {
      readonly remittance: string
      readonly line: number
      readonly how: "apply" | "leave"
      readonly document?: string | null
      readonly note?: string | null
    }
    readonly answer: {
      readonly remittanceId: string
      readonly left: string
    }
  }
  /** Halve a chunk that failed, and park the account that is to blame (a job does this) */
  readonly splitBillRunChunk: {
    readonly input: {
      readonly runId: string
      readonly chunkNo: number
      readonly error: string
    }
    readonly answer: {
      readonly parked: number
    }
  }
  /** Halve a chunk that failed, and park the customer that is to blame (a job does this) */
  readonly splitDunningChunk: {
    readonly input: {
      readonly runId: string
      readonly chunkNo: number
      readonly error: string
    }
    readonly answer: {
      readonly parked: number
    }
  }
  /** Halve a chunk of statements that failed, and park the customer to blame (a job does this) */
  readonly splitStatementRunChunk: {
    readonly input: {
      readonly runId: string
      readonly chunkNo: number
    }
    readonly answer: {
      readonly parked: number
    }
  }
  /** Select the accounts of a cycle and start calculating their bills */
  readonly startBillRun: {
    readonly input: {
      readonly entity: string
      readonly cycle?: string
      readonly through: string
      readonly issueOn?: string
      readonly accounts?: readonly string[]
    }
    readonly answer: {
      readonly runId: string
      readonly number: string
      readonly accounts: number
    }
  }
  /** Prepare direct debits of what falls due by a day, under the mandates of a scheme */
  readonly startDebitRun: {
    readonly input: {
      readonly legalEntity: string
      readonly scheme: "sepa" | "ach"
      readonly collectOn: string
    }
    readonly answer: {
      readonly run: string
      readonly state: "approved" | "cancelled" | "refused" | "review" | "sent" | "settled"
      readonly debits: number
      readonly total: string
      readonly currency: string
      readonly leftOut: number
    }
  }
  /** Prepare reminders to customers who owe something overdue; nothing is sent yet */
  readonly startDunningRun: {
    readonly input: {
      readonly entity: string
      readonly on?: string | null
      readonly accounts?: readonly string[] | null
    }
    readonly answer: {
      readonly run: string
      readonly runId: string
      readonly accounts: number
    }
  }
  /** Select documents that were wrong for one cause and work out what puts them right */
  readonly startIncident: {
    readonly input: {
      readonly title: string
      readonly wrong: "price" | "tariff" | "reads" | "tax" | "other"
      readonly cause: string
      readonly remedy: "difference" | "void" | "credit"
      readonly from: string
      readonly to?: string | null
      readonly documents?: readonly string[] | null
      readonly accounts?: readonly string[] | null
      readonly entities?: readonly string[] | null
      readonly cycle?: string | null
      readonly issuedFrom?: string | null
      readonly issuedTo?: string | null
      readonly product?: string | null
      readonly charge?: string | null
      readonly plan?: string | null
      readonly planVersion?: number | null
      readonly taxCode?: string | null
      readonly meter?: string | null
      readonly serials?: readonly string[] | null
      readonly disputed?: string | null
      readonly percent?: string | null
      readonly amount?: string | null
      readonly currency?: string | null
      readonly outcome?: "offset" | "keep" | "refund"
      readonly reason: string
      readonly issueOn: string
      readonly notice?: {
        readonly en: string
        readonly fr?: string
        readonly es?: string
        readonly de?: string
      } | null
      readonly wording?: string | null
    }
    readonly answer: {
      readonly incident: string
      readonly documents: number
      readonly runs: readonly string[]
    }
  }
  /** Work out late fees and interest on what is overdue or was paid late; nothing is billed yet */
  readonly startLateChargeRun: {
    readonly input: {
      readonly entity: string
      readonly on?: string | null
      readonly accounts?: readonly string[] | null
    }
    readonly answer: {
      readonly run: string
      readonly runId: string
      readonly accounts: number
    }
  }
  /** Continue the numbers of a year from another system */
  readonly startNumberSeries: {
    readonly input: {
      readonly entity: string
      readonly kind: "invoice" | "credit_note"
      readonly year: number
      readonly firstNumber: number
      readonly reason: string
    }
    readonly answer: {
      readonly unused: number
    }
  }
  /** Bill usage in mid-period where it has come to the amount set for its subscription */
  readonly startProgressiveRun: {
    readonly input: {
      readonly entity: string
      readonly issueOn: string
      readonly accounts?: readonly string[]
    }
    readonly answer: {
      readonly runId: string
      readonly number: string
      readonly accounts: number
    }
  }
  /** Bill a range of periods again: show before and after, to be approved and issued */
  readonly startRebill: {
    readonly input: {
      readonly entity: string
      readonly from: string
      readonly to?: string
      readonly method: "difference" | "void"
      readonly reason: string
      readonly cause?: string
      readonly issueOn: string
      readonly accounts?: readonly string[]
      readonly cycle?: string
      readonly plan?: string
      readonly charge?: string
    }
    readonly answer: {
      readonly runId: string
      readonly number: string
      readonly accounts: number
    }
  }
  /** Collect the refunds that wait for a transfer into one file for the bank */
  readonly startRefundRun: {
    readonly input: {
      readonly legalEntity: string
      readonly scheme?: "sepa" | "ach"
      readonly payOn: string
      readonly bankAccount?: string | null
      readonly refundedFrom?: string | null
      readonly leaveOut?: readonly string[]
    }
    readonly answer: {
      readonly run: string
      readonly state: "approved" | "cancelled" | "refused" | "review" | "sent"
      readonly refunds: number
      readonly total: string
      readonly currency: string
    }
  }
  /** Prepare statements of account for many customers; nothing is sent yet */
  readonly startStatementRun: {
    readonly input: {
      readonly legalEntity: string
      readonly from?: string | null
      readonly asOf?: string | null
      readonly method?: "open_item" | "balance_forward" | "activity" | null
      readonly whose?: "balance" | "balance_or_movement" | "everybody"
      readonly segment?: string | null
      readonly accounts?: readonly string[] | null
    }
    readonly answer: {
      readonly run: string
      readonly runId: string
      readonly customers: number
    }
  }
  /** Give a customer notice that supply will be suspended for what is overdue */
  readonly startSuspension: {
    readonly input: {
      readonly accountNumber: string
      readonly entity: string
      readonly premise?: string | null
    }
    readonly answer: {
      readonly suspensionId: string
      readonly suspendOn: string
    }
  }
  /** Revoke, block or release mandates */
  readonly stopMandates: {
    readonly input: {
      readonly rows: readonly {
        readonly legalEntity: string
        readonly reference: string
        readonly action: "revoke" | "block" | "release"
        readonly on: string
        readonly reason: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Stop a suspension that was not carried out */
  readonly stopSuspension: {
    readonly input: {
      readonly suspension: string
      readonly note: string
    }
    readonly answer: {
      readonly suspensionId: string
    }
  }
  /** Take the secret of what you put forward and somebody approved; it is shown this once */
  readonly takeAnswer: {
    readonly input: {
      readonly requestId: string
    }
    readonly answer: {
      readonly requestId: string
      readonly command: string
      readonly value: unknown
    }
  }
  /** Take what is due from customers who consented, by their kept card or account */
  readonly takeAutopay: {
    readonly input: {
      readonly on: string
      readonly after?: string | null
    }
    readonly answer: {
      readonly taken: number
      readonly waits: number
      readonly above_cap: number
      readonly retries_over: number
      readonly next: string | null
    }
  }
  /** Take e-mails that are due in hand (a job does this) */
  readonly takeMessages: {
    readonly input: {
      readonly limit?: number
    }
    readonly answer: {
      readonly taken: readonly {
        readonly accountId: string
        readonly messageId: string
        readonly attempt: number
      }[]
    }
  }
  /** Turn a refund that did not reach the customer into a credit again */
  readonly takeRefundBack: {
    readonly input: {
      readonly accountNumber: string
      readonly refund: string
      readonly on: string
      readonly note: string
    }
    readonly answer: {
      readonly refundId: string
      readonly amount: string
    }
  }
  /** Open disputes for what payers have deducted (a job does this) */
  readonly takeUpDeductions: {
    readonly input: {
      readonly on: string
      readonly after?: string | null
    }
    readonly answer: {
      readonly opened: number
      readonly withdrawn: number
      readonly next: string | null
    }
  }
  /** Take deliveries of a webhook endpoint in hand (a job does this) */
  readonly takeWebhookDeliveries: {
    readonly input: {
      readonly endpointId: string
    }
    readonly answer: {
      readonly taken: readonly {
        readonly eventId: string
        readonly replayNo: number
        readonly attempt: number
      }[]
    }
  }
  /** Take what a customer says by a pay link that a transfer of theirs is for */
  readonly tellRemittance: {
    readonly input: {
      readonly token: string
      readonly items: readonly {
        readonly item: string
        readonly amount?: string | null
      }[]
      readonly paidOn?: string | null
      readonly reference?: string | null
    }
    readonly answer: {
      /** Null where it was told before: then nothing was kept. */
      readonly remittanceId: string | null
      readonly entity: string
      readonly accountNumber: string | null
      readonly payerName: string | null
      readonly reference: string | null
      readonly paidOn: string | null
      readonly currency: string
      readonly amount: string
      /** What its lines come to. */
      readonly linesAmount: string
      readonly findings: readonly ("lines_untied" | "payer_unknown" | "sum_differs" | "told_before")[]
      readonly lines: readonly {
        readonly line: number
        readonly document: string
        readonly amount: string
        readonly deduction: string
        readonly reason: string | null
        readonly reasonCode: string | null
        readonly fault: string | null
      }[]
    }
  }
  /** Record that one customer leaves a place and another comes on the same day, by the same read */
  readonly transferService: {
    readonly input: {
      readonly from: {
        readonly accountNumber: string
        readonly premiseCode: string
      }
      readonly to: {
        readonly accountNumber: string
        readonly premiseCode?: string | null
      }
      readonly on: string
      readonly contract: {
        readonly contractNumber: string
        readonly legalEntity?: string | null
        readonly currency?: string | null
        readonly poNumber?: string | null
      }
      readonly subscriptions?: readonly {
        readonly subscriptionNumber: string
        readonly planCode: string
        readonly planVersion: number
        readonly anchorDay?: number | null
        readonly quantity?: string
      }[]
      readonly reads?: readonly {
        readonly serial: string
        readonly register?: string
        readonly value: string
        readonly quality?: "actual" | "customer" | "estimated"
      }[]
      readonly exitFee?: "charge" | "waive"
    }
    readonly answer: {
      readonly ended: readonly string[]
      readonly started: readonly string[]
      readonly estimated: readonly string[]
    }
  }
  /** Try every line of the files of an import of data, without taking any over */
  readonly tryDataImport: {
    readonly input: {
      readonly importId: string
    }
    readonly answer: {
      readonly importId: string
      readonly attempt: number
    }
  }
  /** Take money off an invoice again; the entry stays and is reversed */
  readonly unapplyAllocation: {
    readonly input: {
      readonly accountNumber: string
      readonly allocation: string
      readonly on: string
      readonly reason: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly items: readonly string[]
    }
  }
  /** Take back the match, booking or link of a bank line; money that came in goes to suspense */
  readonly undoBankMatch: {
    readonly input: {
      readonly line: string
      readonly reason: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly lineId: string
    }
  }
  /** Undo a credit note that was given by mistake */
  readonly undoCreditNote: {
    readonly input: {
      readonly creditNote: string
      readonly account?: string | null
      readonly reason: string
      readonly issueOn: string
    }
    readonly answer: {
      readonly document: string
      readonly payable: string
      readonly currency: string
    }
  }
  /** Take a remittance’s money off its invoices again; it waits for its money anew */
  readonly undoRemittance: {
    readonly input: {
      readonly remittance: string
      readonly reason: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly remittanceId: string
    }
  }
  /** Take back what an import of usage brought, with a reason; what was billed is corrected */
  readonly undoUsageImport: {
    readonly input: {
      readonly importId: string
      readonly reason: string
    }
    readonly answer: {
      readonly importId: string
      readonly attempt: number
      readonly taken: {
        readonly reads: number
        readonly days: number
        readonly registers: number
      } | null
    }
  }
  /** Take a merge of accounts back from a day on */
  readonly unmergeAccounts: {
    readonly input: {
      readonly from: string
      readonly on: string
      readonly reason: string
    }
    readonly answer: {
      readonly changed: number
    }
  }
  /** Raise what a subscription pays by a percentage from a date on, as at a renewal */
  readonly upliftPrices: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly effectiveOn: string
        readonly percent: string
        readonly decimals?: number
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Set which policy of reminders or late charges holds for whom, from a day on */
  readonly usePolicies: {
    readonly input: {
      readonly rows: readonly {
        readonly kind?: "dunning" | "late_charges"
        readonly policyCode?: string | null
        readonly fromOn: string
        readonly entity?: string | null
        readonly segment?: string | null
        readonly accountNumber?: string | null
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Void an issued invoice by a credit note, to be billed anew or not */
  readonly voidInvoice: {
    readonly input: {
      readonly invoice: string
      readonly account?: string
      readonly reason: string
      readonly cause?: string
      readonly issueOn: string
      readonly rebill: boolean
    }
    readonly answer: {
      readonly creditNote: string
    }
  }
  /** Void wrong meter reads, with a reason; what was billed of them is corrected */
  readonly voidReads: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly serial: string
        readonly register?: string
        readonly readOn: string
      }[]
      readonly reason: string
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
      readonly billed: {
        /** a whole number */
        readonly documents: string
        readonly amounts: readonly {
          readonly currency: string
          readonly minor: string
        }[]
      }
    }
  }
  /** Void wrong usage events, with a reason; what was billed of them is corrected */
  readonly voidUsageEvents: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly eventKey: string
        readonly month: string
      }[]
      readonly reason: string
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Waive late fees and interest of a document by a credit note, with the reason */
  readonly waiveLateCharges: {
    readonly input: {
      readonly document: string
      readonly reason: string
      readonly cause?: string
      readonly issueOn: string
    }
    readonly answer: {
      readonly creditNote: string
      readonly amount: string
      readonly currency: string
    }
  }
  /** End a case that the customer takes back */
  readonly withdrawCase: {
    readonly input: {
      readonly case: string
      readonly on: string
      readonly reason: string
    }
    readonly answer: {
      readonly case: string
    }
  }
  /** Take coupons off subscriptions from a date on; their redemption stays counted */
  readonly withdrawCoupons: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly code: string
        readonly withdrawnOn: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Take back the last planned or mistaken change of plan; the plan before it goes on */
  readonly withdrawPlanChange: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly effectiveOn: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Take back what was asked for of a payment plan */
  readonly withdrawPlanRequest: {
    readonly input: {
      readonly accountNumber: string
      readonly request: string
    }
    readonly answer: {
      readonly request: string
    }
  }
  /** Take back a planned or mistaken change of quantity; what held before it holds on */
  readonly withdrawQuantity: {
    readonly input: {
      readonly rows: readonly {
        readonly accountNumber: string
        readonly subscriptionNumber: string
        readonly chargeCode: string
        readonly effectiveOn: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Withdraw recorded quotes, so that they cannot be accepted any more */
  readonly withdrawQuotes: {
    readonly input: {
      readonly rows: readonly {
        readonly source: string
        readonly reference: string
        readonly reason: string
      }[]
    }
    readonly answer: {
      readonly created: number
      readonly updated: number
      readonly unchanged: number
      readonly rejected: number
      readonly rows: readonly {
        /** which row, from 0 */
        readonly row: number
        readonly result: "created" | "rejected" | "unchanged" | "updated"
        readonly refusal?: {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }
        /** what should be looked at, though the row was taken */
        readonly warnings?: readonly {
          readonly code: string
          readonly facts: { readonly [name: string]: string | number }
        }[]
      }[]
    }
  }
  /** Take back what you put forward, before anybody decides */
  readonly withdrawRequest: {
    readonly input: {
      readonly requestId: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly requestId: string
    }
  }
  /** Calculate or issue one chunk of a bill run (a job does this) */
  readonly workBillRunChunk: {
    readonly input: {
      readonly runId: string
      readonly chunkNo: number
    }
    readonly answer: {
      readonly did: "issued" | "nothing" | "rated"
      readonly accounts: number
    }
  }
  /** Prepare or send one chunk of a dunning run (a job does this) */
  readonly workDunningChunk: {
    readonly input: {
      readonly runId: string
      readonly chunkNo: number
    }
    readonly answer: {
      readonly did: "nothing" | "prepared" | "sent"
      readonly customers: number
    }
  }
  /** Do the next part of an erasure (a job does this) */
  readonly workErasure: {
    readonly input: {
      readonly erasureId: string
    }
    readonly answer: {
      readonly isDone: boolean
    }
  }
  /** Find payment plans with a missed instalment and end them */
  readonly workPaymentPlans: {
    readonly input: {
      readonly on: string
    }
    readonly answer: {
      readonly defaulted: number
      readonly reopened: number
    }
  }
  /** Look for the money of remittances among what is in suspense or unapplied */
  readonly workRemittances: {
    readonly input: {
      readonly most?: number
      readonly after?: string | null
    }
    readonly answer: {
      readonly worked: number
      readonly matched: number
      /** The last that was looked at; null: all were. */
      readonly next: string | null
    }
  }
  /** Prepare or send one chunk of a run of statements (a job does this) */
  readonly workStatementChunk: {
    readonly input: {
      readonly runId: string
      readonly chunkNo: number
    }
    readonly answer: {
      readonly did: "nothing" | "prepared" | "sent"
      readonly statements: number
    }
  }
  /** Find credits that are dormant, and write to their customers */
  readonly workUnclaimedProperty: {
    readonly input: {
      readonly on: string
      readonly after?: string
    }
    readonly answer: {
      readonly ended: number
      readonly found: number
      readonly letters: number
      readonly next: string | null
    }
  }
  /** Give up a debt with a reason, with tax relief where the law gives it */
  readonly writeOffBadDebt: {
    readonly input: {
      readonly accountNumber: string
      readonly document?: string | null
      readonly item?: string | null
      readonly amount?: string | null
      readonly reason: string
      readonly on: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly itemId: string
      readonly amount: string
      readonly taxRelief: string
      readonly currency: string
    }
  }
  /** Write off a small remainder of an invoice, with a reason */
  readonly writeOffDifference: {
    readonly input: {
      readonly accountNumber: string
      readonly document?: string | null
      readonly item?: string | null
      readonly amount?: string | null
      readonly on: string
      readonly reason: string
      readonly note?: string | null
    }
    readonly answer: {
      readonly itemId: string
      readonly amount: string
      readonly currency: string
    }
  }
}

/** The rows of each list, and by what it is narrowed. */
export interface Lists {
  /** Segments and collectors of accounts; for each date the latest revision counts */
  readonly "account-assignments": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** segment or collector */
      readonly kind: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** code; empty: none */
      readonly value: string | null
      /** person, rule or handed_over */
      readonly source: string
      /** who recorded it */
      readonly recordedBy: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly value?: string
      readonly "value.startsWith"?: string
      readonly "value.in"?: string
      readonly "value.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Which account belongs to which, and who pays; for each date the latest revision counts */
  readonly "account-parents": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** account above it; empty: none */
      readonly parent: string | null
      /** consolidated, own or self */
      readonly billing: string
      /** who recorded it */
      readonly recordedBy: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly parent?: string
      readonly "parent.startsWith"?: string
      readonly "parent.in"?: string
      readonly "parent.not"?: string
      readonly billing?: string
      readonly "billing.startsWith"?: string
      readonly "billing.in"?: string
      readonly "billing.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Customer accounts by number */
  readonly accounts: {
    readonly row: {
      /** account number */
      readonly number: string
      /** person or business */
      readonly kind: string
      /** name of the customer */
      readonly name: string
      /** currency of what is open */
      readonly currency: string | null
      /** what is open, less credits and money not used yet; empty: nothing is open */
      readonly balance: string | null
      /** what of it is past its due date */
      readonly overdue: string | null
      /** currencies in which more is open */
      readonly otherCurrencies: readonly string[] | null
      /** address that bills go to */
      readonly billTo: string | null
      /** ISO 3166 code */
      readonly country: string
      /** where bills are e-mailed */
      readonly email: string | null
      /** where the customer is called */
      readonly phone: string | null
      /** language of bills */
      readonly language: string
      /** zone in which days are counted */
      readonly timeZone: string
      /** tax id; of a person only its end */
      readonly taxId: string | null
      /** days from issue to due date */
      readonly termsDays: string
      /** email, post or portal */
      readonly delivery: string
      /** billing cycle */
      readonly cycle: string | null
      /** when it was opened */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly number?: string
      readonly "number.startsWith"?: string
      readonly "number.in"?: string
      readonly "number.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
      readonly language?: string
      readonly "language.startsWith"?: string
      readonly "language.in"?: string
      readonly "language.not"?: string
      readonly delivery?: string
      readonly "delivery.startsWith"?: string
      readonly "delivery.in"?: string
      readonly "delivery.not"?: string
      readonly cycle?: string
      readonly "cycle.startsWith"?: string
      readonly "cycle.in"?: string
      readonly "cycle.not"?: string
    }
    readonly expand: {
      readonly contracts: readonly Lists["contracts"]['row'][]
      readonly subscriptions: readonly Lists["subscriptions"]['row'][]
      readonly premises: readonly Lists["premises"]['row'][]
      readonly openItems: readonly Lists["open-items"]['row'][]
    }
  }
  /** Plans that need another one beside them */
  readonly "add-ons": {
    readonly row: {
      /** code of the add-on */
      readonly plan: string
      /** plans of which it needs one */
      readonly basePlans: unknown
      /** ends, refuses or stays */
      readonly whenBaseEnds: string
    }
    readonly filters: {
      readonly plan?: string
      readonly "plan.startsWith"?: string
      readonly "plan.in"?: string
      readonly "plan.not"?: string
    }
    readonly expand: {}
  }
  /** What agencies get of money that paid what they were handed */
  readonly "agency-commissions": {
    readonly row: {
      /** day of the payment, or the first open one after it */
      readonly effectiveOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly allocationId: string
      /** number of the account */
      readonly account: string
      /** who gets it */
      readonly agency: string
      /** agency: through them; direct: to us */
      readonly way: string
      /** rate */
      readonly percent: string
      /** ISO 4217 code */
      readonly currency: string
      /** what was paid; negative: it went back */
      readonly base: string
      /** commission */
      readonly commission: string
      /** tax on it */
      readonly vat: string
    }
    readonly filters: {
      readonly effectiveOn?: string
      readonly "effectiveOn.from"?: string
      readonly "effectiveOn.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly agency?: string
      readonly "agency.startsWith"?: string
      readonly "agency.in"?: string
      readonly "agency.not"?: string
      readonly way?: string
      readonly "way.startsWith"?: string
      readonly "way.in"?: string
      readonly "way.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Prices agreed with customers; for each date the latest revision counts */
  readonly "agreed-prices": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly agreedPriceId: string
      /** contract number */
      readonly contract: string
      /** empty: the whole contract */
      readonly subscription: string | null
      /** code of the plan */
      readonly plan: string
      /** code of the charge */
      readonly charge: string
      /** first day of service */
      readonly effectiveFrom: string
      /** how often the date was priced */
      readonly revision: string
      /** model and figures; empty: the catalog again */
      readonly price: unknown
      /** who recorded it */
      readonly madeBy: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly contract?: string
      readonly "contract.startsWith"?: string
      readonly "contract.in"?: string
      readonly "contract.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly plan?: string
      readonly "plan.startsWith"?: string
      readonly "plan.in"?: string
      readonly "plan.not"?: string
      readonly charge?: string
      readonly "charge.startsWith"?: string
      readonly "charge.in"?: string
      readonly "charge.not"?: string
      readonly effectiveFrom?: string
      readonly "effectiveFrom.from"?: string
      readonly "effectiveFrom.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** In which order money pays, and which differences are forgiven, by date */
  readonly "allocation-policies": {
    readonly row: {
      /** legal entity */
      readonly entity: string
      /** holds from this day on */
      readonly fromOn: string
      /** how often the day was set */
      readonly revision: string
      /** statute or oldest */
      readonly order: string
      /** fifo or prorated */
      readonly spread: string
      /** ISO 4217 code */
      readonly currency: string
      /** what may be missing */
      readonly tolerance: string | null
      /** at most so much */
      readonly tolerancePercent: string | null
      /** why it is written off */
      readonly reason: string | null
      /** unapplied or on_account */
      readonly overpayment: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
    }
    readonly expand: {}
  }
  /** What money was applied to, and what was taken off again */
  readonly allocations: {
    readonly row: {
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly allocationId: string
      /** id, the same for ever */
      readonly itemId: string
      /** id, the same for ever */
      readonly matchId: string
      /** number of the account */
      readonly account: string
      /** number of the document */
      readonly document: string | null
      /** applied, offset, kept, moved, write_off, discount … */
      readonly kind: string
      /** day on which it counts */
      readonly effectiveOn: string
      /** ISO 4217 code */
      readonly currency: string
      /** what it took off the item */
      readonly amount: string
      /** the other side */
      readonly otherItemId: string | null
      /** why */
      readonly reason: string | null
      /** the allocation that it takes back */
      readonly reverses: string | null
      /** when it was recorded */
      readonly recordedAt: string
      /** who */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly effectiveOn?: string
      readonly "effectiveOn.from"?: string
      readonly "effectiveOn.to"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Changes of subscriptions: before, after, from when and by whom */
  readonly amendments: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly amendmentId: string
      /** subscription number */
      readonly subscription: string
      /** what was changed */
      readonly kind: string
      /** from when */
      readonly effectiveOn: string
      /** what it was */
      readonly before: unknown
      /** what it became */
      readonly after: unknown
      /** who changed it */
      readonly madeBy: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly effectiveOn?: string
      readonly "effectiveOn.from"?: string
      readonly "effectiveOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Keys of programs, without their secrets */
  readonly "api-keys": {
    readonly row: {
      /** id, the same for ever */
      readonly keyId: string
      /** name of the program */
      readonly name: string
      /** first characters of the secret */
      readonly hint: string
      /** permissions */
      readonly scopes: unknown
      /** who made it */
      readonly createdBy: string
      /** when it was made */
      readonly createdAt: string
      /** when it ends */
      readonly expiresAt: string | null
      /** when it was last used, to the minute */
      readonly lastUsedAt: string | null
      /** when its secret was taken anew */
      readonly renewedAt: string | null
      /** who ended it */
      readonly revokedBy: string | null
      /** when it was ended */
      readonly revokedAt: string | null
    }
    readonly filters: {
      readonly name?: string
      readonly "name.startsWith"?: string
      readonly "name.in"?: string
      readonly "name.not"?: string
    }
    readonly expand: {}
  }
  /** What was put forward for a second person, with what it would do; the latest first */
  readonly "approval-requests": {
    readonly row: {
      /** when */
      readonly requestedAt: string
      /** id, the same for ever */
      readonly requestId: string
      /** what */
      readonly command: string
      /** by whom */
      readonly requestedBy: string
      /** why */
      readonly note: string
      /** with which input */
      readonly input: unknown
      /** what it would do */
      readonly preview: unknown
      /** what it would change, before and after */
      readonly changes: unknown
      /** amounts at stake */
      readonly amounts: unknown
      /** rules that ask for a second person */
      readonly rules: unknown
      /** roles of which an approver needs one, by rule */
      readonly approvers: unknown
      /** pending, approved, rejected or withdrawn */
      readonly state: string
      /** until when it can be decided */
      readonly expiresAt: string
      /** who decided */
      readonly decidedBy: string | null
      /** when */
      readonly decidedAt: string | null
      /** with which words */
      readonly decisionNote: string | null
    }
    readonly filters: {
      readonly requestedAt?: string
      readonly "requestedAt.from"?: string
      readonly "requestedAt.to"?: string
      readonly command?: string
      readonly "command.startsWith"?: string
      readonly "command.in"?: string
      readonly "command.not"?: string
      readonly requestedBy?: string
      readonly "requestedBy.startsWith"?: string
      readonly "requestedBy.in"?: string
      readonly "requestedBy.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {}
  }
  /** Consents of customers to have what falls due taken automatically */
  readonly autopay: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly autopayId: string
      /** code of the legal entity */
      readonly entity: string
      /** ISO 4217 code */
      readonly currency: string
      /** card or account, masked */
      readonly by: string
      /** what is above is not taken */
      readonly cap: string | null
      /** days between document and collection */
      readonly noticeDays: string
      /** when it was given */
      readonly consentedOn: string
      /** where and how */
      readonly consent: string
      /** when it ended */
      readonly endedOn: string | null
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly consentedOn?: string
      readonly "consentedOn.from"?: string
      readonly "consentedOn.to"?: string
      readonly endedOn?: string
      readonly "endedOn.from"?: string
      readonly "endedOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Debts that were given up, and which of them were reinstated */
  readonly "bad-debts": {
    readonly row: {
      /** day */
      readonly on: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly allocationId: string
      /** number of the account */
      readonly account: string
      /** number of the document */
      readonly document: string | null
      /** why */
      readonly reason: string
      /** ISO 4217 code */
      readonly currency: string
      /** what was given up */
      readonly amount: string
      /** tax in it that was taken off with it */
      readonly taxRelief: string
      /** tax in it that was claimed later */
      readonly taxClaimed: string
      /** when it was reinstated */
      readonly recoveredOn: string | null
      /** who gave it up */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly on?: string
      readonly "on.from"?: string
      readonly "on.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
      readonly recoveredOn?: string
      readonly "recoveredOn.from"?: string
      readonly "recoveredOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Our accounts with banks, and how the books compare with their statements */
  readonly "bank-accounts": {
    readonly row: {
      /** code */
      readonly code: string
      /** name */
      readonly name: string
      /** legal entity */
      readonly entity: string
      /** ISO 4217 code */
      readonly currency: string
      /** where its money stands in the books */
      readonly ledgerAccount: string
      /** IBAN, lockbox: the numbers by which files name it */
      readonly numbers: string | null
      /** where money is when nobody says otherwise */
      readonly main: boolean
      /** day of the last statement */
      readonly closingOn: string | null
      /** balance of the last statement */
      readonly closing: string | null
      /** lines that are in the books; checks of a lockbox count once they are deposited */
      readonly entered: string | null
      /** lines that are not in the books yet */
      readonly waiting: string | null
      /** whether it is in use */
      readonly active: boolean
    }
    readonly filters: {
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {}
  }
  /** Files by which banks answered direct debits */
  readonly "bank-answers": {
    readonly row: {
      /** SHA-256 of the file */
      readonly sha256: string
      /** pain002 or nacha */
      readonly kind: string
      /** its name */
      readonly file: string
      /** debits that were refused or came back */
      readonly answers: string
      /** debits that are not ours */
      readonly unknown: string
      /** changes of accounts that were told */
      readonly changes: string
      /** when it was read */
      readonly recordedAt: string
      /** who read it */
      readonly recordedBy: string
    }
    readonly filters: {
    }
    readonly expand: {}
  }
  /** Bank lines about what was already recorded, and about what */
  readonly "bank-line-links": {
    readonly row: {
      /** when it was linked */
      readonly recordedAt: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly linkId: string
      /** line of the bank */
      readonly lineId: string
      /** bank account */
      readonly bankAccount: string
      /** receipt, reversal, deposit, payout, refund, debit_run … */
      readonly kind: string
      /** customer */
      readonly account: string | null
      /** what it tells of */
      readonly subjectId: string
      /** ISO 4217 code */
      readonly currency: string
      /** as the line’s own sign */
      readonly amount: string
      /** recorded, returned or person */
      readonly rule: string
      /** of the rule */
      readonly confidence: string | null
      /** note */
      readonly note: string | null
      /** who */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly lineId?: string
      readonly bankAccount?: string
      readonly "bankAccount.startsWith"?: string
      readonly "bankAccount.in"?: string
      readonly "bankAccount.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly subjectId?: string
      readonly "subjectId.startsWith"?: string
      readonly "subjectId.in"?: string
      readonly "subjectId.not"?: string
      readonly rule?: string
      readonly "rule.startsWith"?: string
      readonly "rule.in"?: string
      readonly "rule.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Payments on bank statements, and what became of each */
  readonly "bank-lines": {
    readonly row: {
      /** day on which the bank booked it */
      readonly bookedOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the line */
      readonly lineId: string
      /** statement that it stands on */
      readonly statementId: string
      /** bank account */
      readonly bankAccount: string
      /** held, waiting, suspense, matched, booked, linked, open, duplicate or rejected */
      readonly state: string
      /** ISO 4217 code */
      readonly currency: string
      /** above zero: it came in */
      readonly amount: string
      /** value date */
      readonly valuedOn: string
      /** who stands opposite */
      readonly payerName: string | null
      /** their account, masked */
      readonly payerBank: string | null
      /** what was written */
      readonly text: string
      /** end-to-end id */
      readonly endToEndId: string | null
      /** why it came back */
      readonly returnReason: string | null
      /** customer whose money it is */
      readonly account: string | null
      /** the receipt that it became */
      readonly receiptId: string | null
      /** rule that matched it, or person */
      readonly rule: string | null
      /** of the rule */
      readonly confidence: string | null
      /** what it may be for, likeliest first */
      readonly suggestions: unknown
    }
    readonly filters: {
      readonly bookedOn?: string
      readonly "bookedOn.from"?: string
      readonly "bookedOn.to"?: string
      readonly lineId?: string
      readonly statementId?: string
      readonly bankAccount?: string
      readonly "bankAccount.startsWith"?: string
      readonly "bankAccount.in"?: string
      readonly "bankAccount.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly returnReason?: string
      readonly "returnReason.startsWith"?: string
      readonly "returnReason.in"?: string
      readonly "returnReason.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly rule?: string
      readonly "rule.startsWith"?: string
      readonly "rule.in"?: string
      readonly "rule.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** The balance of each bank account in the books beside its statements */
  readonly "bank-reconciliation": {
    readonly row: {
      /** legal entity */
      readonly entity: string
      /** account of the ledger */
      readonly ledgerAccount: string
      /** ISO 4217 code */
      readonly currency: string
      /** day of the last statement */
      readonly statementOn: string | null
      /** balance that the last statement ends with */
      readonly statement: string | null
      /** what was there before the first statement, and what is missing between statements */
      readonly openingOrGaps: string
      /** lines that are not in the books yet */
      readonly notInBooks: string
      /** told by a notification, not on a statement yet */
      readonly announced: string
      /** in the books, not told by the bank yet */
      readonly notOnStatement: string
      /** balance of the ledger */
      readonly ledger: string
      /** what nothing explains */
      readonly difference: string
      /** how many items explain it */
      readonly items: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly ledgerAccount?: string
      readonly "ledgerAccount.startsWith"?: string
      readonly "ledgerAccount.in"?: string
      readonly "ledgerAccount.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {}
  }
  /** What is in the books and not on a statement, or the other way round, oldest first */
  readonly "bank-reconciling-items": {
    readonly row: {
      /** day in the books, or on the statement */
      readonly day: string
      /** id, the same for ever */
      readonly subjectId: string
      /** receipt, deposit, payout, refund, journal, line … */
      readonly kind: string
      /** not_on_statement, not_in_books, announced, opening or gap */
      readonly side: string
      /** legal entity */
      readonly entity: string
      /** account of the ledger */
      readonly ledgerAccount: string
      /** ISO 4217 code */
      readonly currency: string
      /** what it makes the books more than the statement */
      readonly amount: string
      /** customer */
      readonly account: string | null
      /** what is known of it */
      readonly reference: string | null
    }
    readonly filters: {
      readonly day?: string
      readonly "day.from"?: string
      readonly "day.to"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly side?: string
      readonly "side.startsWith"?: string
      readonly "side.in"?: string
      readonly "side.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly ledgerAccount?: string
      readonly "ledgerAccount.startsWith"?: string
      readonly "ledgerAccount.in"?: string
      readonly "ledgerAccount.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Statements and notifications of banks, the latest first */
  readonly "bank-statements": {
    readonly row: {
      /** when it was taken */
      readonly recordedAt: string
      /** id, the same for ever */
      readonly statementId: string
      /** bank account */
      readonly bankAccount: string
      /** camt.053.001.08, MT940, BAI2 … */
      readonly format: string
      /** statement, report, notification or lockbox */
      readonly kind: string
      /** accepted, quarantined, released or rejected */
      readonly state: string
      /** the bank’s reference */
      readonly reference: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** day of the opening balance */
      readonly openingOn: string | null
      /** opening balance */
      readonly opening: string | null
      /** sum of its entries */
      readonly booked: string
      /** day of the closing balance */
      readonly closingOn: string | null
      /** closing balance */
      readonly closing: string | null
      /** payments in it */
      readonly lines: string
      /** entries known from another file */
      readonly duplicates: string
      /** why it was held */
      readonly faults: unknown
      /** who released or rejected it */
      readonly decidedBy: string | null
      /** why */
      readonly note: string | null
      /** name of the file */
      readonly file: string
      /** who took it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly bankAccount?: string
      readonly "bankAccount.startsWith"?: string
      readonly "bankAccount.in"?: string
      readonly "bankAccount.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly closingOn?: string
      readonly "closingOn.from"?: string
      readonly "closingOn.to"?: string
    }
    readonly expand: {}
  }
  /** What became of each account in each bill run */
  readonly "bill-run-accounts": {
    readonly row: {
      /** number of the run */
      readonly run: string
      /** pending, billed, skipped, held or failed */
      readonly outcome: string
      /** id, the same for ever */
      readonly accountId: string
      /** number of the account */
      readonly account: string
      /** why */
      readonly reason: string | null
      /** facts of the reason */
      readonly facts: unknown
    }
    readonly filters: {
      readonly run?: string
      readonly "run.startsWith"?: string
      readonly "run.in"?: string
      readonly "run.not"?: string
      readonly outcome?: string
      readonly "outcome.startsWith"?: string
      readonly "outcome.in"?: string
      readonly "outcome.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What should be looked at before a bill run is issued */
  readonly "bill-run-exceptions": {
    readonly row: {
      /** number of the run */
      readonly run: string
      /** open, accepted or held */
      readonly state: string
      /** what is remarkable */
      readonly code: string
      /** id, the same for ever */
      readonly accountId: string
      /** number of the account */
      readonly account: string
      /** which line */
      readonly line: string
      /** figures */
      readonly facts: unknown
      /** who decided */
      readonly decidedBy: string | null
      /** why */
      readonly note: string | null
    }
    readonly filters: {
      readonly run?: string
      readonly "run.startsWith"?: string
      readonly "run.in"?: string
      readonly "run.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Bill runs, the latest first */
  readonly "bill-runs": {
    readonly row: {
      /** id, the same for ever */
      readonly runId: string
      /** number */
      readonly number: string
      /** legal entity */
      readonly entity: string
      /** billing cycle */
      readonly cycle: string | null
      /** billed through */
      readonly throughOn: string
      /** date of the documents */
      readonly issueOn: string
      /** draft, rating, review, approved, issuing, issued, cancelled */
      readonly state: string
      /** who started it */
      readonly createdBy: string
      /** when it was started */
      readonly createdAt: string
      /** who approved it */
      readonly approvedBy: string | null
      /** when it ended */
      readonly finishedAt: string | null
    }
    readonly filters: {
      readonly number?: string
      readonly "number.startsWith"?: string
      readonly "number.in"?: string
      readonly "number.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly cycle?: string
      readonly "cycle.startsWith"?: string
      readonly "cycle.in"?: string
      readonly "cycle.not"?: string
      readonly throughOn?: string
      readonly "throughOn.from"?: string
      readonly "throughOn.to"?: string
      readonly issueOn?: string
      readonly "issueOn.from"?: string
      readonly "issueOn.to"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {
      readonly exceptions: readonly Lists["bill-run-exceptions"]['row'][]
      readonly entity: Lists["legal-entities"]['row'] | null
    }
  }
  /** What customers were billed by month, product and charge, corrections included */
  readonly "billed-before": {
    readonly row: {
      /** id, the same for ever */
      readonly accountId: string
      /** number of the account */
      readonly account: string
      /** first day of the month of issue */
      readonly month: string
      /** code of the product */
      readonly product: string
      /** code of the charge */
      readonly charge: string
      /** what the quantity counts */
      readonly unit: string
      /** currency */
      readonly currency: string
      /** how much was billed */
      readonly quantity: string
      /** what was billed, without tax */
      readonly net: string
      /** invoices and credit notes */
      readonly documents: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly month?: string
      readonly "month.from"?: string
      readonly "month.to"?: string
      readonly product?: string
      readonly "product.startsWith"?: string
      readonly "product.in"?: string
      readonly "product.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** When each cycle is read, cut off and issued */
  readonly "billing-calendar": {
    readonly row: {
      /** code of the cycle */
      readonly cycle: string
      /** name of the cycle */
      readonly name: string
      /** billed through */
      readonly throughOn: string
      /** meters are read */
      readonly readOn: string
      /** usage is awaited until */
      readonly cutOffOn: string
      /** bills are issued */
      readonly issueOn: string
    }
    readonly filters: {
      readonly cycle?: string
      readonly "cycle.startsWith"?: string
      readonly "cycle.in"?: string
      readonly "cycle.not"?: string
      readonly throughOn?: string
      readonly "throughOn.from"?: string
      readonly "throughOn.to"?: string
      readonly issueOn?: string
      readonly "issueOn.from"?: string
      readonly "issueOn.to"?: string
    }
    readonly expand: {}
  }
  /** Rows of bulk work with what came of each */
  readonly "bulk-rows": {
    readonly row: {
      /** id of the bulk work */
      readonly bulkId: string
      /** number of the row */
      readonly rowNo: string
      /** what is done */
      readonly command: string
      /** the row */
      readonly label: string
      /** what the trial found */
      readonly trial: string
      /** done, proposed, refused, left_out or pending */
      readonly state: string
      /** why it was refused */
      readonly code: string | null
      /** facts of the refusal */
      readonly facts: unknown
    }
    readonly filters: {
      readonly bulkId?: string
      readonly trial?: string
      readonly "trial.startsWith"?: string
      readonly "trial.in"?: string
      readonly "trial.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {}
  }
  /** One command over many rows: who, what, how far; the latest first */
  readonly "bulk-runs": {
    readonly row: {
      /** when it was prepared */
      readonly askedAt: string
      /** id of the bulk work */
      readonly bulkId: string
      /** what is done */
      readonly command: string
      /** with rows of this list */
      readonly list: string
      /** by whom */
      readonly askedBy: string
      /** why */
      readonly note: string
      /** trying, tried, running, done or cancelled */
      readonly state: string
      /** rows */
      readonly rowCount: string
      /** when it ended */
      readonly endedAt: string | null
    }
    readonly filters: {
      readonly askedAt?: string
      readonly "askedAt.from"?: string
      readonly "askedAt.to"?: string
      readonly bulkId?: string
      readonly command?: string
      readonly "command.startsWith"?: string
      readonly "command.in"?: string
      readonly "command.not"?: string
      readonly list?: string
      readonly "list.startsWith"?: string
      readonly "list.in"?: string
      readonly "list.not"?: string
      readonly askedBy?: string
      readonly "askedBy.startsWith"?: string
      readonly "askedBy.in"?: string
      readonly "askedBy.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {}
  }
  /** Customers whom collection must spare */
  readonly "care-flags": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly flagId: string
      /** bankruptcy, deceased, hardship, life_support, cease_contact */
      readonly flag: string
      /** first day */
      readonly fromOn: string
      /** first day without it */
      readonly untilOn: string | null
      /** ended before its time */
      readonly endedOn: string | null
      /** what is known */
      readonly note: string | null
      /** why it was ended */
      readonly why: string | null
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly flag?: string
      readonly "flag.startsWith"?: string
      readonly "flag.in"?: string
      readonly "flag.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What charges keep for later periods: free units, banked energy, peaks, levels */
  readonly "carried-balances": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly itemId: string
      /** first day of the period that leaves it */
      readonly periodStart: string
      /** the last one holds */
      readonly revision: string
      /** subscription number */
      readonly subscription: string
      /** code of the charge */
      readonly charge: string
      /** the next to expire first */
      readonly lots: unknown
      /** when it was issued */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly periodStart?: string
      readonly "periodStart.from"?: string
      readonly "periodStart.to"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly charge?: string
      readonly "charge.startsWith"?: string
      readonly "charge.in"?: string
      readonly "charge.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Every change, before → after, by object; the latest first */
  readonly "change-log": {
    readonly row: {
      /** when */
      readonly recordedAt: string
      /** id, the same for ever */
      readonly id: string
      /** number of the change in its entry */
      readonly n: string
      /** by what */
      readonly command: string
      /** by whom */
      readonly actor: string
      /** what it is about, such as account:C-100 */
      readonly objects: readonly string[]
      /** table of the row */
      readonly table: string
      /** key of the row */
      readonly key: unknown
      /** before; nothing: it is new */
      readonly before: unknown
      /** after; nothing: it is gone */
      readonly after: unknown
    }
    readonly filters: {
      readonly recordedAt?: string
      readonly "recordedAt.from"?: string
      readonly "recordedAt.to"?: string
      readonly command?: string
      readonly "command.startsWith"?: string
      readonly "command.in"?: string
      readonly "command.not"?: string
      readonly actor?: string
      readonly "actor.startsWith"?: string
      readonly "actor.in"?: string
      readonly "actor.not"?: string
      readonly objects?: string
    }
    readonly expand: {}
  }
  /** Registers of meters at premises */
  readonly channels: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** serial number of the meter */
      readonly serial: string
      /** register */
      readonly register: string
      /** code of the premise */
      readonly premise: string
      /** what it counts */
      readonly meter: string
      /** units a step */
      readonly multiplier: string
      /** first day */
      readonly installedOn: string
      /** first day without it */
      readonly removedOn: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly serial?: string
      readonly "serial.startsWith"?: string
      readonly "serial.in"?: string
      readonly "serial.not"?: string
      readonly meter?: string
      readonly "meter.startsWith"?: string
      readonly "meter.in"?: string
      readonly "meter.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Charges of plans */
  readonly charges: {
    readonly row: {
      /** code of the plan */
      readonly plan: string
      /** version of the plan */
      readonly version: string
      /** code */
      readonly charge: string
      /** name by language */
      readonly name: unknown
      /** code of the product */
      readonly product: string
      /** recurring, usage or one_off */
      readonly kind: string
      /** advance or arrears */
      readonly timing: string
      /** length of its period */
      readonly months: string
      /** how a part of a period is charged */
      readonly proration: string
      /** what is counted */
      readonly meter: string | null
      /** unit as printed */
      readonly unit: string
    }
    readonly filters: {
      readonly plan?: string
      readonly "plan.startsWith"?: string
      readonly "plan.in"?: string
      readonly "plan.not"?: string
      readonly version?: string
      readonly "version.from"?: string
      readonly "version.to"?: string
      readonly charge?: string
      readonly "charge.startsWith"?: string
      readonly "charge.in"?: string
      readonly "charge.not"?: string
      readonly product?: string
      readonly "product.startsWith"?: string
      readonly "product.in"?: string
      readonly "product.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly meter?: string
      readonly "meter.startsWith"?: string
      readonly "meter.in"?: string
      readonly "meter.not"?: string
    }
    readonly expand: {}
  }
  /** Collection agencies and courts */
  readonly "collection-agencies": {
    readonly row: {
      /** code */
      readonly agency: string
      /** agency or court */
      readonly kind: string
      /** name */
      readonly name: string
      /** e-mail address */
      readonly email: string | null
      /** our number with them */
      readonly reference: string | null
      /** of money through them, by the latest rate */
      readonly percent: string | null
      /** of money paid to us */
      readonly directPercent: string | null
      /** tax that they add */
      readonly vatPercent: string | null
      /** whether it is in use */
      readonly active: boolean
    }
    readonly filters: {
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly active?: string
    }
    readonly expand: {}
  }
  /** Whom to call first: customers with something overdue, by risk times value */
  readonly "collection-queue": {
    readonly row: {
      /** expected, by which the queue is ordered */
      readonly priority: string
      /** id, the same for ever */
      readonly accountId: string
      /** number of the account */
      readonly account: string
      /** name of the customer */
      readonly name: string
      /** who looks after the customer */
      readonly collector: string | null
      /** segment of the customer */
      readonly segment: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** what is overdue */
      readonly overdue: string
      /** of that frozen, or covered by credits at hand */
      readonly spared: string
      /** when the oldest item was due */
      readonly oldestDueOn: string
      /** risk in per cent */
      readonly riskPercent: string
      /** risk times what may be asked for */
      readonly expected: string
      /** what the risk is judged by */
      readonly evidence: unknown
      /** next step of the strategy */
      readonly nextAction: string | null
      /** script of the step */
      readonly tactic: string | null
      /** from when */
      readonly nextOn: string | null
      /** last call or visit */
      readonly lastContactAt: string | null
      /** what came of it */
      readonly lastOutcome: string | null
      /** in twelve months */
      readonly brokenPromises: string
      /** what the customer must be spared for */
      readonly flags: unknown
      /** day for which it was worked out */
      readonly asOf: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly collector?: string
      readonly "collector.startsWith"?: string
      readonly "collector.in"?: string
      readonly "collector.not"?: string
      readonly segment?: string
      readonly "segment.startsWith"?: string
      readonly "segment.in"?: string
      readonly "segment.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly oldestDueOn?: string
      readonly "oldestDueOn.from"?: string
      readonly "oldestDueOn.to"?: string
      readonly nextAction?: string
      readonly "nextAction.startsWith"?: string
      readonly "nextAction.in"?: string
      readonly "nextAction.not"?: string
      readonly nextOn?: string
      readonly "nextOn.from"?: string
      readonly "nextOn.to"?: string
      readonly lastOutcome?: string
      readonly "lastOutcome.startsWith"?: string
      readonly "lastOutcome.in"?: string
      readonly "lastOutcome.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** In which steps customers are followed up; the latest revision counts */
  readonly "collection-strategies": {
    readonly row: {
      /** code */
      readonly strategy: string
      /** how often it was set */
      readonly revision: string
      /** name by language */
      readonly name: unknown
      /** for whom; empty: everybody */
      readonly segment: string | null
      /** days overdue, action and script */
      readonly steps: unknown
      /** whether it is in use */
      readonly active: boolean
    }
    readonly filters: {
      readonly strategy?: string
      readonly "strategy.startsWith"?: string
      readonly "strategy.in"?: string
      readonly "strategy.not"?: string
      readonly segment?: string
      readonly "segment.startsWith"?: string
      readonly "segment.in"?: string
      readonly "segment.not"?: string
      readonly active?: string
    }
    readonly expand: {}
  }
  /** Desks that follow up what is owed */
  readonly collectors: {
    readonly row: {
      /** code of the collector */
      readonly collector: string
      /** name */
      readonly name: string
      /** who works at it */
      readonly email: string | null
      /** telephone that customers are given */
      readonly phone: string | null
      /** whether it is in use */
      readonly active: boolean
    }
    readonly filters: {
      readonly email?: string
      readonly "email.startsWith"?: string
      readonly "email.in"?: string
      readonly "email.not"?: string
      readonly active?: string
    }
    readonly expand: {}
  }
  /** Every write: who, what, when, with which input and outcome; the latest first */
  readonly "command-log": {
    readonly row: {
      /** when */
      readonly recordedAt: string
      /** id, the same for ever */
      readonly id: string
      /** what */
      readonly command: string
      /** who */
      readonly actor: string
      /** what it is about, such as account:C-100 */
      readonly objects: readonly string[]
      /** from where it was asked */
      readonly origin: string | null
      /** time that the command took for now */
      readonly effectiveAt: string
      /** what was given */
      readonly input: unknown
      /** what was answered */
      readonly outcome: unknown
      /** rows that it changed: table, key, before, after */
      readonly changes: unknown
    }
    readonly filters: {
      readonly recordedAt?: string
      readonly "recordedAt.from"?: string
      readonly "recordedAt.to"?: string
      readonly command?: string
      readonly "command.startsWith"?: string
      readonly "command.in"?: string
      readonly "command.not"?: string
      readonly actor?: string
      readonly "actor.startsWith"?: string
      readonly "actor.in"?: string
      readonly "actor.not"?: string
      readonly objects?: string
    }
    readonly expand: {}
  }
  /** What customers have agreed to spend at least */
  readonly commitments: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** code */
      readonly code: string
      /** name by language */
      readonly name: unknown
      /** contract number */
      readonly contract: string
      /** empty: the whole contract */
      readonly subscription: string | null
      /** for a whole term, without tax */
      readonly amount: string
      /** ISO 4217 code */
      readonly currency: string
      /** months of a term */
      readonly months: string
      /** first day */
      readonly startOn: string
      /** first day without it */
      readonly endOn: string | null
      /** whether term follows term */
      readonly renews: boolean
      /** pro_rata or full */
      readonly earlyExit: string
      /** charges that count */
      readonly charges: unknown
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly contract?: string
      readonly "contract.startsWith"?: string
      readonly "contract.in"?: string
      readonly "contract.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly startOn?: string
      readonly "startOn.from"?: string
      readonly "startOn.to"?: string
      readonly endOn?: string
      readonly "endOn.from"?: string
      readonly "endOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Ways by which customers do not wish to be contacted; for each date the latest revision counts */
  readonly "contact-opt-outs": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** email, letter, portal or call */
      readonly channel: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** whether it is not wished */
      readonly optedOut: boolean
      /** what was said */
      readonly note: string | null
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly optedOut?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** When and how often customers may be contacted; for each date the latest revision counts */
  readonly "contact-rules": {
    readonly row: {
      /** ISO 3166 code; *: wherever it has none of its own */
      readonly country: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** no calls or e-mails from this hour */
      readonly quietFromHour: string
      /** until this hour */
      readonly quietUntilHour: string
      /** days without, 1 is Monday */
      readonly quietWeekdays: unknown
      /** most contacts */
      readonly most: string
      /** within so many days */
      readonly withinDays: string
      /** days after a call that was answered */
      readonly daysAfterCall: string
    }
    readonly filters: {
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Changes of contracts: before, after, from when and by whom */
  readonly "contract-amendments": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly amendmentId: string
      /** contract number */
      readonly contract: string
      /** what was changed */
      readonly kind: string
      /** from when */
      readonly effectiveOn: string
      /** what it was */
      readonly before: unknown
      /** what it became */
      readonly after: unknown
      /** who recorded it */
      readonly madeBy: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly contract?: string
      readonly "contract.startsWith"?: string
      readonly "contract.in"?: string
      readonly "contract.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly effectiveOn?: string
      readonly "effectiveOn.from"?: string
      readonly "effectiveOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Contracts of accounts with legal entities */
  readonly contracts: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** contract number */
      readonly number: string
      /** legal entity */
      readonly entity: string
      /** ISO 4217 code */
      readonly currency: string
      /** first day */
      readonly startOn: string
      /** first day without it */
      readonly endOn: string | null
      /** purchase order of the customer */
      readonly poNumber: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly number?: string
      readonly "number.startsWith"?: string
      readonly "number.in"?: string
      readonly "number.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly startOn?: string
      readonly "startOn.from"?: string
      readonly "startOn.to"?: string
      readonly endOn?: string
      readonly "endOn.from"?: string
      readonly "endOn.to"?: string
      readonly poNumber?: string
      readonly "poNumber.startsWith"?: string
      readonly "poNumber.in"?: string
      readonly "poNumber.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Causes of disputes and credits, with deadline and owner of their cases */
  readonly "correction-causes": {
    readonly row: {
      /** code */
      readonly cause: string
      /** where it went wrong: pricing, metering, contract … */
      readonly root: string
      /** name by language */
      readonly name: unknown
      /** days in which a case is to be decided */
      readonly days: string
      /** days of grace after a refusal */
      readonly graceDays: string
      /** who gets its cases; none: whoever opens them */
      readonly owner: string | null
      /** whether it may be used */
      readonly active: boolean
    }
    readonly filters: {
      readonly cause?: string
      readonly "cause.startsWith"?: string
      readonly "cause.in"?: string
      readonly "cause.not"?: string
      readonly root?: string
      readonly "root.startsWith"?: string
      readonly "root.in"?: string
      readonly "root.not"?: string
      readonly active?: string
    }
    readonly expand: {}
  }
  /** Coupons that customers have redeemed */
  readonly "coupon-redemptions": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly redemptionId: string
      /** subscription number */
      readonly subscription: string
      /** code of the coupon */
      readonly coupon: string
      /** first day */
      readonly redeemedOn: string
      /** first day without it */
      readonly withdrawnOn: string | null
      /** who recorded it */
      readonly madeBy: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly coupon?: string
      readonly "coupon.startsWith"?: string
      readonly "coupon.in"?: string
      readonly "coupon.not"?: string
      readonly redeemedOn?: string
      readonly "redeemedOn.from"?: string
      readonly "redeemedOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Coupons, and how often each was redeemed */
  readonly coupons: {
    readonly row: {
      /** code */
      readonly code: string
      /** name by language */
      readonly name: unknown
      /** per cent off */
      readonly percent: string | null
      /** off each period */
      readonly amount: string | null
      /** ISO 4217 code */
      readonly currency: string | null
      /** once, periods, months or forever */
      readonly duration: string
      /** how many */
      readonly durationCount: string | null
      /** charges; none = all */
      readonly charges: unknown
      /** plans; none = all */
      readonly plans: unknown
      /** first day to redeem it */
      readonly validFrom: string
      /** first day on which it is over */
      readonly validTo: string | null
      /** how often it was redeemed */
      readonly redeemed: string
      /** how often at most */
      readonly maxRedemptions: string | null
      /** an account at most */
      readonly maxPerAccount: string | null
    }
    readonly filters: {
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly duration?: string
      readonly "duration.startsWith"?: string
      readonly "duration.in"?: string
      readonly "duration.not"?: string
      readonly validFrom?: string
      readonly "validFrom.from"?: string
      readonly "validFrom.to"?: string
      readonly validTo?: string
      readonly "validTo.from"?: string
      readonly "validTo.to"?: string
    }
    readonly expand: {}
  }
  /** Stops on sales that people placed */
  readonly "credit-holds": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id of the hold */
      readonly holdId: string
      /** legal entity; empty: all */
      readonly entity: string | null
      /** first day */
      readonly fromOn: string
      /** why */
      readonly reason: string
      /** who placed it */
      readonly placedBy: string
      /** whether it is in force or to come */
      readonly isOpen: boolean
      /** why it was released */
      readonly why: string | null
      /** who released it */
      readonly releasedBy: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly holdId?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly isOpen?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Credit limits; for each date the latest revision counts */
  readonly "credit-limits": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** legal entity */
      readonly entity: string
      /** ISO 4217 code */
      readonly currency: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** most that may be owed; empty: no limit */
      readonly limit: string | null
      /** why */
      readonly reason: string
      /** who set it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** After how long credits are proposed for refund; for each date the latest revision counts */
  readonly "credit-refund-rules": {
    readonly row: {
      /** legal entity */
      readonly entity: string
      /** ISO 4217 code */
      readonly currency: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** days; none: no longer proposed */
      readonly creditDays: string | null
      /** only more than this */
      readonly above: string
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Sales that were allowed above the limit, until a day */
  readonly "credit-releases": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly releaseId: string
      /** last day */
      readonly untilOn: string
      /** why */
      readonly reason: string
      /** who let it go on */
      readonly releasedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly untilOn?: string
      readonly "untilOn.from"?: string
      readonly "untilOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Copies of all that is kept of a customer: why, for whom, and until when; the latest first */
  readonly "data-copies": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly copyId: string
      /** why it was asked for */
      readonly reason: string
      /** making, made or ended */
      readonly copyState: string
      /** kinds of data and documents that are done */
      readonly partsDone: string
      /** how many there are */
      readonly partsTotal: string | null
      /** entries in it */
      readonly copiedRows: string | null
      /** files in it */
      readonly copiedFiles: string | null
      /** its size in bytes */
      readonly sizeBytes: string | null
      /** documents whose file could not be had */
      readonly missing: unknown
      /** when it was asked for */
      readonly requestedAt: string
      /** who asked for it */
      readonly requestedBy: string
      /** when it was made */
      readonly madeAt: string | null
      /** until when it can be fetched */
      readonly fetchableUntil: string | null
      /** SHA-256 of the file */
      readonly sha256: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly copyState?: string
      readonly "copyState.startsWith"?: string
      readonly "copyState.in"?: string
      readonly "copyState.not"?: string
      readonly requestedAt?: string
      readonly "requestedAt.from"?: string
      readonly "requestedAt.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Files of accounts, contracts, prices and the like that were received, tried and taken over */
  readonly "data-imports": {
    readonly row: {
      /** when they were received */
      readonly receivedAt: string
      /** id, the same for ever */
      readonly importId: string
      /** names of the files */
      readonly fileNames: string
      /** how far it is */
      readonly state: string
      /** who brought them */
      readonly receivedBy: string
      /** lines */
      readonly rows: string
      /** new */
      readonly created: string
      /** in place of others */
      readonly updated: string
      /** known already */
      readonly unchanged: string
      /** refused */
      readonly rejected: string
      /** who had them taken over */
      readonly committedBy: string | null
      /** when that was */
      readonly committedAt: string | null
    }
    readonly filters: {
      readonly receivedAt?: string
      readonly "receivedAt.from"?: string
      readonly "receivedAt.to"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly receivedBy?: string
      readonly "receivedBy.startsWith"?: string
      readonly "receivedBy.in"?: string
      readonly "receivedBy.not"?: string
    }
    readonly expand: {}
  }
  /** How legal entities collect: who they are to the banks */
  readonly "debit-creditors": {
    readonly row: {
      /** code of the legal entity */
      readonly entity: string
      /** SEPA creditor identifier */
      readonly creditorId: string | null
      /** version of debit files */
      readonly pain008Version: string
      /** version of transfer files */
      readonly pain001Version: string
      /** routing number of the bank that sends */
      readonly achOdfi: string | null
      /** its name */
      readonly achBankName: string | null
      /** who we are to it */
      readonly achOrigin: string | null
      /** company id on batches */
      readonly achCompanyId: string | null
      /** name on batches */
      readonly achCompanyName: string | null
      /** what debits are called */
      readonly achDescription: string | null
      /** whose mandates need signed paper: none, sepa_b2b, all */
      readonly papers: string
      /** when it was set */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
    }
    readonly expand: {}
  }
  /** Whom runs of direct debits left out, and why */
  readonly "debit-left-out": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** reference of the run */
      readonly run: string
      /** why */
      readonly reason: string
      /** ISO 4217 code */
      readonly currency: string
      /** what was not collected */
      readonly amount: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly run?: string
      readonly "run.startsWith"?: string
      readonly "run.in"?: string
      readonly "run.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Runs of direct debits, with the file for the bank */
  readonly "debit-runs": {
    readonly row: {
      /** reference; the message id of the file begins with it */
      readonly run: string
      /** code of the legal entity */
      readonly entity: string
      /** sepa or ach */
      readonly scheme: string
      /** review, approved, sent, refused, settled or cancelled */
      readonly state: string
      /** day of collection */
      readonly collectOn: string
      /** ISO 4217 code */
      readonly currency: string
      /** number of debits */
      readonly debits: string
      /** their sum */
      readonly total: string
      /** where the file lies */
      readonly file: string | null
      /** SHA-256 of the file */
      readonly sha256: string | null
      /** when it was last taken to the bank */
      readonly takenAt: string | null
      /** how often it was taken to the bank */
      readonly takenTimes: string
      /** why the bank refused the file */
      readonly refusedFor: string | null
      /** how many files it took the place of */
      readonly filesReplaced: string
      /** when it was prepared */
      readonly recordedAt: string
      /** who prepared it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly scheme?: string
      readonly "scheme.startsWith"?: string
      readonly "scheme.in"?: string
      readonly "scheme.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly collectOn?: string
      readonly "collectOn.from"?: string
      readonly "collectOn.to"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {}
  }
  /** Deposits of checks and cash, the latest first */
  readonly deposits: {
    readonly row: {
      /** date of the slip */
      readonly openedOn: string
      /** id, the same for ever */
      readonly depositId: string
      /** legal entity */
      readonly entity: string
      /** number of the slip */
      readonly reference: string
      /** ISO 4217 code */
      readonly currency: string
      /** counted by hand */
      readonly counted: string
      /** checks and amounts of cash counted */
      readonly countedPieces: string
      /** keyed in so far */
      readonly keyed: string
      /** checks and amounts of cash keyed in */
      readonly keyedPieces: string
      /** when it was booked to the bank */
      readonly closedOn: string | null
      /** why it differs */
      readonly reason: string | null
    }
    readonly filters: {
      readonly openedOn?: string
      readonly "openedOn.from"?: string
      readonly "openedOn.to"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
      readonly closedOn?: string
      readonly "closedOn.from"?: string
      readonly "closedOn.to"?: string
    }
    readonly expand: {}
  }
  /** Percentages off charges of subscriptions */
  readonly discounts: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly discountId: string
      /** subscription number */
      readonly subscription: string
      /** code */
      readonly code: string
      /** per cent */
      readonly percent: string
      /** charge; empty: all */
      readonly charge: string | null
      /** first day */
      readonly fromOn: string
      /** first day without it */
      readonly toOn: string | null
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly toOn?: string
      readonly "toOn.from"?: string
      readonly "toOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What was said, done and decided about a dispute or inquiry, in order */
  readonly "dispute-events": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** number of the case */
      readonly case: string
      /** which one, from 1 */
      readonly event: string
      /** opened, note, message_in, message_out, evidence, decided … */
      readonly kind: string
      /** day */
      readonly on: string
      /** what was said */
      readonly text: string | null
      /** facts */
      readonly facts: unknown
      /** when it was recorded */
      readonly recordedAt: string
      /** who */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly case?: string
      readonly "case.startsWith"?: string
      readonly "case.in"?: string
      readonly "case.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Files kept with disputes and inquiries */
  readonly "dispute-evidence": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** number of the case */
      readonly case: string
      /** id, the same for ever */
      readonly evidenceId: string
      /** name of the file */
      readonly name: string
      /** what kind of file */
      readonly mediaType: string
      /** its size in bytes */
      readonly bytes: string
      /** its hash */
      readonly sha256: string
      /** when it was kept */
      readonly recordedAt: string
      /** who */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly case?: string
      readonly "case.startsWith"?: string
      readonly "case.in"?: string
      readonly "case.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Who has to do with which case */
  readonly "dispute-stakeholders": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** number of the case */
      readonly case: string
      /** who */
      readonly who: string
      /** what they have to do with it */
      readonly part: string
      /** when it was recorded */
      readonly recordedAt: string
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly case?: string
      readonly "case.startsWith"?: string
      readonly "case.in"?: string
      readonly "case.not"?: string
      readonly who?: string
      readonly "who.startsWith"?: string
      readonly "who.in"?: string
      readonly "who.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Disputes and inquiries, the latest first */
  readonly disputes: {
    readonly row: {
      /** when it was opened */
      readonly openedOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly caseId: string
      /** number of the case */
      readonly case: string
      /** number of the account */
      readonly account: string
      /** dispute or inquiry */
      readonly kind: string
      /** open or closed */
      readonly state: string
      /** granted, partly, upheld, withdrawn, answered */
      readonly outcome: string | null
      /** why */
      readonly cause: string
      /** how it came */
      readonly channel: string
      /** the document that it is about */
      readonly document: string | null
      /** line of it */
      readonly line: string | null
      /** ISO 4217 code */
      readonly currency: string | null
      /** what is disputed, with tax */
      readonly amount: string | null
      /** what of it was open and is not asked for */
      readonly frozen: string
      /** what was granted */
      readonly granted: string | null
      /** the credit note */
      readonly creditNote: string | null
      /** who looks after it */
      readonly owner: string
      /** by when it is to be decided */
      readonly dueOn: string
      /** whom it was handed up to */
      readonly escalatedTo: string | null
      /** the customer’s words */
      readonly subject: string
      /** who said so */
      readonly contact: string | null
      /** who opened it */
      readonly openedBy: string
      /** when it ended */
      readonly closedOn: string | null
      /** who ended it */
      readonly closedBy: string | null
    }
    readonly filters: {
      readonly openedOn?: string
      readonly "openedOn.from"?: string
      readonly "openedOn.to"?: string
      readonly case?: string
      readonly "case.startsWith"?: string
      readonly "case.in"?: string
      readonly "case.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly outcome?: string
      readonly "outcome.startsWith"?: string
      readonly "outcome.in"?: string
      readonly "outcome.not"?: string
      readonly cause?: string
      readonly "cause.startsWith"?: string
      readonly "cause.in"?: string
      readonly "cause.not"?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly creditNote?: string
      readonly "creditNote.startsWith"?: string
      readonly "creditNote.in"?: string
      readonly "creditNote.not"?: string
      readonly owner?: string
      readonly "owner.startsWith"?: string
      readonly "owner.in"?: string
      readonly "owner.not"?: string
      readonly dueOn?: string
      readonly "dueOn.from"?: string
      readonly "dueOn.to"?: string
      readonly escalatedTo?: string
      readonly "escalatedTo.startsWith"?: string
      readonly "escalatedTo.in"?: string
      readonly "escalatedTo.not"?: string
      readonly closedOn?: string
      readonly "closedOn.from"?: string
      readonly "closedOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Seals of issued documents: keep the latest of each series elsewhere, and nobody can change one unseen */
  readonly "document-blocks": {
    readonly row: {
      /** code of the legal entity */
      readonly legalEntity: string
      /** invoice or credit_note */
      readonly kind: string
      /** year of the series */
      readonly year: string
      /** number of the block in its series */
      readonly block: string
      /** its first number */
      readonly firstNumber: string
      /** its last number */
      readonly lastNumber: string
      /** documents that it seals */
      readonly documents: string
      /** SHA-256 of its documents and the block before */
      readonly hash: string
      /** when it was sealed */
      readonly sealedAt: string
    }
    readonly filters: {
      readonly legalEntity?: string
      readonly "legalEntity.startsWith"?: string
      readonly "legalEntity.in"?: string
      readonly "legalEntity.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly year?: string
      readonly "year.from"?: string
      readonly "year.to"?: string
      readonly sealedAt?: string
      readonly "sealedAt.from"?: string
      readonly "sealedAt.to"?: string
    }
    readonly expand: {}
  }
  /** Copies of issued documents that were printed or sent, with the reason, the latest first */
  readonly "document-copies": {
    readonly row: {
      /** when it was printed */
      readonly printedOn: string
      /** number of the document */
      readonly document: string
      /** number of the copy */
      readonly copyNumber: string
      /** number of the account */
      readonly account: string
      /** email, letter or portal, once it was sent */
      readonly channel: string | null
      /** where it is, if it was sent: queued, sending, sent, unknown, failed, bounced, printing, printed or shown */
      readonly state: string | null
      /** language */
      readonly language: string
      /** why */
      readonly reason: string
      /** by whom it was printed */
      readonly printedBy: string
      /** id of the message that took it */
      readonly messageId: string | null
    }
    readonly filters: {
      readonly printedOn?: string
      readonly "printedOn.from"?: string
      readonly "printedOn.to"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Issued documents and how each got to its customer, the latest first */
  readonly "document-deliveries": {
    readonly row: {
      /** date of issue */
      readonly issuedOn: string
      /** number of the document */
      readonly document: string
      /** number of the account */
      readonly account: string
      /** code of the legal entity */
      readonly legalEntity: string
      /** email, letter or portal */
      readonly channel: string | null
      /** not_sent, queued, sending, sent, unknown, failed, bounced, printing, printed, shown */
      readonly state: string
      /** number of the copy that went last */
      readonly copyNumber: string | null
      /** whether an e-mail with it came back */
      readonly hasBounced: boolean
      /** whether the customer opened it on their own pages */
      readonly isOpened: boolean
      /** when the customer opened it first */
      readonly openedAt: string | null
      /** e-mail address */
      readonly to: string | null
      /** what the mail server said last */
      readonly answer: string | null
      /** print batch */
      readonly batch: string | null
      /** when it was sent, printed or given up */
      readonly endedAt: string | null
      /** id of the message that took it */
      readonly messageId: string | null
    }
    readonly filters: {
      readonly issuedOn?: string
      readonly "issuedOn.from"?: string
      readonly "issuedOn.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly legalEntity?: string
      readonly "legalEntity.startsWith"?: string
      readonly "legalEntity.in"?: string
      readonly "legalEntity.not"?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly hasBounced?: string
      readonly isOpened?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Lines of issued documents with the calculation of each */
  readonly "document-lines": {
    readonly row: {
      /** number of the document */
      readonly document: string
      /** number of the line */
      readonly line: string
      /** charge, correction, reversal or credit */
      readonly kind: string
      /** code of the charge */
      readonly charge: string | null
      /** as printed */
      readonly description: string
      /** first day of service */
      readonly serviceStart: string
      /** first day after it */
      readonly serviceEnd: string
      /** units */
      readonly quantity: string
      /** unit */
      readonly unit: string
      /** price of a unit */
      readonly unitPrice: string
      /** ISO 4217 code */
      readonly currency: string
      /** without tax */
      readonly net: string
      /** steps of the calculation */
      readonly trace: unknown
    }
    readonly filters: {
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly charge?: string
      readonly "charge.startsWith"?: string
      readonly "charge.in"?: string
      readonly "charge.not"?: string
    }
    readonly expand: {
      readonly document: Lists["documents"]['row'] | null
    }
  }
  /** Issued invoices and credit notes, the latest first */
  readonly documents: {
    readonly row: {
      /** date of issue */
      readonly issuedOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly documentId: string
      /** number */
      readonly number: string
      /** invoice or credit_note */
      readonly kind: string
      /** debit_note, late_fee, interest, fee, goodwill, credit_undone */
      readonly purpose: string | null
      /** number of the account */
      readonly account: string
      /** legal entity */
      readonly entity: string
      /** due date */
      readonly dueOn: string
      /** first day of service */
      readonly serviceStart: string
      /** first day after it */
      readonly serviceEnd: string
      /** ISO 4217 code */
      readonly currency: string
      /** without tax */
      readonly net: string
      /** tax */
      readonly tax: string
      /** what the customer owes by it */
      readonly payable: string
      /** what of it is not settled yet */
      readonly open: string
      /** open, part_paid, paid, credited, overpaid; part_used, used */
      readonly paymentState: string
      /** when the next part of it is due; late after it */
      readonly nextDueOn: string | null
      /** paid and later credited: it is the customer’s */
      readonly overpaid: string
      /** why it was credited */
      readonly reason: string | null
    }
    readonly filters: {
      readonly issuedOn?: string
      readonly "issuedOn.from"?: string
      readonly "issuedOn.to"?: string
      readonly number?: string
      readonly "number.startsWith"?: string
      readonly "number.in"?: string
      readonly "number.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly purpose?: string
      readonly "purpose.startsWith"?: string
      readonly "purpose.in"?: string
      readonly "purpose.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly dueOn?: string
      readonly "dueOn.from"?: string
      readonly "dueOn.to"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
      readonly lines: readonly Lists["document-lines"]['row'][]
    }
  }
  /** Customers and documents that are not reminded, with the reason and until when */
  readonly "dunning-holds": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly holdId: string
      /** number of the document; none: all */
      readonly document: string | null
      /** why */
      readonly reason: string
      /** in force, later, over or lifted */
      readonly holdState: string
      /** first day on which it holds */
      readonly fromOn: string
      /** last day; none: until it is lifted */
      readonly lastOn: string | null
      /** from this day on it holds no more */
      readonly endedOn: string | null
      /** why it was lifted */
      readonly why: string | null
      /** when it was recorded */
      readonly recordedAt: string
      /** who */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly holdState?: string
      readonly "holdState.startsWith"?: string
      readonly "holdState.in"?: string
      readonly "holdState.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly endedOn?: string
      readonly "endedOn.from"?: string
      readonly "endedOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What is overdue and was not asked for in full by a run of reminders, and why */
  readonly "dunning-left-out": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** name of the customer */
      readonly name: string
      /** ISO 4217 code */
      readonly currency: string
      /** number of the document */
      readonly document: string | null
      /** what is known of it */
      readonly reference: string | null
      /** when it was due */
      readonly dueOn: string | null
      /** why nothing, or not all of it, is asked for */
      readonly reason: string | null
      /** what was open of it */
      readonly open: string
      /** how much of it is not asked for */
      readonly withheld: string
      /** asked, left_out or failed */
      readonly outcome: string
      /** legal entity */
      readonly entity: string
      /** number of the run */
      readonly run: string
      /** id, the same for ever */
      readonly itemId: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
      readonly outcome?: string
      readonly "outcome.startsWith"?: string
      readonly "outcome.in"?: string
      readonly "outcome.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly run?: string
      readonly "run.startsWith"?: string
      readonly "run.in"?: string
      readonly "run.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What each reminder asked for, item by item */
  readonly "dunning-notice-items": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** the open item */
      readonly itemId: string
      /** the letter */
      readonly noticeId: string
      /** number of its document */
      readonly document: string | null
      /** at which level */
      readonly level: string
      /** day of the letter */
      readonly sentOn: string
      /** ISO 4217 code */
      readonly currency: string
      /** what it asked for */
      readonly asked: string
      /** what was open then */
      readonly open: string
      /** what of it was not to be asked for */
      readonly frozen: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly itemId?: string
      readonly noticeId?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly level?: string
      readonly "level.from"?: string
      readonly "level.to"?: string
      readonly sentOn?: string
      readonly "sentOn.from"?: string
      readonly "sentOn.to"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Reminders that were sent, the latest first */
  readonly "dunning-notices": {
    readonly row: {
      /** day of the letter */
      readonly sentOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the letter */
      readonly noticeId: string
      /** number of the account */
      readonly account: string
      /** legal entity */
      readonly entity: string
      /** number of the run */
      readonly run: string
      /** level of the letter */
      readonly level: string
      /** email, letter, portal or call */
      readonly channel: string
      /** ISO 4217 code */
      readonly currency: string
      /** what it asks for */
      readonly asked: string
      /** what it costs */
      readonly fee: string
      /** document of the fee */
      readonly feeDocument: string | null
      /** the last day that it gives */
      readonly payBy: string
      /** by which policy */
      readonly policy: string
      /** message with the exact text; none of a call */
      readonly messageId: string | null
    }
    readonly filters: {
      readonly sentOn?: string
      readonly "sentOn.from"?: string
      readonly "sentOn.to"?: string
      readonly noticeId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly run?: string
      readonly "run.startsWith"?: string
      readonly "run.in"?: string
      readonly "run.not"?: string
      readonly level?: string
      readonly "level.from"?: string
      readonly "level.to"?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly feeDocument?: string
      readonly "feeDocument.startsWith"?: string
      readonly "feeDocument.in"?: string
      readonly "feeDocument.not"?: string
      readonly policy?: string
      readonly "policy.startsWith"?: string
      readonly "policy.in"?: string
      readonly "policy.not"?: string
      readonly messageId?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What a dunning run proposes for each customer, or why nothing */
  readonly "dunning-outcomes": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** name of the customer */
      readonly name: string
      /** ISO 4217 code */
      readonly currency: string
      /** asked, left_out or failed */
      readonly outcome: string
      /** why nothing is asked for */
      readonly reason: string | null
      /** level of the letter */
      readonly level: string | null
      /** by which way */
      readonly channel: string | null
      /** by which policy */
      readonly policy: string | null
      /** what is overdue in all */
      readonly overdue: string
      /** what is asked for or charged */
      readonly amount: string
      /** what the letter costs */
      readonly fee: string
      /** each item: asked for at a level, or why not */
      readonly items: unknown
      /** the letter that was sent */
      readonly noticeId: string | null
      /** why it was not done in the end */
      readonly dropped: string | null
      /** legal entity */
      readonly entity: string
      /** number of the run */
      readonly run: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly outcome?: string
      readonly "outcome.startsWith"?: string
      readonly "outcome.in"?: string
      readonly "outcome.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
      readonly level?: string
      readonly "level.from"?: string
      readonly "level.to"?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
      readonly policy?: string
      readonly "policy.startsWith"?: string
      readonly "policy.in"?: string
      readonly "policy.not"?: string
      readonly dropped?: string
      readonly "dropped.startsWith"?: string
      readonly "dropped.in"?: string
      readonly "dropped.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly run?: string
      readonly "run.startsWith"?: string
      readonly "run.in"?: string
      readonly "run.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Policies of reminders by the day from which they hold */
  readonly "dunning-policies": {
    readonly row: {
      /** code of the policy */
      readonly policy: string
      /** holds from this day on */
      readonly fromOn: string
      /** how often the day was set */
      readonly revision: string
      /** name by language */
      readonly name: unknown
      /** days overdue in which nothing is asked */
      readonly graceDays: string
      /** least sum by currency */
      readonly thresholds: unknown
      /** days of rest after a return */
      readonly returnGraceDays: string
      /** keep or restart */
      readonly afterReturn: string
      /** days that a letter gives */
      readonly daysToPay: string
      /** remind or stop */
      readonly inHardship: string
      /** write to the customer or stay silent */
      readonly beforePromise: string
      /** the levels with delay, channel, text and fee */
      readonly levels: unknown
      /** when it was set */
      readonly recordedAt: string
      /** who set it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly policy?: string
      readonly "policy.startsWith"?: string
      readonly "policy.in"?: string
      readonly "policy.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Runs of reminders and late charges, the latest first */
  readonly "dunning-runs": {
    readonly row: {
      /** id of the run */
      readonly runId: string
      /** number of the run */
      readonly number: string
      /** reminders or late_charges */
      readonly kind: string
      /** legal entity */
      readonly entity: string
      /** the day that it counts from */
      readonly runOn: string
      /** preparing, review, approved, sending, sent or cancelled */
      readonly state: string
      /** when it was started */
      readonly createdAt: string
      /** who started it */
      readonly createdBy: string
      /** when it was released */
      readonly approvedAt: string | null
      /** who released it */
      readonly approvedBy: string | null
      /** when it was over */
      readonly finishedAt: string | null
    }
    readonly filters: {
      readonly runId?: string
      readonly number?: string
      readonly "number.startsWith"?: string
      readonly "number.in"?: string
      readonly "number.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly runOn?: string
      readonly "runOn.from"?: string
      readonly "runOn.to"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {}
  }
  /** Addresses of customers to which no e-mail is sent any more */
  readonly "email-blocks": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly blockId: string
      /** address */
      readonly email: string
      /** bounced, complained or asked */
      readonly reason: string
      /** since when */
      readonly blockedAt: string
      /** by whom */
      readonly blockedBy: string
      /** when it was put right */
      readonly releasedAt: string | null
      /** by whom */
      readonly releasedBy: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Customers whose last subscription ended longer ago than customers are kept */
  readonly "erasure-candidates": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** when the last subscription ended */
      readonly endedOn: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What was erased, why, by whom, and what the law keeps until when; the latest first */
  readonly erasures: {
    readonly row: {
      /** id, the same for ever */
      readonly erasureId: string
      /** the customer, or the id of the person */
      readonly subject: string
      /** why */
      readonly reason: string
      /** running or done */
      readonly state: string
      /** last day that documents stay */
      readonly documentsUntil: string | null
      /** what was erased, by kind */
      readonly counts: unknown
      /** when it was begun */
      readonly startedAt: string
      /** who began it */
      readonly startedBy: string
      /** when it was done */
      readonly endedAt: string | null
    }
    readonly filters: {
      readonly subject?: string
      readonly "subject.startsWith"?: string
      readonly "subject.in"?: string
      readonly "subject.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly startedAt?: string
      readonly "startedAt.from"?: string
      readonly "startedAt.to"?: string
    }
    readonly expand: {}
  }
  /** Jobs that were given up, and those that are tried again after a failure */
  readonly "failed-jobs": {
    readonly row: {
      /** number of the job */
      readonly jobId: string
      /** what it does */
      readonly task: string
      /** tries so far */
      readonly attempts: string
      /** tries before it is given up */
      readonly maxAttempts: string
      /** when it is tried next */
      readonly runAt: string
      /** what happened */
      readonly lastError: string
      /** when it was asked for */
      readonly createdAt: string
    }
    readonly filters: {
      readonly task?: string
      readonly "task.startsWith"?: string
      readonly "task.in"?: string
      readonly "task.not"?: string
    }
    readonly expand: {}
  }
  /** What somebody must come back to, the longest due first */
  readonly "follow-ups": {
    readonly row: {
      /** when to come back to it */
      readonly nextOn: string
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly interactionId: string
      /** name of the customer */
      readonly name: string
      /** when it was said */
      readonly at: string
      /** email, letter, call, visit, counter, portal or note */
      readonly channel: string
      /** kind of message, call, bounce, note */
      readonly kind: string
      /** subject */
      readonly subject: string
      /** the exact text */
      readonly body: string
      /** people who are asked to look at it */
      readonly mentions: readonly string[]
      /** by whom */
      readonly by: string
    }
    readonly filters: {
      readonly nextOn?: string
      readonly "nextOn.from"?: string
      readonly "nextOn.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly mentions?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Goodwill that was given, the latest first */
  readonly goodwill: {
    readonly row: {
      /** day */
      readonly on: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly documentId: string
      /** number of the account */
      readonly account: string
      /** the budget */
      readonly budget: string
      /** number of the credit note */
      readonly creditNote: string
      /** ISO 4217 code */
      readonly currency: string
      /** what was given */
      readonly amount: string
      /** who gave it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly on?: string
      readonly "on.from"?: string
      readonly "on.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly budget?: string
      readonly "budget.startsWith"?: string
      readonly "budget.in"?: string
      readonly "budget.not"?: string
      readonly creditNote?: string
      readonly "creditNote.startsWith"?: string
      readonly "creditNote.in"?: string
      readonly "creditNote.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Budgets of goodwill with what is left of them */
  readonly "goodwill-budgets": {
    readonly row: {
      /** code */
      readonly budget: string
      /** who answers for it */
      readonly owner: string
      /** first day */
      readonly fromOn: string
      /** last day */
      readonly toOn: string
      /** ISO 4217 code */
      readonly currency: string
      /** what may be given */
      readonly amount: string
      /** what was given */
      readonly used: string
      /** what is left */
      readonly left: string
    }
    readonly filters: {
      readonly budget?: string
      readonly "budget.startsWith"?: string
      readonly "budget.in"?: string
      readonly "budget.not"?: string
      readonly owner?: string
      readonly "owner.startsWith"?: string
      readonly "owner.in"?: string
      readonly "owner.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly toOn?: string
      readonly "toOn.from"?: string
      readonly "toOn.to"?: string
    }
    readonly expand: {}
  }
  /** Billing holds, open and released */
  readonly holds: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly holdId: string
      /** why */
      readonly reason: string
      /** first day */
      readonly fromOn: string
      /** first day without it */
      readonly untilOn: string | null
      /** who placed it */
      readonly placedBy: string
      /** who released it */
      readonly releasedBy: string | null
      /** whether it is in force or to come */
      readonly isOpen: boolean
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly isOpen?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What each document of an incident came to, what changes, and what put it right */
  readonly "incident-documents": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly documentId: string
      /** name of the customer */
      readonly name: string
      /** the document that it is about */
      readonly document: string
      /** selected, changed, no_change, barred */
      readonly state: string
      /** why it is not put right */
      readonly reason: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** what it stood at, without tax */
      readonly netBefore: string
      /** what it comes to */
      readonly netAfter: string
      /** what changes without tax */
      readonly netChange: string
      /** what changes of the tax */
      readonly taxChange: string
      /** what more (or less) is to pay */
      readonly toPayChange: string
      /** the document that put it right */
      readonly correction: string | null
      /** legal entity */
      readonly entity: string
      /** number of the incident */
      readonly incident: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly correction?: string
      readonly "correction.startsWith"?: string
      readonly "correction.in"?: string
      readonly "correction.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly incident?: string
      readonly "incident.startsWith"?: string
      readonly "incident.in"?: string
      readonly "incident.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Errors on many documents that were put right under one approval, the latest first */
  readonly incidents: {
    readonly row: {
      /** when it was entered */
      readonly createdAt: string
      /** id, the same for ever */
      readonly incidentId: string
      /** number */
      readonly incident: string
      /** what was wrong */
      readonly title: string
      /** price, tariff, reads, tax, other */
      readonly wrong: string
      /** why */
      readonly cause: string
      /** difference, void, credit */
      readonly remedy: string
      /** rating, review, approved, issuing, issued, cancelled */
      readonly state: string
      /** documents that it is about */
      readonly documents: string
      /** documents that were put right */
      readonly corrected: string
      /** date of the documents */
      readonly issueOn: string
      /** who entered it */
      readonly createdBy: string
      /** who approved it */
      readonly approvedBy: string | null
    }
    readonly filters: {
      readonly incident?: string
      readonly "incident.startsWith"?: string
      readonly "incident.in"?: string
      readonly "incident.not"?: string
      readonly wrong?: string
      readonly "wrong.startsWith"?: string
      readonly "wrong.in"?: string
      readonly "wrong.not"?: string
      readonly cause?: string
      readonly "cause.startsWith"?: string
      readonly "cause.in"?: string
      readonly "cause.not"?: string
      readonly remedy?: string
      readonly "remedy.startsWith"?: string
      readonly "remedy.in"?: string
      readonly "remedy.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly issueOn?: string
      readonly "issueOn.from"?: string
      readonly "issueOn.to"?: string
    }
    readonly expand: {}
  }
  /** Values of indexes by month; for each month the latest revision counts */
  readonly "index-values": {
    readonly row: {
      /** code of the index */
      readonly index: string
      /** first day of the month */
      readonly month: string
      /** how often the month was recorded */
      readonly revision: string
      /** value */
      readonly value: string
      /** when it was published */
      readonly publishedOn: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly index?: string
      readonly "index.startsWith"?: string
      readonly "index.in"?: string
      readonly "index.not"?: string
      readonly month?: string
      readonly "month.from"?: string
      readonly "month.to"?: string
    }
    readonly expand: {}
  }
  /** Files kept with entries of timelines, the latest first */
  readonly "interaction-files": {
    readonly row: {
      /** when it was kept */
      readonly recordedAt: string
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly fileId: string
      /** id of the entry */
      readonly interactionId: string
      /** subject */
      readonly subject: string
      /** name of the file */
      readonly name: string
      /** what kind of file */
      readonly mediaType: string
      /** its size in bytes */
      readonly bytes: string
      /** its hash */
      readonly sha256: string
      /** who */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly recordedAt?: string
      readonly "recordedAt.from"?: string
      readonly "recordedAt.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly interactionId?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What was said with customers, by any way, the latest first */
  readonly interactions: {
    readonly row: {
      /** when */
      readonly at: string
      /** id of the entry */
      readonly interactionId: string
      /** number of the account */
      readonly account: string
      /** email, letter, call, visit, counter, portal or note */
      readonly channel: string
      /** out, in or internal */
      readonly direction: string
      /** kind of message, call, bounce, note */
      readonly kind: string
      /** subject */
      readonly subject: string
      /** the exact text */
      readonly body: string
      /** what came of it */
      readonly outcome: string | null
      /** of a message: where it is */
      readonly state: string | null
      /** when to come back to it */
      readonly nextOn: string | null
      /** when that was done */
      readonly doneAt: string | null
      /** documents, promises and cases that it is about */
      readonly about: unknown
      /** people who are asked to look at it */
      readonly mentions: readonly string[]
      /** by whom */
      readonly by: string
    }
    readonly filters: {
      readonly at?: string
      readonly "at.from"?: string
      readonly "at.to"?: string
      readonly interactionId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
      readonly direction?: string
      readonly "direction.startsWith"?: string
      readonly "direction.in"?: string
      readonly "direction.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly outcome?: string
      readonly "outcome.startsWith"?: string
      readonly "outcome.in"?: string
      readonly "outcome.not"?: string
      readonly nextOn?: string
      readonly "nextOn.from"?: string
      readonly "nextOn.to"?: string
      readonly mentions?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Interval data day by day; for each day the latest revision counts that is not void */
  readonly "interval-days": {
    readonly row: {
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly channelId: string
      /** local day */
      readonly day: string
      /** how often the day was recorded */
      readonly revision: string
      /** number of the account */
      readonly account: string
      /** serial number of the meter */
      readonly serial: string
      /** register */
      readonly register: string
      /** length of an interval */
      readonly minutes: string
      /** sum of the day */
      readonly total: string
      /** intervals without a value */
      readonly missing: string
      /** whether a value is estimated */
      readonly estimated: boolean
      /** how each value came about: A40E8A48 (measured, estimated, measured); empty: all alike */
      readonly qualities: string | null
      /** what the values that were not measured add up to */
      readonly estimatedTotal: string | null
      /** where it came from */
      readonly source: string
      /** when it was recorded */
      readonly recordedAt: string
      /** when it was voided */
      readonly voidedAt: string | null
      /** who voided it */
      readonly voidedBy: string | null
      /** why it was voided */
      readonly voidReason: string | null
    }
    readonly filters: {
      readonly day?: string
      readonly "day.from"?: string
      readonly "day.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly serial?: string
      readonly "serial.startsWith"?: string
      readonly "serial.in"?: string
      readonly "serial.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Parts of open items that are not asked for: disputed, promised, on a plan, returned */
  readonly "item-freezes": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly freezeId: string
      /** the open item */
      readonly itemId: string
      /** number of its document */
      readonly document: string | null
      /** dispute, promise, plan, returned, agency, inquiry … */
      readonly reason: string
      /** ISO 4217 code */
      readonly currency: string
      /** what is frozen; none: all that is open */
      readonly amount: string | null
      /** first day on which it holds */
      readonly fromOn: string
      /** last day; none: until it is ended */
      readonly untilOn: string | null
      /** from this day on it holds no more */
      readonly endedOn: string | null
      /** why it ended: kept, broken, upheld … */
      readonly why: string | null
      /** the dispute, promise or plan that it comes from */
      readonly sourceId: string
      /** when it was recorded */
      readonly recordedAt: string
      /** who */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly itemId?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly endedOn?: string
      readonly "endedOn.from"?: string
      readonly "endedOn.to"?: string
      readonly why?: string
      readonly "why.startsWith"?: string
      readonly "why.in"?: string
      readonly "why.not"?: string
      readonly sourceId?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Quantities by date (seats); for each date the latest revision counts */
  readonly "item-quantities": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly itemId: string
      /** from when */
      readonly effectiveOn: string
      /** how often the date was set */
      readonly revision: string
      /** subscription number */
      readonly subscription: string
      /** code of the charge */
      readonly charge: string
      /** units; empty: taken back */
      readonly quantity: string | null
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly effectiveOn?: string
      readonly "effectiveOn.from"?: string
      readonly "effectiveOn.to"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly charge?: string
      readonly "charge.startsWith"?: string
      readonly "charge.in"?: string
      readonly "charge.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What is charged on late payment, by the day from which it holds */
  readonly "late-charge-policies": {
    readonly row: {
      /** code of the policy */
      readonly policy: string
      /** holds from this day on */
      readonly fromOn: string
      /** how often the day was set */
      readonly revision: string
      /** name by language */
      readonly name: unknown
      /** all, business or person */
      readonly customers: string
      /** reference rate */
      readonly rateCode: string | null
      /** rate of its own */
      readonly annualPercent: string | null
      /** added to the reference rate */
      readonly points: string
      /** the most a year */
      readonly mostPercent: string | null
      /** 365, 360 or actual */
      readonly dayBasis: string
      /** days overdue in which nothing is charged */
      readonly graceDays: string
      /** sum once an item, by currency */
      readonly flat: unknown
      /** least sum by currency */
      readonly minimums: unknown
      /** days to pay */
      readonly termsDays: string
      /** by_run, or at_payment */
      readonly billed: string
      /** when it was set */
      readonly recordedAt: string
      /** who set it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly policy?: string
      readonly "policy.startsWith"?: string
      readonly "policy.in"?: string
      readonly "policy.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly rateCode?: string
      readonly "rateCode.startsWith"?: string
      readonly "rateCode.in"?: string
      readonly "rateCode.not"?: string
    }
    readonly expand: {}
  }
  /** Late fees and interest that were waived, with the reason */
  readonly "late-charge-waivers": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** the document of late charges */
      readonly documentId: string
      /** its number */
      readonly document: string | null
      /** credit note */
      readonly creditNote: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** what was waived */
      readonly amount: string
      /** why */
      readonly reason: string
      /** when */
      readonly recordedAt: string
      /** who */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly documentId?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly creditNote?: string
      readonly "creditNote.startsWith"?: string
      readonly "creditNote.in"?: string
      readonly "creditNote.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Interest and flat sums charged on items, with how they came about */
  readonly "late-charges": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** the open item */
      readonly itemId: string
      /** interest or flat */
      readonly kind: string
      /** first day of interest; day of the flat sum */
      readonly startOn: string
      /** first day after it */
      readonly endOn: string
      /** number of the document that was late */
      readonly document: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** what is charged */
      readonly amount: string
      /** document by which it is billed */
      readonly billedBy: string | null
      /** number of the run */
      readonly run: string
      /** by which policy */
      readonly policy: string
      /** stretches of principal, rate and days */
      readonly detail: unknown
      /** why it need not be paid */
      readonly waived: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly itemId?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly startOn?: string
      readonly "startOn.from"?: string
      readonly "startOn.to"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly billedBy?: string
      readonly "billedBy.startsWith"?: string
      readonly "billedBy.in"?: string
      readonly "billedBy.not"?: string
      readonly run?: string
      readonly "run.startsWith"?: string
      readonly "run.in"?: string
      readonly "run.not"?: string
      readonly policy?: string
      readonly "policy.startsWith"?: string
      readonly "policy.in"?: string
      readonly "policy.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Legal entities that issue documents */
  readonly "legal-entities": {
    readonly row: {
      /** code */
      readonly code: string
      /** name */
      readonly name: string
      /** address */
      readonly addressLines: unknown
      /** ISO 3166 code */
      readonly country: string
      /** tax id */
      readonly taxId: string | null
      /** ISO 4217 code of its books */
      readonly currency: string
      /** zone of its days */
      readonly timeZone: string
      /** per_group or per_line */
      readonly taxRounding: string
    }
    readonly filters: {
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
    }
    readonly expand: {}
  }
  /** Customers of whom nothing may be erased */
  readonly "legal-holds": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly holdId: string
      /** why */
      readonly reason: string
      /** when it was placed */
      readonly placedAt: string
      /** who placed it */
      readonly placedBy: string
      /** when it was released */
      readonly releasedAt: string | null
      /** who released it */
      readonly releasedBy: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Seals of the audit log: keep the latest elsewhere, and nobody can rewrite what came before */
  readonly "log-blocks": {
    readonly row: {
      /** number of the block */
      readonly block: string
      /** entries that it seals */
      readonly entries: string
      /** its last entry */
      readonly lastRecordedAt: string
      /** SHA-256 of its entries and the block before */
      readonly hash: string
      /** when it was sealed */
      readonly sealedAt: string
    }
    readonly filters: {
      readonly lastRecordedAt?: string
      readonly "lastRecordedAt.from"?: string
      readonly "lastRecordedAt.to"?: string
      readonly sealedAt?: string
      readonly "sealedAt.from"?: string
      readonly "sealedAt.to"?: string
    }
    readonly expand: {}
  }
  /** What became of mandates: entered, account changed after a call back, blocked, revoked */
  readonly "mandate-events": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly eventId: string
      /** code of the legal entity */
      readonly entity: string
      /** reference of the mandate */
      readonly reference: string
      /** entered, account_changed, blocked, released or revoked */
      readonly kind: string
      /** the day it counts from */
      readonly effectiveOn: string
      /** why; account before and after, masked; call back */
      readonly details: unknown
      /** when it was recorded */
      readonly recordedAt: string
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Mandates for direct debit, with account numbers masked */
  readonly mandates: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** code of the legal entity */
      readonly entity: string
      /** reference of the mandate */
      readonly reference: string
      /** sepa_core, sepa_b2b or ach */
      readonly scheme: string
      /** for one collection only */
      readonly oneOff: boolean
      /** when it was signed */
      readonly signedOn: string
      /** who holds the bank account */
      readonly holder: string
      /** account number, masked */
      readonly bankAccount: string
      /** BIC or routing number */
      readonly bankCode: string | null
      /** days between notice and collection */
      readonly noticeDays: string
      /** usable, not_yet, blocked, revoked, expired or used_up */
      readonly mandateState: string
      /** the last collection */
      readonly lastUsedOn: string | null
      /** dead from then on if it is not used */
      readonly expiresOn: string | null
      /** whether the signed paper is kept */
      readonly signedPaper: boolean
      /** why it may not be used now */
      readonly blocked: string | null
      /** from when on it is revoked */
      readonly revokedOn: string | null
      /** when it was entered */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
      readonly scheme?: string
      readonly "scheme.startsWith"?: string
      readonly "scheme.in"?: string
      readonly "scheme.not"?: string
      readonly signedOn?: string
      readonly "signedOn.from"?: string
      readonly "signedOn.to"?: string
      readonly mandateState?: string
      readonly "mandateState.startsWith"?: string
      readonly "mandateState.in"?: string
      readonly "mandateState.not"?: string
      readonly expiresOn?: string
      readonly "expiresOn.from"?: string
      readonly "expiresOn.to"?: string
      readonly revokedOn?: string
      readonly "revokedOn.from"?: string
      readonly "revokedOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** How often each rule of matching acts, and how often people undo or follow it */
  readonly "match-rates": {
    readonly row: {
      /** rule */
      readonly rule: string
      /** lines that it matched alone */
      readonly alone: string
      /** of these, taken back since */
      readonly undone: string
      /** lines that a person decided, where it was first */
      readonly byPerson: string
      /** of these, decided as it suggested */
      readonly followed: string
    }
    readonly filters: {
      readonly rule?: string
      readonly "rule.startsWith"?: string
      readonly "rule.in"?: string
      readonly "rule.not"?: string
    }
    readonly expand: {}
  }
  /** Every try of an e-mail and what the mail server said */
  readonly "message-attempts": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id of the message */
      readonly messageId: string
      /** number of the try */
      readonly attempt: string
      /** when */
      readonly startedAt: string
      /** how long it took, in milliseconds */
      readonly durationMs: string
      /** accepted, deferred, no_such_address, refused, unreachable, unknown or not_readable */
      readonly outcome: string
      /** code of the answer */
      readonly code: string | null
      /** what the mail server said */
      readonly answer: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly messageId?: string
      readonly outcome?: string
      readonly "outcome.startsWith"?: string
      readonly "outcome.in"?: string
      readonly "outcome.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Copies of letters that were printed, with the reason */
  readonly "message-copies": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id of the message */
      readonly messageId: string
      /** number of the copy */
      readonly copyNumber: string
      /** when it was printed */
      readonly printedOn: string
      /** by whom it was printed */
      readonly printedBy: string
      /** why */
      readonly reason: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly messageId?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Wordings of messages that take the place of built-in ones, version by version */
  readonly "message-templates": {
    readonly row: {
      /** kind of message */
      readonly template: string
      /** language */
      readonly language: string
      /** id, the same for ever */
      readonly templateId: string
      /** channel, if for one only */
      readonly channel: string | null
      /** legal entity, if for one only */
      readonly legalEntity: string | null
      /** version */
      readonly version: string
      /** from which day on */
      readonly fromOn: string
      /** subject */
      readonly subject: string | null
      /** text */
      readonly body: string | null
      /** when it was saved */
      readonly savedAt: string
      /** by whom */
      readonly savedBy: string
    }
    readonly filters: {
      readonly template?: string
      readonly "template.startsWith"?: string
      readonly "template.in"?: string
      readonly "template.not"?: string
      readonly language?: string
      readonly "language.startsWith"?: string
      readonly "language.in"?: string
      readonly "language.not"?: string
    }
    readonly expand: {}
  }
  /** E-mails, letters and portal messages to customers, and where each is */
  readonly messages: {
    readonly row: {
      /** when it was written */
      readonly queuedAt: string
      /** id of the message */
      readonly messageId: string
      /** number of the account */
      readonly account: string
      /** code of the legal entity */
      readonly legalEntity: string
      /** kind of message */
      readonly template: string
      /** version of the wording, 0 if built in */
      readonly version: string
      /** language */
      readonly language: string
      /** email, letter or portal */
      readonly channel: string
      /** subject */
      readonly subject: string
      /** e-mail address */
      readonly to: string | null
      /** queued, sending, sent, unknown, failed, bounced, printing, printed, shown or cancelled */
      readonly state: string
      /** how often it was tried */
      readonly attempts: string
      /** what the mail server said last */
      readonly answer: string | null
      /** when it is tried next */
      readonly nextAt: string | null
      /** when it was sent, printed or given up */
      readonly endedAt: string | null
      /** print batch */
      readonly batch: string | null
      /** message that it is sent instead of */
      readonly replaces: string | null
      /** by whom */
      readonly by: string
    }
    readonly filters: {
      readonly queuedAt?: string
      readonly "queuedAt.from"?: string
      readonly "queuedAt.to"?: string
      readonly messageId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly legalEntity?: string
      readonly "legalEntity.startsWith"?: string
      readonly "legalEntity.in"?: string
      readonly "legalEntity.not"?: string
      readonly template?: string
      readonly "template.startsWith"?: string
      readonly "template.in"?: string
      readonly "template.not"?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly batch?: string
      readonly "batch.startsWith"?: string
      readonly "batch.in"?: string
      readonly "batch.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What is counted, and how */
  readonly meters: {
    readonly row: {
      /** code */
      readonly code: string
      /** name by language */
      readonly name: unknown
      /** unit */
      readonly unit: string
      /** events, reads or intervals */
      readonly source: string
      /** how events are put together */
      readonly aggregation: string
    }
    readonly filters: {
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly source?: string
      readonly "source.startsWith"?: string
      readonly "source.in"?: string
      readonly "source.not"?: string
    }
    readonly expand: {}
  }
  /** Who has had which place of supply, from when until when */
  readonly occupancies: {
    readonly row: {
      /** id, the same for ever */
      readonly placeId: string
      /** number of the account */
      readonly account: string
      /** code of the premise */
      readonly premise: string
      /** name of the premise */
      readonly name: string
      /** first day; empty: always */
      readonly fromOn: string | null
      /** first day without it; empty: still there */
      readonly toOn: string | null
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly premise?: string
      readonly "premise.startsWith"?: string
      readonly "premise.in"?: string
      readonly "premise.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly toOn?: string
      readonly "toOn.from"?: string
      readonly "toOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Charges that are billed once */
  readonly "one-off-charges": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** reference of its source */
      readonly reference: string
      /** subscription number */
      readonly subscription: string
      /** code of the product */
      readonly product: string
      /** as printed */
      readonly description: string
      /** day of the service */
      readonly serviceOn: string
      /** units */
      readonly quantity: string
      /** price of a unit */
      readonly unitPrice: string
      /** whether it has been billed */
      readonly isBilled: boolean
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
      readonly product?: string
      readonly "product.startsWith"?: string
      readonly "product.in"?: string
      readonly "product.not"?: string
      readonly serviceOn?: string
      readonly "serviceOn.from"?: string
      readonly "serviceOn.to"?: string
      readonly isBilled?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What customers owe and are owed, by due date */
  readonly "open-items": {
    readonly row: {
      /** last day on which it is not late */
      readonly dueOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly itemId: string
      /** number of the account */
      readonly account: string
      /** legal entity */
      readonly entity: string
      /** invoice, credit_note, receipt, on_account, moved, fee … */
      readonly kind: string
      /** number of its document */
      readonly document: string | null
      /** what it is known by otherwise */
      readonly reference: string | null
      /** ledger account that it stands on */
      readonly control: string
      /** date of the document or receipt */
      readonly documentOn: string
      /** ISO 4217 code */
      readonly currency: string
      /** as it began; negative: it is the customer’s */
      readonly amount: string
      /** what is left */
      readonly open: string
      /** whether the customer owes it */
      readonly isOwed: boolean
    }
    readonly filters: {
      readonly dueOn?: string
      readonly "dueOn.from"?: string
      readonly "dueOn.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly control?: string
      readonly "control.startsWith"?: string
      readonly "control.in"?: string
      readonly "control.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly isOwed?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What each line of an accepted order became */
  readonly "order-results": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly orderId: string
      /** line of the order */
      readonly line: string
      /** system that it came from */
      readonly source: string
      /** its number there */
      readonly reference: string
      /** subscription, quantity, plan or one_off */
      readonly kind: string
      /** subscription number */
      readonly subscription: string
      /** reference of the one-off charge */
      readonly oneOff: string | null
      /** from when */
      readonly startsOn: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly source?: string
      readonly "source.startsWith"?: string
      readonly "source.in"?: string
      readonly "source.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly startsOn?: string
      readonly "startsOn.from"?: string
      readonly "startsOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Quotes and orders of quoting systems */
  readonly orders: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly orderId: string
      /** system that it came from */
      readonly source: string
      /** its number there */
      readonly reference: string
      /** open, accepted or withdrawn */
      readonly state: string
      /** last day to accept it */
      readonly validUntil: string | null
      /** when it was accepted */
      readonly acceptedOn: string | null
      /** who accepted it */
      readonly acceptedBy: string | null
      /** who took it back */
      readonly withdrawnBy: string | null
      /** why it was taken back */
      readonly reason: string | null
      /** as it came in */
      readonly content: unknown
      /** when it came in */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly source?: string
      readonly "source.startsWith"?: string
      readonly "source.in"?: string
      readonly "source.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Days on which subscriptions are paused */
  readonly pauses: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly pauseId: string
      /** subscription number */
      readonly subscription: string
      /** first day */
      readonly fromOn: string
      /** day of resumption; empty: until further notice */
      readonly toOn: string | null
      /** stop or keep */
      readonly fees: string
      /** refuse or bill */
      readonly usage: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly toOn?: string
      readonly "toOn.from"?: string
      readonly "toOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Bank accounts that have paid for a customer before */
  readonly "payer-bank-accounts": {
    readonly row: {
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly payerId: string
      /** number of the account */
      readonly account: string
      /** number, masked */
      readonly number: string
      /** reference or person */
      readonly learntFrom: string
      /** since when */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Ways of paying that are not taken from a customer for now */
  readonly "payment-blocks": {
    readonly row: {
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly blockId: string
      /** number of the account */
      readonly account: string
      /** card, check, direct_debit … */
      readonly method: string
      /** why */
      readonly reason: string
      /** since when */
      readonly fromOn: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly method?: string
      readonly "method.startsWith"?: string
      readonly "method.in"?: string
      readonly "method.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Parts of invoices that payers left out and dispute */
  readonly "payment-deductions": {
    readonly row: {
      /** since when */
      readonly recordedAt: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly deductionId: string
      /** number of the account */
      readonly account: string
      /** number of the document */
      readonly document: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** what was left out */
      readonly amount: string
      /** why */
      readonly reason: string
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Cards and bank accounts that providers keep for customers */
  readonly "payment-means": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly meansId: string
      /** who keeps it */
      readonly provider: string
      /** card or bank */
      readonly kind: string
      /** what people see of it */
      readonly shown: string
      /** when it expires */
      readonly expiresOn: string | null
      /** the decline after which it was blocked */
      readonly blocked: string | null
      /** when it was removed */
      readonly removedAt: string | null
      /** when it was kept */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly provider?: string
      readonly "provider.startsWith"?: string
      readonly "provider.in"?: string
      readonly "provider.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly expiresOn?: string
      readonly "expiresOn.from"?: string
      readonly "expiresOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Methods of payment by which documents are split */
  readonly "payment-methods": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly placeId: string
      /** account, contract or subscription */
      readonly place: string
      /** its number */
      readonly number: string
      /** label */
      readonly label: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly place?: string
      readonly "place.startsWith"?: string
      readonly "place.in"?: string
      readonly "place.not"?: string
      readonly label?: string
      readonly "label.startsWith"?: string
      readonly "label.in"?: string
      readonly "label.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Instalments of payment plans */
  readonly "payment-plan-instalments": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the plan */
      readonly planId: string
      /** which */
      readonly instalment: string
      /** last day on which it is not late */
      readonly dueOn: string
      /** ISO 4217 code */
      readonly currency: string
      /** as agreed */
      readonly amount: string
      /** what is left of it */
      readonly open: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly planId?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Which payment plans may be agreed; for each date the latest revision counts */
  readonly "payment-plan-policies": {
    readonly row: {
      /** legal entity */
      readonly entity: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** at most so many */
      readonly mostInstalments: string
      /** days to the last one, at most */
      readonly mostDays: string
      /** ISO 4217 code */
      readonly currency: string
      /** no instalment below it */
      readonly leastInstalment: string
      /** days after which an instalment is missed */
      readonly graceDays: string
      /** all or none is due by default */
      readonly acceleration: string
      /** what agreeing one costs */
      readonly planFee: string
      /** a year */
      readonly interestPercent: string
      /** tax class of fee and interest */
      readonly feeTaxClass: string
      /** whether customers may ask for one */
      readonly customersAsk: boolean
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Payment plans that customers asked for on their pages, and what was answered */
  readonly "payment-plan-requests": {
    readonly row: {
      /** when it was asked for */
      readonly requestedAt: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the request */
      readonly requestId: string
      /** number of the account */
      readonly account: string
      /** legal entity */
      readonly entity: string
      /** waiting, agreed, declined or withdrawn */
      readonly requestState: string
      /** ISO 4217 code */
      readonly currency: string
      /** what was open when it was asked for */
      readonly amount: string
      /** how many were asked for */
      readonly instalments: string
      /** when the first was to be */
      readonly firstOn: string
      /** what the customer wrote */
      readonly note: string | null
      /** what was answered */
      readonly answer: string | null
      /** the plan that was agreed */
      readonly planId: string | null
      /** when it was answered */
      readonly decidedAt: string | null
      /** who answered it */
      readonly decidedBy: string | null
    }
    readonly filters: {
      readonly requestedAt?: string
      readonly "requestedAt.from"?: string
      readonly "requestedAt.to"?: string
      readonly requestId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly requestState?: string
      readonly "requestState.startsWith"?: string
      readonly "requestState.in"?: string
      readonly "requestState.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Payment plans, the latest first: what is open and when the next instalment is due */
  readonly "payment-plans": {
    readonly row: {
      /** day of the agreement */
      readonly agreedOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the plan */
      readonly planId: string
      /** number of the account */
      readonly account: string
      /** legal entity */
      readonly entity: string
      /** running, kept, defaulted or cancelled */
      readonly planState: string
      /** ISO 4217 code */
      readonly currency: string
      /** what was agreed */
      readonly amount: string
      /** what is open of its instalments */
      readonly open: string
      /** when the next is due; late after it */
      readonly nextDueOn: string | null
      /** due date of the one that was missed */
      readonly missedOn: string | null
      /** when it defaulted or was cancelled */
      readonly endedOn: string | null
      /** days after which an instalment is missed */
      readonly graceDays: string
      /** all or none is due by default */
      readonly acceleration: string
      /** document of its fee and interest */
      readonly feeDocument: string | null
      /** notes */
      readonly note: string | null
      /** who agreed it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly agreedOn?: string
      readonly "agreedOn.from"?: string
      readonly "agreedOn.to"?: string
      readonly planId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly planState?: string
      readonly "planState.startsWith"?: string
      readonly "planState.in"?: string
      readonly "planState.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** By whom cards and debits are collected */
  readonly "payment-providers": {
    readonly row: {
      /** code */
      readonly provider: string
      /** sandbox, stripe or gocardless */
      readonly kind: string
      /** code of the legal entity */
      readonly entity: string
      /** where it is asked, if not as usual */
      readonly address: string | null
      /** in use */
      readonly active: boolean
      /** when it was last defined */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
    }
    readonly expand: {}
  }
  /** What payments were charged on top, and the document of it */
  readonly "payment-surcharges": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly paymentId: string
      /** day of the payment */
      readonly collectOn: string
      /** card or bank */
      readonly method: string
      /** what became of the payment */
      readonly paymentState: string
      /** ISO 4217 code */
      readonly currency: string
      /** tax included */
      readonly amount: string
      /** its document, once it has arrived */
      readonly document: string | null
      /** its credit, where the payment came back */
      readonly creditNote: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Payment terms; for each date the latest revision counts */
  readonly "payment-terms": {
    readonly row: {
      /** code */
      readonly terms: string
      /** first day of issue that it holds for */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** name by language */
      readonly name: unknown
      /** when what is due: 2% 10, net 30 */
      readonly rule: string
      /** who recorded it */
      readonly recordedBy: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly terms?: string
      readonly "terms.startsWith"?: string
      readonly "terms.in"?: string
      readonly "terms.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Whose documents payment terms hold for; for each date the latest revision counts */
  readonly "payment-terms-uses": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** contract; empty: all of the account */
      readonly contract: string | null
      /** legal entity, where it is for all its customers */
      readonly entity: string | null
      /** id, the same for ever */
      readonly scopeId: string
      /** first day of issue that it holds for */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** payment terms; empty: none of its own */
      readonly terms: string | null
      /** who recorded it */
      readonly recordedBy: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly contract?: string
      readonly "contract.startsWith"?: string
      readonly "contract.in"?: string
      readonly "contract.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly terms?: string
      readonly "terms.startsWith"?: string
      readonly "terms.in"?: string
      readonly "terms.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Payments that we took or tried to take, with what became of them */
  readonly payments: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly paymentId: string
      /** code of the legal entity */
      readonly entity: string
      /** planned, sending, unknown, needs_customer, pending, succeeded, failed, cancelled, refunded, returned, disputed or lost */
      readonly state: string
      /** why it was declined, came back or is disputed */
      readonly reason: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** amount */
      readonly amount: string
      /** day on which it is taken */
      readonly collectOn: string
      /** card or account, masked */
      readonly by: string
      /** provider of payments */
      readonly provider: string | null
      /** mandate */
      readonly mandate: string | null
      /** debit run */
      readonly debitRun: string | null
      /** when the customer was told of the debit */
      readonly notifiedOn: string | null
      /** sequence under the mandate */
      readonly sequence: string | null
      /** customer, autopay or staff */
      readonly initiatedBy: string
      /** what was noted with it */
      readonly note: string | null
      /** which attempt it is */
      readonly attempt: string
      /** when it is tried again */
      readonly retryOn: string | null
      /** what the provider or bank calls it */
      readonly reference: string | null
      /** what was refunded of it */
      readonly refunded: string
      /** when it was asked for */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly collectOn?: string
      readonly "collectOn.from"?: string
      readonly "collectOn.to"?: string
      readonly provider?: string
      readonly "provider.startsWith"?: string
      readonly "provider.in"?: string
      readonly "provider.not"?: string
      readonly debitRun?: string
      readonly "debitRun.startsWith"?: string
      readonly "debitRun.in"?: string
      readonly "debitRun.not"?: string
      readonly initiatedBy?: string
      readonly "initiatedBy.startsWith"?: string
      readonly "initiatedBy.in"?: string
      readonly "initiatedBy.not"?: string
      readonly retryOn?: string
      readonly "retryOn.from"?: string
      readonly "retryOn.to"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** The lines of payouts, each with its payment */
  readonly "payout-lines": {
    readonly row: {
      /** who pays out */
      readonly provider: string
      /** what they call the payout */
      readonly payoutId: string
      /** what they call the line */
      readonly lineId: string
      /** payment, refund, fee, dispute or adjustment */
      readonly kind: string
      /** what they call the payment */
      readonly reference: string | null
      /** our payment */
      readonly paymentId: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** before the fee */
      readonly gross: string
      /** what the provider keeps */
      readonly fee: string
    }
    readonly filters: {
      readonly provider?: string
      readonly "provider.startsWith"?: string
      readonly "provider.in"?: string
      readonly "provider.not"?: string
      readonly payoutId?: string
      readonly "payoutId.startsWith"?: string
      readonly "payoutId.in"?: string
      readonly "payoutId.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {}
  }
  /** What providers pay out, split into payments and fees */
  readonly payouts: {
    readonly row: {
      /** who pays out */
      readonly provider: string
      /** what they call it */
      readonly payoutId: string
      /** code of the legal entity */
      readonly entity: string
      /** ISO 4217 code */
      readonly currency: string
      /** when it is on the bank account */
      readonly arrivesOn: string
      /** payments less refunds and disputes */
      readonly gross: string
      /** what the provider keeps */
      readonly fees: string
      /** what is paid out */
      readonly net: string
    }
    readonly filters: {
      readonly provider?: string
      readonly "provider.startsWith"?: string
      readonly "provider.in"?: string
      readonly "provider.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly arrivesOn?: string
      readonly "arrivesOn.from"?: string
      readonly "arrivesOn.to"?: string
    }
    readonly expand: {}
  }
  /** People who sign in: staff and customers’ users */
  readonly people: {
    readonly row: {
      /** address with which they sign in */
      readonly email: string
      /** id, the same for ever */
      readonly personId: string
      /** name */
      readonly name: string
      /** staff or customer */
      readonly kind: string
      /** language */
      readonly language: string
      /** whether they may not act */
      readonly isDisabled: boolean
      /** whether an authenticator is on */
      readonly hasSecondStep: boolean
      /** passkeys */
      readonly passkeys: string
      /** when they were put on record */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly email?: string
      readonly "email.startsWith"?: string
      readonly "email.in"?: string
      readonly "email.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly isDisabled?: string
    }
    readonly expand: {}
  }
  /** Roles of people, with their begin and end */
  readonly "person-roles": {
    readonly row: {
      /** whose */
      readonly email: string
      /** id, the same for ever */
      readonly grantId: string
      /** role */
      readonly role: string
      /** customer that it is about */
      readonly account: string | null
      /** from when on */
      readonly fromAt: string
      /** until when */
      readonly untilAt: string | null
      /** when it was given */
      readonly grantedAt: string
      /** by whom */
      readonly grantedBy: string
      /** who took it away */
      readonly endedBy: string | null
    }
    readonly filters: {
      readonly email?: string
      readonly "email.startsWith"?: string
      readonly "email.in"?: string
      readonly "email.not"?: string
      readonly role?: string
      readonly "role.startsWith"?: string
      readonly "role.in"?: string
      readonly "role.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** The items that are with agencies and courts, with who owes them: the file that they get */
  readonly "placement-file": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id of the placement */
      readonly placementId: string
      /** id, the same for ever */
      readonly itemId: string
      /** to whom */
      readonly agency: string
      /** when it was handed over */
      readonly placedOn: string
      /** creditor */
      readonly entity: string
      /** person or business */
      readonly kind: string
      /** who owes it */
      readonly name: string
      /** address */
      readonly billTo: unknown
      /** e-mail address */
      readonly email: string | null
      /** language */
      readonly language: string
      /** number of the document */
      readonly document: string | null
      /** date of the document */
      readonly documentOn: string
      /** when it was due */
      readonly dueOn: string
      /** ISO 4217 code */
      readonly currency: string
      /** handed over */
      readonly amount: string
      /** still open */
      readonly open: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly placementId?: string
      readonly agency?: string
      readonly "agency.startsWith"?: string
      readonly "agency.in"?: string
      readonly "agency.not"?: string
      readonly placedOn?: string
      readonly "placedOn.from"?: string
      readonly "placedOn.to"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What was handed over to agencies and courts, by day */
  readonly placements: {
    readonly row: {
      /** when it was handed over */
      readonly placedOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the placement */
      readonly placementId: string
      /** number of the account */
      readonly account: string
      /** to whom */
      readonly agency: string
      /** with them, paid or taken back */
      readonly placementState: string
      /** legal entity */
      readonly entity: string
      /** ISO 4217 code */
      readonly currency: string
      /** handed over */
      readonly amount: string
      /** still open of it */
      readonly open: string
      /** commission booked */
      readonly commission: string
      /** rate of money through them */
      readonly percent: string
      /** rate of money paid to us */
      readonly directPercent: string
      /** when it was taken back */
      readonly recalledOn: string | null
      /** why */
      readonly reason: string | null
      /** SHA-256 of the evidence */
      readonly evidenceHash: string | null
      /** what was said */
      readonly note: string | null
    }
    readonly filters: {
      readonly placedOn?: string
      readonly "placedOn.from"?: string
      readonly "placedOn.to"?: string
      readonly placementId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly agency?: string
      readonly "agency.startsWith"?: string
      readonly "agency.in"?: string
      readonly "agency.not"?: string
      readonly placementState?: string
      readonly "placementState.startsWith"?: string
      readonly "placementState.in"?: string
      readonly "placementState.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly recalledOn?: string
      readonly "recalledOn.from"?: string
      readonly "recalledOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Versions of plans */
  readonly plans: {
    readonly row: {
      /** code */
      readonly plan: string
      /** version */
      readonly version: string
      /** name by language */
      readonly name: unknown
      /** ISO 4217 code */
      readonly currency: string
      /** whether prices include tax */
      readonly taxInclusive: boolean
      /** sold from this day on */
      readonly offeredFrom: string
    }
    readonly filters: {
      readonly plan?: string
      readonly "plan.startsWith"?: string
      readonly "plan.in"?: string
      readonly "plan.not"?: string
      readonly version?: string
      readonly "version.from"?: string
      readonly "version.to"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly offeredFrom?: string
      readonly "offeredFrom.from"?: string
      readonly "offeredFrom.to"?: string
    }
    readonly expand: {}
  }
  /** Which policy of reminders or late charges holds for whom, by date */
  readonly "policy-uses": {
    readonly row: {
      /** dunning or late_charges */
      readonly kind: string
      /** legal entity; empty: every one */
      readonly entity: string
      /** segment; empty: every one */
      readonly segment: string
      /** number of the account; empty: no single one */
      readonly account: string
      /** holds from this day on */
      readonly fromOn: string
      /** how often the day was set */
      readonly revision: string
      /** code of the policy; none: no policy */
      readonly policy: string | null
      /** when it was set */
      readonly recordedAt: string
      /** who set it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly segment?: string
      readonly "segment.startsWith"?: string
      readonly "segment.in"?: string
      readonly "segment.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly policy?: string
      readonly "policy.startsWith"?: string
      readonly "policy.in"?: string
      readonly "policy.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Places that are supplied */
  readonly premises: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** code of the premise */
      readonly code: string
      /** name */
      readonly name: string
      /** address as written there */
      readonly addressLines: unknown
      /** ISO 3166 code */
      readonly country: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Published indexes that prices follow */
  readonly "price-indexes": {
    readonly row: {
      /** code */
      readonly code: string
      /** name by language */
      readonly name: unknown
    }
    readonly filters: {
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
    }
    readonly expand: {}
  }
  /** Prices by date; for each date the latest revision counts */
  readonly prices: {
    readonly row: {
      /** code of the plan */
      readonly plan: string
      /** version of the plan */
      readonly version: string
      /** code of the charge */
      readonly charge: string
      /** first day of service */
      readonly effectiveFrom: string
      /** how often the date was priced */
      readonly revision: string
      /** model and figures */
      readonly price: unknown
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly plan?: string
      readonly "plan.startsWith"?: string
      readonly "plan.in"?: string
      readonly "plan.not"?: string
      readonly version?: string
      readonly "version.from"?: string
      readonly "version.to"?: string
      readonly charge?: string
      readonly "charge.startsWith"?: string
      readonly "charge.in"?: string
      readonly "charge.not"?: string
      readonly effectiveFrom?: string
      readonly "effectiveFrom.from"?: string
      readonly "effectiveFrom.to"?: string
    }
    readonly expand: {}
  }
  /** Letters of print batches in postal order, each with its page in the file */
  readonly "print-batch-letters": {
    readonly row: {
      /** place in the batch, in postal order */
      readonly position: string
      /** page of the file on which it begins */
      readonly firstPage: string | null
      /** pages, those of enclosures included */
      readonly pages: string | null
      /** number of the account */
      readonly account: string
      /** name of the customer */
      readonly name: string
      /** postal code */
      readonly postalCode: string | null
      /** country */
      readonly country: string
      /** subject */
      readonly subject: string
      /** printing, printed, or failed where it is not in the file */
      readonly state: string
      /** why it is not in the file */
      readonly answer: string | null
      /** number of the batch */
      readonly batch: string
      /** id, the same for ever */
      readonly messageId: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly batch?: string
      readonly "batch.startsWith"?: string
      readonly "batch.in"?: string
      readonly "batch.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Letters printed and posted together, the latest first */
  readonly "print-batches": {
    readonly row: {
      /** when it was made */
      readonly madeAt: string
      /** number of the batch */
      readonly batch: string
      /** code of the legal entity */
      readonly legalEntity: string
      /** making, ready or printed */
      readonly state: string
      /** letters */
      readonly letters: string
      /** pages, separators included */
      readonly pages: string | null
      /** sheets of paper */
      readonly sheets: string | null
      /** printed on both sides */
      readonly duplex: boolean
      /** by whom it was made */
      readonly madeBy: string
      /** when it was printed */
      readonly printedAt: string | null
      /** by whom it was printed */
      readonly printedBy: string | null
      /** SHA-256 of the file */
      readonly sha256: string | null
    }
    readonly filters: {
      readonly madeAt?: string
      readonly "madeAt.from"?: string
      readonly "madeAt.to"?: string
      readonly batch?: string
      readonly "batch.startsWith"?: string
      readonly "batch.in"?: string
      readonly "batch.not"?: string
      readonly legalEntity?: string
      readonly "legalEntity.startsWith"?: string
      readonly "legalEntity.in"?: string
      readonly "legalEntity.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {}
  }
  /** Products and services that are sold */
  readonly products: {
    readonly row: {
      /** code */
      readonly code: string
      /** name by language */
      readonly name: unknown
      /** tax class */
      readonly taxClass: string
      /** ledger account of its revenue */
      readonly revenueAccount: string
    }
    readonly filters: {
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly taxClass?: string
      readonly "taxClass.startsWith"?: string
      readonly "taxClass.in"?: string
      readonly "taxClass.not"?: string
    }
    readonly expand: {}
  }
  /** What customers promised to pay, by the day */
  readonly promises: {
    readonly row: {
      /** last day */
      readonly payBy: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the promise */
      readonly promiseId: string
      /** number of the account */
      readonly account: string
      /** name of the customer */
      readonly name: string
      /** legal entity */
      readonly entity: string
      /** ISO 4217 code */
      readonly currency: string
      /** promised */
      readonly amount: string
      /** what came of it */
      readonly paid: string
      /** running, kept, broken or cancelled */
      readonly state: string
      /** when it was made */
      readonly madeOn: string
      /** days that the bank may take */
      readonly graceDays: string
      /** what was said */
      readonly note: string | null
      /** why it was cancelled */
      readonly why: string | null
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly payBy?: string
      readonly "payBy.from"?: string
      readonly "payBy.to"?: string
      readonly promiseId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly madeOn?: string
      readonly "madeOn.from"?: string
      readonly "madeOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** When all proofs were run, by whom, and which statements were broken; the latest first */
  readonly "proof-runs": {
    readonly row: {
      /** when they were run */
      readonly ranAt: string
      /** id, the same for ever */
      readonly proofRunId: string
      /** who had them run */
      readonly ranBy: string
      /** seconds that they took */
      readonly seconds: string
      /** statements that were looked at */
      readonly proofsRun: string
      /** of them broken */
      readonly proofsBroken: string
      /** names of those that are broken */
      readonly brokenNames: string | null
    }
    readonly filters: {
      readonly ranAt?: string
      readonly "ranAt.from"?: string
      readonly "ranAt.to"?: string
      readonly ranBy?: string
      readonly "ranBy.startsWith"?: string
      readonly "ranBy.in"?: string
      readonly "ranBy.not"?: string
    }
    readonly expand: {}
  }
  /** What providers and banks said of payments, each message once */
  readonly "provider-events": {
    readonly row: {
      /** who said it */
      readonly provider: string
      /** what they call the saying */
      readonly eventId: string
      /** what they call the payment */
      readonly reference: string
      /** our payment; none: not known (yet) */
      readonly paymentId: string | null
      /** what was said */
      readonly fact: unknown
      /** when it happened */
      readonly occurredAt: string
      /** when it reached us */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly provider?: string
      readonly "provider.startsWith"?: string
      readonly "provider.in"?: string
      readonly "provider.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
    }
    readonly expand: {}
  }
  /** Refunds through providers, with what became of them, the latest first */
  readonly "provider-refunds": {
    readonly row: {
      /** when it was asked for or told */
      readonly recordedAt: string
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly refundId: string
      /** id, the same for ever */
      readonly paymentId: string
      /** planned, sending, unknown, pending, done or failed */
      readonly state: string
      /** why it failed */
      readonly refusedFor: string | null
      /** us, or provider where it was made on its own pages */
      readonly madeBy: string
      /** who gives the money back */
      readonly provider: string
      /** card or account, masked */
      readonly to: string
      /** ISO 4217 code */
      readonly currency: string
      /** amount */
      readonly amount: string
      /** what the customer owes again because of it */
      readonly owed: string
      /** why it was refunded */
      readonly reason: string | null
      /** what the provider calls it */
      readonly providerRefundId: string | null
      /** when the provider is asked next */
      readonly askedAgainAt: string | null
      /** how often it was asked without an answer */
      readonly timesAsked: string
      /** who asked for it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly madeBy?: string
      readonly "madeBy.startsWith"?: string
      readonly "madeBy.in"?: string
      readonly "madeBy.not"?: string
      readonly provider?: string
      readonly "provider.startsWith"?: string
      readonly "provider.in"?: string
      readonly "provider.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What the allowance for credit losses had to come to, month by month */
  readonly provisions: {
    readonly row: {
      /** first day of the month */
      readonly month: string
      /** legal entity */
      readonly entity: string
      /** ISO 4217 code */
      readonly currency: string
      /** how often it was posted before */
      readonly revision: string
      /** what the allowance had to come to */
      readonly target: string
      /** what was posted */
      readonly posted: string
      /** by segment: open by age, percents */
      readonly matrix: unknown
      /** who posted it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly month?: string
      readonly "month.from"?: string
      readonly "month.to"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {}
  }
  /** Purchase orders of contracts by date; for each date the latest revision counts */
  readonly "purchase-orders": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** contract number */
      readonly contract: string
      /** first day of service */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** purchase order */
      readonly poNumber: string | null
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly contract?: string
      readonly "contract.startsWith"?: string
      readonly "contract.in"?: string
      readonly "contract.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly poNumber?: string
      readonly "poNumber.startsWith"?: string
      readonly "poNumber.in"?: string
      readonly "poNumber.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** The highest rate a year that the law allows, by where customers live */
  readonly "rate-caps": {
    readonly row: {
      /** ISO 3166-1 code */
      readonly country: string
      /** region; empty: the whole country */
      readonly region: string
      /** all, business or person */
      readonly customers: string
      /** holds from this day on */
      readonly fromOn: string
      /** how often the day was set */
      readonly revision: string
      /** percent a year; none: no more */
      readonly mostPercent: string | null
      /** when it was set */
      readonly recordedAt: string
      /** who set it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
      readonly region?: string
      readonly "region.startsWith"?: string
      readonly "region.in"?: string
      readonly "region.not"?: string
      readonly customers?: string
      readonly "customers.startsWith"?: string
      readonly "customers.in"?: string
      readonly "customers.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Meter reads; for each date the latest revision counts that is not void */
  readonly reads: {
    readonly row: {
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly channelId: string
      /** read at the start of this day */
      readonly readOn: string
      /** how often the day was read */
      readonly revision: string
      /** number of the account */
      readonly account: string
      /** serial number of the meter */
      readonly serial: string
      /** register */
      readonly register: string
      /** what it showed */
      readonly value: string
      /** actual, customer or estimated */
      readonly quality: string
      /** where it came from */
      readonly source: string
      /** when it was recorded */
      readonly recordedAt: string
      /** when it was voided */
      readonly voidedAt: string | null
      /** who voided it */
      readonly voidedBy: string | null
      /** why it was voided */
      readonly voidReason: string | null
    }
    readonly filters: {
      readonly readOn?: string
      readonly "readOn.from"?: string
      readonly "readOn.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly serial?: string
      readonly "serial.startsWith"?: string
      readonly "serial.in"?: string
      readonly "serial.not"?: string
      readonly quality?: string
      readonly "quality.startsWith"?: string
      readonly "quality.in"?: string
      readonly "quality.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Money received, the latest first */
  readonly receipts: {
    readonly row: {
      /** day in the books */
      readonly bookedOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the receipt */
      readonly receiptId: string
      /** number of the account; none: in suspense */
      readonly account: string | null
      /** legal entity */
      readonly entity: string
      /** card, check, cash, transfer, direct_debit … */
      readonly method: string
      /** value date */
      readonly valueOn: string
      /** ISO 4217 code */
      readonly currency: string
      /** amount received */
      readonly amount: string
      /** what is not used yet */
      readonly unapplied: string
      /** bank, undeposited, clearing or other */
      readonly place: string
      /** the bank account where the money is */
      readonly bankAccount: string | null
      /** what the payer wrote */
      readonly reference: string | null
      /** who paid, as written */
      readonly payerName: string | null
      /** number of the check */
      readonly checkNumber: string | null
      /** what was noted with it */
      readonly note: string | null
      /** returned, mistake or chargeback */
      readonly reversed: string | null
      /** when it went back */
      readonly reversedOn: string | null
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly bookedOn?: string
      readonly "bookedOn.from"?: string
      readonly "bookedOn.to"?: string
      readonly receiptId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly method?: string
      readonly "method.startsWith"?: string
      readonly "method.in"?: string
      readonly "method.not"?: string
      readonly valueOn?: string
      readonly "valueOn.from"?: string
      readonly "valueOn.to"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly checkNumber?: string
      readonly "checkNumber.startsWith"?: string
      readonly "checkNumber.in"?: string
      readonly "checkNumber.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Reasons for writing off, reversing, returning and refunding */
  readonly "receivable-reasons": {
    readonly row: {
      /** code */
      readonly reason: string
      /** write_off, unapply, return, refund, deduction or deposit */
      readonly use: string
      /** name by language */
      readonly name: unknown
      /** whether the tax in it is reduced */
      readonly taxRelief: boolean
      /** whether it can be used */
      readonly active: boolean
    }
    readonly filters: {
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
      readonly use?: string
      readonly "use.startsWith"?: string
      readonly "use.in"?: string
      readonly "use.not"?: string
    }
    readonly expand: {}
  }
  /** Reference rates of interest by the day from which they hold */
  readonly "reference-rates": {
    readonly row: {
      /** code of the rate, such as ecb */
      readonly rateCode: string
      /** holds from this day on */
      readonly fromOn: string
      /** how often the day was set */
      readonly revision: string
      /** percent a year */
      readonly percent: string
      /** when it was set */
      readonly recordedAt: string
      /** who set it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly rateCode?: string
      readonly "rateCode.startsWith"?: string
      readonly "rateCode.in"?: string
      readonly "rateCode.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Credits that by the rules are to be refunded, by the day they were proposed */
  readonly "refund-proposals": {
    readonly row: {
      /** day it was proposed */
      readonly dueOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly taskId: string
      /** number of the account */
      readonly account: string
      /** name of the customer */
      readonly name: string
      /** legal entity */
      readonly entity: string
      /** id, the same for ever */
      readonly itemId: string
      /** since when it is a credit */
      readonly since: string
      /** ISO 4217 code */
      readonly currency: string
      /** what is left of it */
      readonly amount: string
      /** who took the latest payment */
      readonly provider: string | null
      /** card or account, masked */
      readonly to: string | null
      /** who looks after it */
      readonly owner: string | null
    }
    readonly filters: {
      readonly dueOn?: string
      readonly "dueOn.from"?: string
      readonly "dueOn.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly provider?: string
      readonly "provider.startsWith"?: string
      readonly "provider.in"?: string
      readonly "provider.not"?: string
      readonly owner?: string
      readonly "owner.startsWith"?: string
      readonly "owner.in"?: string
      readonly "owner.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What runs of refunds pay out, and what became of it */
  readonly "refund-run-refunds": {
    readonly row: {
      /** reference of the run */
      readonly run: string
      /** id, the same for ever */
      readonly refundId: string
      /** number of the account */
      readonly account: string
      /** ISO 4217 code */
      readonly currency: string
      /** amount */
      readonly amount: string
      /** to whom */
      readonly payee: string
      /** to which account, masked */
      readonly payeeAccount: string | null
      /** the bank told of it */
      readonly paidByBank: boolean
      /** it is a credit again */
      readonly cameBack: boolean
      /** why the bank did not pay it */
      readonly refusedFor: string | null
      /** what the bank calls it in an ACH file */
      readonly traceNumber: string | null
      /** which account the bank says is right */
      readonly changeTold: string | null
    }
    readonly filters: {
      readonly run?: string
      readonly "run.startsWith"?: string
      readonly "run.in"?: string
      readonly "run.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Runs of refunds by transfer, with the file for the bank */
  readonly "refund-runs": {
    readonly row: {
      /** reference; the message id of the file begins with it */
      readonly run: string
      /** legal entity */
      readonly entity: string
      /** review, approved, sent, refused or cancelled */
      readonly state: string
      /** sepa or ach */
      readonly scheme: string
      /** day of the transfers */
      readonly payOn: string
      /** ISO 4217 code */
      readonly currency: string
      /** number of refunds */
      readonly refunds: string
      /** their sum */
      readonly total: string
      /** how many of them the bank told of */
      readonly paidByBank: string
      /** how many of them are credits again */
      readonly cameBack: string
      /** where the file lies */
      readonly file: string | null
      /** SHA-256 of the file */
      readonly sha256: string | null
      /** when it was last taken to the bank */
      readonly takenAt: string | null
      /** how often it was taken to the bank */
      readonly takenTimes: string
      /** why the bank refused the file */
      readonly refusedFor: string | null
      /** how many files it took the place of */
      readonly filesReplaced: string
      /** when it was prepared */
      readonly recordedAt: string
      /** who prepared it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly scheme?: string
      readonly "scheme.startsWith"?: string
      readonly "scheme.in"?: string
      readonly "scheme.not"?: string
      readonly payOn?: string
      readonly "payOn.from"?: string
      readonly "payOn.to"?: string
    }
    readonly expand: {}
  }
  /** Credits that were paid out, the latest first */
  readonly refunds: {
    readonly row: {
      /** when it was paid out */
      readonly refundedOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly refundId: string
      /** number of the account */
      readonly account: string
      /** transfer, check, cash or provider */
      readonly way: string
      /** ISO 4217 code */
      readonly currency: string
      /** amount */
      readonly amount: string
      /** to whom */
      readonly payee: string
      /** to which account, masked */
      readonly payeeAccount: string | null
      /** number of the check */
      readonly checkNumber: string | null
      /** why */
      readonly reason: string
      /** when it proved not to arrive */
      readonly takenBackOn: string | null
      /** who */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly refundedOn?: string
      readonly "refundedOn.from"?: string
      readonly "refundedOn.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly way?: string
      readonly "way.startsWith"?: string
      readonly "way.in"?: string
      readonly "way.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Usage that was refused, until a clerk has dealt with it */
  readonly "rejected-usage": {
    readonly row: {
      /** id, the same for ever */
      readonly rejectedId: string
      /** account as the row names it */
      readonly account: string
      /** event, read or interval */
      readonly kind: string
      /** why it was refused */
      readonly code: string
      /** facts of the refusal */
      readonly facts: unknown
      /** as it was received */
      readonly received: unknown
      /** open, fixed, replayed or discarded */
      readonly state: string
      /** when it was received first */
      readonly receivedAt: string
      /** how often it was received */
      readonly timesReceived: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** The lines of remittances: what each pays, what is kept back, and whether it ties */
  readonly "remittance-lines": {
    readonly row: {
      /** id of the remittance */
      readonly remittanceId: string
      /** number of the line */
      readonly line: string
      /** applied, left on the account, untied, waiting, cancelled or split */
      readonly lineState: string
      /** of the remittance */
      readonly state: string
      /** legal entity */
      readonly entity: string
      /** number of the payer’s account */
      readonly account: string | null
      /** the document’s number as it is meant */
      readonly document: string
      /** whose document it is */
      readonly debtor: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** what is paid of it */
      readonly amount: string
      /** what is kept back of it */
      readonly deduction: string
      /** why, in the payer’s words */
      readonly reason: string | null
      /** why */
      readonly reasonCode: string | null
      /** what is open of it */
      readonly open: string | null
      /** why it does not tie */
      readonly fault: string | null
      /** note */
      readonly note: string | null
    }
    readonly filters: {
      readonly remittanceId?: string
      readonly lineState?: string
      readonly "lineState.startsWith"?: string
      readonly "lineState.in"?: string
      readonly "lineState.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly fault?: string
      readonly "fault.startsWith"?: string
      readonly "fault.in"?: string
      readonly "fault.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** How payers’ remittance files name their columns */
  readonly "remittance-mappings": {
    readonly row: {
      /** code */
      readonly code: string
      /** name */
      readonly name: string
      /** marks, days and columns */
      readonly mapping: unknown
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
    }
    readonly expand: {}
  }
  /** What payers say that their payments are for, the latest first */
  readonly remittances: {
    readonly row: {
      /** when it was taken */
      readonly recordedAt: string
      /** id of the remittance */
      readonly remittanceId: string
      /** waiting, matched, returned, cancelled or split */
      readonly state: string
      /** csv, x820, email, pdf, text, clerk or customer */
      readonly source: string
      /** legal entity */
      readonly entity: string
      /** number of the payer’s account */
      readonly account: string | null
      /** who pays */
      readonly name: string | null
      /** number of the payment */
      readonly reference: string | null
      /** day of the payment */
      readonly paidOn: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** what is paid */
      readonly amount: string
      /** what its lines come to */
      readonly linesAmount: string
      /** documents named */
      readonly lines: string
      /** lines that do not tie */
      readonly untied: string
      /** the bank’s line that it is of */
      readonly lineId: string | null
      /** the receipt that it is of */
      readonly receiptId: string | null
      /** matched by the rule alone */
      readonly automatic: boolean | null
      /** who matched it */
      readonly matchedBy: string | null
      /** its file */
      readonly fileId: string | null
      /** name of its file */
      readonly file: string | null
      /** note */
      readonly note: string | null
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly recordedAt?: string
      readonly "recordedAt.from"?: string
      readonly "recordedAt.to"?: string
      readonly remittanceId?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly source?: string
      readonly "source.startsWith"?: string
      readonly "source.in"?: string
      readonly "source.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
      readonly paidOn?: string
      readonly "paidOn.from"?: string
      readonly "paidOn.to"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly amount?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** For how many months each kind of data is kept */
  readonly "retention-periods": {
    readonly row: {
      /** documents, mandates, customers, sign_ins, print_files */
      readonly kind: string
      /** months */
      readonly months: string
      /** when it was changed */
      readonly changedAt: string | null
      /** who changed it */
      readonly changedBy: string | null
    }
    readonly filters: {
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
    }
    readonly expand: {}
  }
  /** After how many days payments that failed are tried again; of one date the later revision holds */
  readonly "retry-rules": {
    readonly row: {
      /** sepa, ach or card */
      readonly way: string
      /** funds: no money; technical: something on the way */
      readonly kind: string
      /** holds from this day on */
      readonly fromOn: string
      /** how often the day was set */
      readonly revision: string
      /** days after the attempt before, one each */
      readonly days: unknown
      /** when it was set */
      readonly recordedAt: string
      /** who set it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly way?: string
      readonly "way.startsWith"?: string
      readonly "way.in"?: string
      readonly "way.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** What was disputed and credited, month by month and cause by cause */
  readonly "root-causes": {
    readonly row: {
      /** month, 2026-03 */
      readonly month: string
      /** ISO 4217 code */
      readonly currency: string
      /** cause; not_stated: a credit without one */
      readonly cause: string
      /** where it went wrong */
      readonly root: string | null
      /** disputes opened */
      readonly cases: string
      /** credit notes given by hand */
      readonly credits: string
      /** what was disputed */
      readonly disputed: string
      /** what was credited */
      readonly credited: string
    }
    readonly filters: {
      readonly month?: string
      readonly "month.startsWith"?: string
      readonly "month.in"?: string
      readonly "month.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly cause?: string
      readonly "cause.startsWith"?: string
      readonly "cause.in"?: string
      readonly "cause.not"?: string
      readonly root?: string
      readonly "root.startsWith"?: string
      readonly "root.in"?: string
      readonly "root.not"?: string
    }
    readonly expand: {}
  }
  /** Views of lists that somebody saved */
  readonly "saved-views": {
    readonly row: {
      /** list */
      readonly list: string
      /** name */
      readonly name: string
      /** id, the same for ever */
      readonly viewId: string
      /** whose */
      readonly owner: string
      /** whether everybody sees it */
      readonly isShared: boolean
      /** filters, order and columns */
      readonly query: string
      /** when */
      readonly savedAt: string
    }
    readonly filters: {
      readonly list?: string
      readonly "list.startsWith"?: string
      readonly "list.in"?: string
      readonly "list.not"?: string
      readonly owner?: string
      readonly "owner.startsWith"?: string
      readonly "owner.in"?: string
      readonly "owner.not"?: string
      readonly isShared?: string
    }
    readonly expand: {}
  }
  /** What is done automatically once a day, and what came of it last */
  readonly schedules: {
    readonly row: {
      /** what is done */
      readonly name: string
      /** from this hour on; empty: by hand */
      readonly atHour: string | null
      /** last day for which it was done */
      readonly doneOn: string | null
      /** when */
      readonly doneAt: string | null
      /** what came of it */
      readonly outcome: unknown
    }
    readonly filters: {
      readonly name?: string
      readonly "name.startsWith"?: string
      readonly "name.in"?: string
      readonly "name.not"?: string
    }
    readonly expand: {}
  }
  /** People whose sign-in was used from distinct networks at once; the latest first */
  readonly "security-alerts": {
    readonly row: {
      /** when */
      readonly raisedAt: string
      /** id, the same for ever */
      readonly alertId: string
      /** whose sign-in */
      readonly email: string
      /** what */
      readonly kind: string
      /** from where */
      readonly facts: unknown
    }
    readonly filters: {
      readonly raisedAt?: string
      readonly "raisedAt.from"?: string
      readonly "raisedAt.to"?: string
      readonly email?: string
      readonly "email.startsWith"?: string
      readonly "email.in"?: string
      readonly "email.not"?: string
    }
    readonly expand: {}
  }
  /** Groups of customers */
  readonly segments: {
    readonly row: {
      /** code of the segment */
      readonly segment: string
      /** name by language */
      readonly name: unknown
      /** whether it is in use */
      readonly active: boolean
    }
    readonly filters: {
      readonly active?: string
    }
    readonly expand: {}
  }
  /** Customers whom a run of statements left out though there is something to tell, and why */
  readonly "statement-left-out": {
    readonly row: {
      /** number of the run */
      readonly statementRun: string
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly runId: string
      /** name of the customer */
      readonly name: string
      /** wants_none, spared or defect */
      readonly reason: string
      /** when it was decided */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly statementRun?: string
      readonly "statementRun.startsWith"?: string
      readonly "statementRun.in"?: string
      readonly "statementRun.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Runs of statements of account, the latest first */
  readonly "statement-runs": {
    readonly row: {
      /** id of the run */
      readonly runId: string
      /** number of the run */
      readonly statementRun: string
      /** code of the legal entity */
      readonly legalEntity: string
      /** preparing, review, approved, sending, sent or cancelled */
      readonly state: string
      /** movements after this day */
      readonly from: string
      /** as of which day */
      readonly asOf: string
      /** how they are made, if the same for all */
      readonly statementMethod: string | null
      /** balance, balance_or_movement or everybody */
      readonly whose: string
      /** only customers of this segment */
      readonly segment: string | null
      /** how many customers have a statement of this run */
      readonly customersTold: string
      /** how many statements were made: one a customer and currency */
      readonly statementsMade: string
      /** how many customers it left out; the list of those left out says why */
      readonly notToldCount: string
      /** when it was started */
      readonly createdAt: string
      /** who started it */
      readonly createdBy: string
      /** when it was released */
      readonly approvedAt: string | null
      /** who released it */
      readonly approvedBy: string | null
      /** when it was over */
      readonly finishedAt: string | null
    }
    readonly filters: {
      readonly runId?: string
      readonly statementRun?: string
      readonly "statementRun.startsWith"?: string
      readonly "statementRun.in"?: string
      readonly "statementRun.not"?: string
      readonly legalEntity?: string
      readonly "legalEntity.startsWith"?: string
      readonly "legalEntity.in"?: string
      readonly "legalEntity.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly asOf?: string
      readonly "asOf.from"?: string
      readonly "asOf.to"?: string
    }
    readonly expand: {}
  }
  /** Statements of account that were made, the latest first */
  readonly statements: {
    readonly row: {
      /** as of which day */
      readonly asOf: string
      /** number of the account */
      readonly account: string
      /** name of the customer */
      readonly name: string
      /** id of the statement */
      readonly statementId: string
      /** movements after this day */
      readonly from: string
      /** balance it opened with */
      readonly opening: string
      /** sum of the movements */
      readonly movement: string
      /** balance it closed with */
      readonly closing: string
      /** of which overdue */
      readonly overdue: string
      /** email, letter or portal, once it was sent */
      readonly channel: string | null
      /** not_sent, queued, sending, sent, unknown, failed, bounced, printing, printed, shown */
      readonly state: string
      /** open_item, balance_forward or activity */
      readonly statementMethod: string
      /** number of the run that made it */
      readonly statementRun: string | null
      /** code of the legal entity */
      readonly legalEntity: string
      /** currency */
      readonly currency: string
      /** when it was made */
      readonly madeAt: string
      /** by whom it was made */
      readonly madeBy: string
    }
    readonly filters: {
      readonly asOf?: string
      readonly "asOf.from"?: string
      readonly "asOf.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly statementId?: string
      readonly channel?: string
      readonly "channel.startsWith"?: string
      readonly "channel.in"?: string
      readonly "channel.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly statementMethod?: string
      readonly "statementMethod.startsWith"?: string
      readonly "statementMethod.in"?: string
      readonly "statementMethod.not"?: string
      readonly statementRun?: string
      readonly "statementRun.startsWith"?: string
      readonly "statementRun.in"?: string
      readonly "statementRun.not"?: string
      readonly legalEntity?: string
      readonly "legalEntity.startsWith"?: string
      readonly "legalEntity.in"?: string
      readonly "legalEntity.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Charges that subscriptions pay */
  readonly "subscription-items": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** subscription number */
      readonly subscription: string
      /** id, the same for ever */
      readonly itemId: string
      /** code of the plan */
      readonly plan: string
      /** version of the plan */
      readonly planVersion: string
      /** code of the charge */
      readonly charge: string
      /** quantity at the start */
      readonly quantity: string
      /** first day */
      readonly startOn: string
      /** first day without it */
      readonly endOn: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly plan?: string
      readonly "plan.startsWith"?: string
      readonly "plan.in"?: string
      readonly "plan.not"?: string
      readonly charge?: string
      readonly "charge.startsWith"?: string
      readonly "charge.in"?: string
      readonly "charge.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Subscriptions and how far they have been billed */
  readonly subscriptions: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** subscription number */
      readonly number: string
      /** contract number */
      readonly contract: string
      /** code of the premise supplied */
      readonly premise: string | null
      /** first day */
      readonly startOn: string
      /** first day without it */
      readonly endOn: string | null
      /** day of the month on which periods start */
      readonly anchorDay: string
      /** billed up to */
      readonly billedThrough: string | null
      /** to be compared again from */
      readonly staleFrom: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly number?: string
      readonly "number.startsWith"?: string
      readonly "number.in"?: string
      readonly "number.not"?: string
      readonly contract?: string
      readonly "contract.startsWith"?: string
      readonly "contract.in"?: string
      readonly "contract.not"?: string
      readonly startOn?: string
      readonly "startOn.from"?: string
      readonly "startOn.to"?: string
      readonly endOn?: string
      readonly "endOn.from"?: string
      readonly "endOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Accounts that were merged into another or have a new legal owner */
  readonly successions: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly successionId: string
      /** merged or new_owner */
      readonly kind: string
      /** account that it became part of */
      readonly into: string
      /** first day */
      readonly fromOn: string
      /** why */
      readonly reason: string
      /** who recorded it */
      readonly recordedBy: string
      /** when it was recorded */
      readonly recordedAt: string
      /** from when it was taken back */
      readonly undoneFrom: string | null
      /** who took it back */
      readonly undoneBy: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly into?: string
      readonly "into.startsWith"?: string
      readonly "into.in"?: string
      readonly "into.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What is charged on top for paying by card or account; the latest revision counts */
  readonly "surcharge-rules": {
    readonly row: {
      /** legal entity */
      readonly entity: string
      /** country; empty: wherever no rule says more */
      readonly country: string
      /** state or province; empty: the whole country */
      readonly region: string
      /** card or bank */
      readonly method: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** of what is paid, tax included */
      readonly percent: string
      /** ISO 4217 code */
      readonly currency: string
      /** besides, a payment */
      readonly fixed: string
      /** at most */
      readonly cap: string | null
      /** how the fee is taxed */
      readonly taxClass: string
      /** not of consumers */
      readonly businessesOnly: boolean
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
      readonly region?: string
      readonly "region.startsWith"?: string
      readonly "region.in"?: string
      readonly "region.not"?: string
      readonly method?: string
      readonly "method.startsWith"?: string
      readonly "method.in"?: string
      readonly "method.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Money whose payer is not known, the oldest first, with who looks after it */
  readonly suspense: {
    readonly row: {
      /** day in the books; its age counts from here */
      readonly bookedOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly itemId: string
      /** legal entity */
      readonly entity: string
      /** how it came */
      readonly method: string
      /** ISO 4217 code */
      readonly currency: string
      /** amount received */
      readonly amount: string
      /** what is not identified yet */
      readonly left: string
      /** what the payer wrote */
      readonly reference: string | null
      /** who paid, as written */
      readonly payerName: string | null
      /** the payer’s account, masked */
      readonly payerBank: string | null
      /** who finds out whose it is */
      readonly owner: string | null
      /** what is known so far */
      readonly note: string | null
    }
    readonly filters: {
      readonly bookedOn?: string
      readonly "bookedOn.from"?: string
      readonly "bookedOn.to"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly method?: string
      readonly "method.startsWith"?: string
      readonly "method.in"?: string
      readonly "method.not"?: string
      readonly currency?: string
      readonly "currency.startsWith"?: string
      readonly "currency.in"?: string
      readonly "currency.not"?: string
      readonly owner?: string
      readonly "owner.startsWith"?: string
      readonly "owner.in"?: string
      readonly "owner.not"?: string
    }
    readonly expand: {}
  }
  /** What notice places ask for; for each date the latest revision counts */
  readonly "suspension-rules": {
    readonly row: {
      /** ISO 3166 code */
      readonly country: string
      /** region; empty: wherever it has none of its own */
      readonly region: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** from notice to final notice */
      readonly noticeDays: string
      /** from there to the order */
      readonly finalNoticeDays: string
      /** ISO 4217 code */
      readonly currency: string
      /** nobody is suspended who owes less */
      readonly minimum: string
      /** no orders from */
      readonly moratoriumFrom: string | null
      /** until */
      readonly moratoriumUntil: string | null
      /** for restoring, without tax */
      readonly fee: string
      /** the law or tariff that says so */
      readonly source: string
    }
    readonly filters: {
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
      readonly region?: string
      readonly "region.startsWith"?: string
      readonly "region.in"?: string
      readonly "region.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Suspensions of supply, from notice to restoring */
  readonly suspensions: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id of the suspension */
      readonly suspensionId: string
      /** legal entity */
      readonly entity: string
      /** code of the premise; empty: all */
      readonly premise: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** overdue when it began */
      readonly amount: string
      /** the last step */
      readonly state: string
      /** day of the last step */
      readonly lastStepOn: string
      /** when it ended */
      readonly endedOn: string | null
      /** what was said */
      readonly note: string | null
      /** every step in its order */
      readonly steps: unknown
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly suspensionId?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly lastStepOn?: string
      readonly "lastStepOn.from"?: string
      readonly "lastStepOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What somebody must look at about money or what is overdue, by the day it is due */
  readonly tasks: {
    readonly row: {
      /** to be done by */
      readonly dueOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the task */
      readonly taskId: string
      /** the receipt that it is of */
      readonly receiptId: string | null
      /** the bank’s line that it is of */
      readonly lineId: string | null
      /** number of the account */
      readonly account: string
      /** whose work it is: cash or collections */
      readonly desk: string
      /** returned_payment, unapplied, promise_broken … */
      readonly kind: string
      /** what is known */
      readonly about: string | null
      /** ISO 4217 code */
      readonly currency: string | null
      /** how much */
      readonly amount: string | null
      /** who looks after it */
      readonly owner: string | null
      /** since when it waits */
      readonly since: string | null
      /** where the customer is called */
      readonly phone: string | null
      /** id, the same for ever */
      readonly subjectId: string
      /** what is known */
      readonly facts: unknown
      /** when it was made */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly dueOn?: string
      readonly "dueOn.from"?: string
      readonly "dueOn.to"?: string
      readonly taskId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly desk?: string
      readonly "desk.startsWith"?: string
      readonly "desk.in"?: string
      readonly "desk.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly owner?: string
      readonly "owner.startsWith"?: string
      readonly "owner.in"?: string
      readonly "owner.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Debts given up whose tax was not taken off yet, and from which day it may be claimed */
  readonly "tax-relief-due": {
    readonly row: {
      /** when it was given up */
      readonly givenUpOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the debt */
      readonly allocationId: string
      /** legal entity */
      readonly entity: string
      /** number of the account */
      readonly account: string
      /** number of the document */
      readonly document: string | null
      /** why */
      readonly reason: string
      /** from which day on it may be claimed */
      readonly claimableFrom: string
      /** ISO 4217 code */
      readonly currency: string
      /** what was given up */
      readonly amount: string
      /** tax in it */
      readonly tax: string
    }
    readonly filters: {
      readonly givenUpOn?: string
      readonly "givenUpOn.from"?: string
      readonly "givenUpOn.to"?: string
      readonly allocationId?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
      readonly reason?: string
      readonly "reason.startsWith"?: string
      readonly "reason.in"?: string
      readonly "reason.not"?: string
      readonly claimableFrom?: string
      readonly "claimableFrom.from"?: string
      readonly "claimableFrom.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Tax rates by place, class and date */
  readonly "tax-rules": {
    readonly row: {
      /** code */
      readonly code: string
      /** tax class of products */
      readonly taxClass: string
      /** first day of supply */
      readonly validFrom: string
      /** first day without it */
      readonly validTo: string | null
      /** ISO 3166 code */
      readonly country: string
      /** state or province */
      readonly region: string | null
      /** category by EN 16931 */
      readonly category: string
      /** per cent */
      readonly ratePercent: string
    }
    readonly filters: {
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly taxClass?: string
      readonly "taxClass.startsWith"?: string
      readonly "taxClass.in"?: string
      readonly "taxClass.not"?: string
      readonly validFrom?: string
      readonly "validFrom.from"?: string
      readonly "validFrom.to"?: string
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
    }
    readonly expand: {}
  }
  /** One-off charges made from lines of tickets */
  readonly "ticket-charges": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly ticketId: string
      /** line of the ticket */
      readonly line: string
      /** revision that made it */
      readonly revision: string
      /** system that it came from */
      readonly source: string
      /** its number there */
      readonly reference: string
      /** reference of the one-off charge */
      readonly oneOff: string
      /** day of the service */
      readonly serviceOn: string
      /** whether it has been billed */
      readonly isBilled: boolean
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly source?: string
      readonly "source.startsWith"?: string
      readonly "source.in"?: string
      readonly "source.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
      readonly serviceOn?: string
      readonly "serviceOn.from"?: string
      readonly "serviceOn.to"?: string
      readonly isBilled?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Work orders and service tickets, revision by revision; the latest counts */
  readonly tickets: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly ticketId: string
      /** how often it came in */
      readonly revision: string
      /** system that it came from */
      readonly source: string
      /** its number there */
      readonly reference: string
      /** as it came in */
      readonly content: unknown
      /** when it came in */
      readonly recordedAt: string
      /** who brought it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly source?: string
      readonly "source.startsWith"?: string
      readonly "source.in"?: string
      readonly "source.not"?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Time-of-use calendars: bands by season, weekday, holiday and hour */
  readonly "tou-calendars": {
    readonly row: {
      /** code */
      readonly code: string
      /** name by language */
      readonly name: unknown
      /** the first that matches decides */
      readonly rules: unknown
      /** dates of their own kind */
      readonly holidays: unknown
    }
    readonly filters: {
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
    }
    readonly expand: {}
  }
  /** Transfers between ledger accounts */
  readonly transfers: {
    readonly row: {
      /** id, the same for ever */
      readonly accountId: string
      /** id, the same for ever */
      readonly transferId: string
      /** day on which it counts */
      readonly effectiveOn: string
      /** number of the account */
      readonly account: string
      /** legal entity */
      readonly entity: string
      /** ledger account debited */
      readonly debit: string
      /** ledger account credited */
      readonly credit: string
      /** ISO 4217 code */
      readonly currency: string
      /** amount moved */
      readonly amount: string
      /** what happened */
      readonly event: string
      /** number of its document */
      readonly document: string | null
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly effectiveOn?: string
      readonly "effectiveOn.from"?: string
      readonly "effectiveOn.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly debit?: string
      readonly "debit.startsWith"?: string
      readonly "debit.in"?: string
      readonly "debit.not"?: string
      readonly credit?: string
      readonly "credit.startsWith"?: string
      readonly "credit.in"?: string
      readonly "credit.not"?: string
      readonly event?: string
      readonly "event.startsWith"?: string
      readonly "event.in"?: string
      readonly "event.not"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Trials of subscriptions; the latest revision counts */
  readonly trials: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** subscription number */
      readonly subscription: string
      /** how often it was set */
      readonly revision: string
      /** first day */
      readonly startOn: string
      /** first day that is paid */
      readonly endOn: string
      /** whether usage is free too */
      readonly freeUsage: boolean
      /** start or trial_end */
      readonly periodsFrom: string
      /** who recorded it */
      readonly madeBy: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly endOn?: string
      readonly "endOn.from"?: string
      readonly "endOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Dormant credits: found, written to, set aside, handed over, or claimed */
  readonly "unclaimed-cases": {
    readonly row: {
      /** when its months were over */
      readonly dormantOn: string
      /** id, the same for ever */
      readonly accountId: string
      /** id of the case */
      readonly caseId: string
      /** number of the account */
      readonly account: string
      /** the customer */
      readonly name: string
      /** legal entity */
      readonly entity: string
      /** where the customer lives */
      readonly country: string
      /** state or province */
      readonly region: string
      /** how far it has come */
      readonly unclaimedState: string
      /** when the customer was last heard of */
      readonly heardOn: string
      /** nothing is set aside before */
      readonly answerBy: string
      /** ISO 4217 code */
      readonly currency: string
      /** when it was found */
      readonly amount: string
      /** what is left of the credit */
      readonly open: string
      /** when it was set aside */
      readonly heldOn: string | null
      /** with which it was handed over */
      readonly reportId: string
      /** to whom */
      readonly authority: string | null
      /** when it ended */
      readonly endedOn: string | null
      /** id, the same for ever */
      readonly itemId: string
      /** the letter */
      readonly messageId: string | null
      /** note */
      readonly note: string | null
    }
    readonly filters: {
      readonly dormantOn?: string
      readonly "dormantOn.from"?: string
      readonly "dormantOn.to"?: string
      readonly caseId?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
      readonly region?: string
      readonly "region.startsWith"?: string
      readonly "region.in"?: string
      readonly "region.not"?: string
      readonly unclaimedState?: string
      readonly "unclaimedState.startsWith"?: string
      readonly "unclaimedState.in"?: string
      readonly "unclaimedState.not"?: string
      readonly answerBy?: string
      readonly "answerBy.from"?: string
      readonly "answerBy.to"?: string
      readonly reportId?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What was handed over to authorities as unclaimed property, the latest first */
  readonly "unclaimed-reports": {
    readonly row: {
      /** day */
      readonly reportedOn: string
      /** id of the report */
      readonly reportId: string
      /** legal entity */
      readonly entity: string
      /** country */
      readonly country: string
      /** state or province */
      readonly region: string
      /** to whom */
      readonly authority: string
      /** ISO 4217 code */
      readonly currency: string
      /** what was paid */
      readonly amount: string
      /** how many credits */
      readonly owners: string
      /** its transfer, for the line of the bank */
      readonly transferId: string
      /** note */
      readonly note: string | null
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly reportedOn?: string
      readonly "reportedOn.from"?: string
      readonly "reportedOn.to"?: string
      readonly reportId?: string
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
      readonly region?: string
      readonly "region.startsWith"?: string
      readonly "region.in"?: string
      readonly "region.not"?: string
    }
    readonly expand: {}
  }
  /** When credits become dormant, by place; for each date the latest revision counts */
  readonly "unclaimed-rules": {
    readonly row: {
      /** legal entity */
      readonly entity: string
      /** country; empty: wherever no rule says more */
      readonly country: string
      /** state or province; empty: the whole country */
      readonly region: string
      /** first day */
      readonly fromOn: string
      /** how often the date was set */
      readonly revision: string
      /** months; none: never */
      readonly dormancyMonths: string | null
      /** days to answer the letter */
      readonly answerDays: string
      /** ISO 4217 code */
      readonly currency: string
      /** a letter from this amount on */
      readonly letterFrom: string
      /** not credits of businesses */
      readonly exemptsBusinesses: boolean
      /** who recorded it */
      readonly recordedBy: string
    }
    readonly filters: {
      readonly entity?: string
      readonly "entity.startsWith"?: string
      readonly "entity.in"?: string
      readonly "entity.not"?: string
      readonly country?: string
      readonly "country.startsWith"?: string
      readonly "country.in"?: string
      readonly "country.not"?: string
      readonly region?: string
      readonly "region.startsWith"?: string
      readonly "region.in"?: string
      readonly "region.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
    }
    readonly expand: {}
  }
  /** Limits that were reached, once for each alert and period */
  readonly "usage-alert-notices": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly alertId: string
      /** first day of the period */
      readonly periodStart: string
      /** code of the alert */
      readonly code: string
      /** subscription number; empty: all */
      readonly subscription: string | null
      /** what was reached */
      readonly value: string
      /** the limit */
      readonly threshold: string
      /** when it was found */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly periodStart?: string
      readonly "periodStart.from"?: string
      readonly "periodStart.to"?: string
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly recordedAt?: string
      readonly "recordedAt.from"?: string
      readonly "recordedAt.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Limits that usage or spending is watched against */
  readonly "usage-alerts": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly alertId: string
      /** code */
      readonly code: string
      /** subscription number; empty: all */
      readonly subscription: string | null
      /** code of the charge; empty: all */
      readonly charge: string | null
      /** quantity or amount */
      readonly measure: string
      /** ISO 4217 code */
      readonly currency: string | null
      /** units, amount or per cent */
      readonly threshold: string
      /** what the per cent are of */
      readonly percentOf: string | null
      /** commitment that they are of */
      readonly commitment: string | null
      /** current or projected */
      readonly basis: string
      /** whether it is in force */
      readonly isOpen: boolean
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly charge?: string
      readonly "charge.startsWith"?: string
      readonly "charge.in"?: string
      readonly "charge.not"?: string
      readonly measure?: string
      readonly "measure.startsWith"?: string
      readonly "measure.in"?: string
      readonly "measure.not"?: string
      readonly isOpen?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Usage events as they were received */
  readonly "usage-events": {
    readonly row: {
      /** id, the same for ever */
      readonly accountId: string
      /** key of its source */
      readonly eventKey: string
      /** first day of its month */
      readonly month: string
      /** number of the account */
      readonly account: string
      /** subscription number */
      readonly subscription: string
      /** what it counts */
      readonly meter: string
      /** when it happened */
      readonly occurredAt: string
      /** how much */
      readonly quantity: string
      /** when it was recorded */
      readonly recordedAt: string
      /** whether it is billed, or why not */
      readonly billing: string
      /** charges that rate its meter on its day */
      readonly ratedBy: string | null
      /** bill runs that billed it */
      readonly billedByRun: string | null
      /** documents that bill its day by its meter */
      readonly billedWith: string | null
      /** when it was voided */
      readonly voidedAt: string | null
      /** who voided it */
      readonly voidedBy: string | null
      /** why it was voided */
      readonly voidReason: string | null
      /** event that counts instead */
      readonly replacementKey: string | null
    }
    readonly filters: {
      readonly eventKey?: string
      readonly "eventKey.startsWith"?: string
      readonly "eventKey.in"?: string
      readonly "eventKey.not"?: string
      readonly month?: string
      readonly "month.from"?: string
      readonly "month.to"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly meter?: string
      readonly "meter.startsWith"?: string
      readonly "meter.in"?: string
      readonly "meter.not"?: string
      readonly occurredAt?: string
      readonly "occurredAt.from"?: string
      readonly "occurredAt.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Files of usage that were received, tried and taken */
  readonly "usage-imports": {
    readonly row: {
      /** when it was received */
      readonly receivedAt: string
      /** id of the import */
      readonly importId: string
      /** name of the file */
      readonly fileName: string
      /** csv, nem12 or green-button */
      readonly format: string
      /** how far it is */
      readonly state: string
      /** who brought it */
      readonly receivedBy: string
      /** days, reads and events */
      readonly rows: string
      /** new */
      readonly created: string
      /** in place of others */
      readonly updated: string
      /** known already */
      readonly unchanged: string
      /** refused */
      readonly rejected: string
      /** who had it recorded */
      readonly committedBy: string | null
      /** when that was */
      readonly committedAt: string | null
      /** when it was taken back */
      readonly undoneAt: string | null
    }
    readonly filters: {
      readonly receivedAt?: string
      readonly "receivedAt.from"?: string
      readonly "receivedAt.to"?: string
      readonly importId?: string
      readonly fileName?: string
      readonly "fileName.startsWith"?: string
      readonly "fileName.in"?: string
      readonly "fileName.not"?: string
      readonly format?: string
      readonly "format.startsWith"?: string
      readonly "format.in"?: string
      readonly "format.not"?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
      readonly receivedBy?: string
      readonly "receivedBy.startsWith"?: string
      readonly "receivedBy.in"?: string
      readonly "receivedBy.not"?: string
    }
    readonly expand: {}
  }
  /** Usage events that no longer count: by whom, why and what replaced them */
  readonly "usage-voids": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** first day of the month of the event */
      readonly month: string
      /** key of the event */
      readonly eventKey: string
      /** event that counts instead */
      readonly replacement: string | null
      /** why */
      readonly reason: string
      /** who voided it */
      readonly voidedBy: string
      /** when */
      readonly voidedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly month?: string
      readonly "month.from"?: string
      readonly "month.to"?: string
      readonly eventKey?: string
      readonly "eventKey.startsWith"?: string
      readonly "eventKey.in"?: string
      readonly "eventKey.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What came into wallets and went out of them, with its document */
  readonly "wallet-entries": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly entryId: string
      /** code of the wallet */
      readonly wallet: string
      /** id, the same for ever */
      readonly lotId: string
      /** opened, used, returned, credited or expired */
      readonly kind: string
      /** ISO 4217 code */
      readonly currency: string
      /** positive = came in */
      readonly amount: string
      /** day on which it counts */
      readonly effectiveOn: string
      /** number of its document */
      readonly document: string | null
      /** line of it */
      readonly line: string | null
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly wallet?: string
      readonly "wallet.startsWith"?: string
      readonly "wallet.in"?: string
      readonly "wallet.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly effectiveOn?: string
      readonly "effectiveOn.from"?: string
      readonly "effectiveOn.to"?: string
      readonly document?: string
      readonly "document.startsWith"?: string
      readonly "document.in"?: string
      readonly "document.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Prepaid credits that came together and expire together */
  readonly "wallet-lots": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly lotId: string
      /** code of the wallet */
      readonly wallet: string
      /** bought or granted */
      readonly kind: string
      /** lower is used first */
      readonly priority: string
      /** first day */
      readonly fromOn: string
      /** first day without it */
      readonly expiresOn: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** what it came with */
      readonly opened: string
      /** what is left */
      readonly left: string
      /** whether anything is left */
      readonly isLeft: boolean
      /** reference of its purchase */
      readonly reference: string | null
      /** why it was granted */
      readonly reason: string | null
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly wallet?: string
      readonly "wallet.startsWith"?: string
      readonly "wallet.in"?: string
      readonly "wallet.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly fromOn?: string
      readonly "fromOn.from"?: string
      readonly "fromOn.to"?: string
      readonly expiresOn?: string
      readonly "expiresOn.from"?: string
      readonly "expiresOn.to"?: string
      readonly isLeft?: string
      readonly reference?: string
      readonly "reference.startsWith"?: string
      readonly "reference.in"?: string
      readonly "reference.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** What somebody should know about wallets: low, topped up, limit of top-ups reached */
  readonly "wallet-notices": {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** id, the same for ever */
      readonly noticeId: string
      /** code of the wallet */
      readonly wallet: string
      /** low_balance, topped_up or top_up_limit */
      readonly kind: string
      /** ISO 4217 code */
      readonly currency: string
      /** what was left */
      readonly balance: string
      /** day on which it counts */
      readonly effectiveOn: string
      /** when it was recorded */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly wallet?: string
      readonly "wallet.startsWith"?: string
      readonly "wallet.in"?: string
      readonly "wallet.not"?: string
      readonly kind?: string
      readonly "kind.startsWith"?: string
      readonly "kind.in"?: string
      readonly "kind.not"?: string
      readonly effectiveOn?: string
      readonly "effectiveOn.from"?: string
      readonly "effectiveOn.to"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Prepaid wallets and what is left in them */
  readonly wallets: {
    readonly row: {
      /** number of the account */
      readonly account: string
      /** code of the wallet */
      readonly code: string
      /** name by language */
      readonly name: unknown
      /** subscription that bears purchases */
      readonly subscription: string
      /** what credits are sold and taxed as */
      readonly product: string
      /** ISO 4217 code */
      readonly currency: string
      /** credits left, without tax */
      readonly left: string
      /** charges paid; empty: all */
      readonly charges: unknown
      /** a notice below this */
      readonly alertBelow: string | null
      /** bought anew below this */
      readonly topUpBelow: string | null
      /** so much is bought */
      readonly topUp: string | null
      /** when it was opened */
      readonly recordedAt: string
    }
    readonly filters: {
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
      readonly code?: string
      readonly "code.startsWith"?: string
      readonly "code.in"?: string
      readonly "code.not"?: string
      readonly subscription?: string
      readonly "subscription.startsWith"?: string
      readonly "subscription.in"?: string
      readonly "subscription.not"?: string
      readonly product?: string
      readonly "product.startsWith"?: string
      readonly "product.in"?: string
      readonly "product.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
  /** Every try of a delivery: what was answered, and how long it took */
  readonly "webhook-attempts": {
    readonly row: {
      /** id of the endpoint */
      readonly endpointId: string
      /** id of the event, without evt_ */
      readonly eventId: string
      /** 0 by itself; from 1 on asked for */
      readonly replay: string
      /** number of the try */
      readonly attempt: string
      /** when */
      readonly startedAt: string
      /** how long it took, in milliseconds */
      readonly durationMs: string
      /** delivered, refused, gone, timeout, unreachable or blocked */
      readonly outcome: string
      /** status of the answer */
      readonly status: string | null
      /** beginning of the answer, or why there was none */
      readonly answer: string
    }
    readonly filters: {
      readonly endpointId?: string
      readonly eventId?: string
      readonly outcome?: string
      readonly "outcome.startsWith"?: string
      readonly "outcome.in"?: string
      readonly "outcome.not"?: string
    }
    readonly expand: {}
  }
  /** Events by endpoint, and whether they arrived */
  readonly "webhook-deliveries": {
    readonly row: {
      /** id of the endpoint */
      readonly endpointId: string
      /** id of the event, without evt_ */
      readonly eventId: string
      /** 0 by itself; from 1 on asked for */
      readonly replay: string
      /** type of the event */
      readonly type: string
      /** waiting, sending, delivered or failed */
      readonly state: string
      /** how often it was tried */
      readonly attempts: string
      /** when it is tried next */
      readonly nextAt: string | null
      /** since when it was to be sent */
      readonly createdAt: string
      /** when it arrived or was given up */
      readonly endedAt: string | null
    }
    readonly filters: {
      readonly endpointId?: string
      readonly eventId?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {}
  }
  /** Systems that are told of events, without their secrets */
  readonly "webhook-endpoints": {
    readonly row: {
      /** id of the endpoint */
      readonly endpointId: string
      /** address */
      readonly url: string
      /** what it is */
      readonly description: string | null
      /** types of events, * for all */
      readonly events: unknown
      /** active or disabled */
      readonly state: string
      /** by_hand, gone or failing */
      readonly disabledReason: string | null
      /** since when */
      readonly disabledAt: string | null
      /** since when nothing got through */
      readonly failingSince: string | null
      /** deliveries that wait */
      readonly waiting: string
      /** who added it */
      readonly createdBy: string
      /** when it was added */
      readonly createdAt: string
    }
    readonly filters: {
      readonly endpointId?: string
      readonly state?: string
      readonly "state.startsWith"?: string
      readonly "state.in"?: string
      readonly "state.not"?: string
    }
    readonly expand: {}
  }
  /** Events that somebody subscribed to, the latest first */
  readonly "webhook-events": {
    readonly row: {
      /** when */
      readonly occurredAt: string
      /** id of the event, without evt_ */
      readonly eventId: string
      /** type */
      readonly type: string
      /** number of the account */
      readonly account: string | null
      /** document, run or alert that it is about */
      readonly subjectId: string
      /** new, or dispatched to its endpoints */
      readonly state: string
    }
    readonly filters: {
      readonly occurredAt?: string
      readonly "occurredAt.from"?: string
      readonly "occurredAt.to"?: string
      readonly eventId?: string
      readonly type?: string
      readonly "type.startsWith"?: string
      readonly "type.in"?: string
      readonly "type.not"?: string
      readonly account?: string
      readonly "account.startsWith"?: string
      readonly "account.in"?: string
      readonly "account.not"?: string
    }
    readonly expand: {
      readonly account: Lists["accounts"]['row'] | null
    }
  }
}

/** What webhooks tell; see `webhooks` in /v1/openapi.json. */
export interface Events {
  /** An invoice was issued. */
  readonly "invoice.issued": {
    readonly version: 1
    readonly data: {
      readonly documentId: string
      /** number of the document */
      readonly number: string
      /** number of the account */
      readonly account: string
      /** legal entity that issued it */
      readonly entity: string
      readonly run: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** date of issue */
      readonly issuedOn: string
      /** due date */
      readonly dueOn: string
      /** first day of service */
      readonly serviceStart: string
      /** first day after it */
      readonly serviceEnd: string
      /** without tax, such as 12.50 */
      readonly net: string
      /** tax, such as 12.50 */
      readonly tax: string
      /** what the customer owes by it; less than zero on a credit note, such as 12.50 */
      readonly payable: string
      readonly reason: string | null
    }
  }
  /** A credit note was issued. */
  readonly "credit_note.issued": {
    readonly version: 1
    readonly data: {
      readonly documentId: string
      /** number of the document */
      readonly number: string
      /** number of the account */
      readonly account: string
      /** legal entity that issued it */
      readonly entity: string
      readonly run: string | null
      /** ISO 4217 code */
      readonly currency: string
      /** date of issue */
      readonly issuedOn: string
      /** due date */
      readonly dueOn: string
      /** first day of service */
      readonly serviceStart: string
      /** first day after it */
      readonly serviceEnd: string
      /** without tax, such as 12.50 */
      readonly net: string
      /** tax, such as 12.50 */
      readonly tax: string
      /** what the customer owes by it; less than zero on a credit note, such as 12.50 */
      readonly payable: string
      readonly reason: string | null
    }
  }
  /** A bill run reached a new state. */
  readonly "bill_run.changed": {
    readonly version: 1
    readonly data: {
      readonly runId: string
      /** number of the run */
      readonly run: string
      /** rating, review, approved, issuing, issued or cancelled */
      readonly state: string
      /** legal entity */
      readonly entity: string
      readonly cycle: string | null
      /** bills through this day */
      readonly throughOn: string
      /** date of the documents */
      readonly issueOn: string
    }
  }
  /** Money was received. */
  readonly "payment.recorded": {
    readonly version: 1
    readonly data: {
      readonly receiptId: string
      readonly account: string | null
      /** legal entity */
      readonly entity: string
      /** card, check, cash, transfer, direct_debit … */
      readonly method: string
      /** ISO 4217 code */
      readonly currency: string
      /** amount received, such as 12.50 */
      readonly amount: string
      /** value date */
      readonly valueOn: string
      /** day in the books */
      readonly bookedOn: string
      readonly reference: string | null
    }
  }
  /** Money went back. */
  readonly "payment.returned": {
    readonly version: 1
    readonly data: {
      readonly receiptId: string
      readonly account: string | null
      /** legal entity */
      readonly entity: string
      /** card, check, cash, transfer, direct_debit … */
      readonly method: string
      /** ISO 4217 code */
      readonly currency: string
      /** amount received, such as 12.50 */
      readonly amount: string
      /** value date */
      readonly valueOn: string
      /** day in the books */
      readonly bookedOn: string
      readonly reference: string | null
      /** returned, mistake or chargeback */
      readonly kind: string
      readonly reason: string | null
      /** when it went back */
      readonly returnedOn: string
    }
  }
  /** Money was paid back. */
  readonly "refund.paid": {
    readonly version: 1
    readonly data: {
      readonly refundId: string
      /** number of the account */
      readonly account: string
      /** legal entity */
      readonly entity: string
      /** transfer, check, cash or provider */
      readonly way: string
      /** ISO 4217 code */
      readonly currency: string
      /** amount paid back, such as 12.50 */
      readonly amount: string
      /** day in the books */
      readonly refundedOn: string
      /** code of the reason */
      readonly reason: string
    }
  }
  /** Usage or spending reached a limit that is watched. */
  readonly "usage_alert.reached": {
    readonly version: 1
    readonly data: {
      /** number of the account */
      readonly account: string
      /** code of the alert */
      readonly alert: string
      readonly subscription: string | null
      readonly charge: string | null
      /** quantity or amount */
      readonly measure: string
      /** current or projected */
      readonly basis: string
      readonly currency: string | null
      /** first day of the period */
      readonly periodStart: string
      /** first day after it */
      readonly periodEnd: string
      /** what was reached */
      readonly value: string
      /** the limit */
      readonly threshold: string
    }
  }
  /** A run of reminders or late charges reached a new state. */
  readonly "dunning_run.changed": {
    readonly version: 1
    readonly data: {
      readonly runId: string
      /** number of the run */
      readonly run: string
      /** reminders or late_charges */
      readonly kind: string
      /** preparing, review, approved, sending, sent or cancelled */
      readonly state: string
      /** legal entity */
      readonly entity: string
      /** the day that it counts from */
      readonly runOn: string
    }
  }
  /** A reminder was sent. */
  readonly "dunning_notice.sent": {
    readonly version: 1
    readonly data: {
      readonly noticeId: string
      /** number of the account */
      readonly account: string
      /** legal entity */
      readonly entity: string
      /** number of the dunning run */
      readonly run: string
      /** level of the letter */
      readonly level: number
      /** email, letter, portal or call */
      readonly channel: string
      /** ISO 4217 code */
      readonly currency: string
      /** what it asks for, such as 12.50 */
      readonly asked: string
      /** what it costs, such as 12.50 */
      readonly fee: string
      /** day of the letter */
      readonly sentOn: string
      /** the last day that it gives */
      readonly payBy: string
    }
  }
  /** An endpoint is sent nothing more. */
  readonly "webhook_endpoint.disabled": {
    readonly version: 1
    readonly data: {
      readonly endpointId: string
      /** its address */
      readonly url: string
      /** gone (it answered 410) or failing (nothing got through for days) */
      readonly reason: string
    }
  }
  /** Somebody tries an endpoint. */
  readonly "webhook.test": {
    readonly version: 1
    readonly data: {
      /** a greeting */
      readonly message: string
    }
  }
}

type Described = {
  readonly commands: { readonly [Name in keyof Commands]: Commands[Name] }
  readonly lists: { readonly [Name in keyof Lists]: Lists[Name] }
}

/** A client of Quittance. */
export const createQuittance = (options: ClientOptions = {}) => createClient<Described>(options)

export type Quittance = ReturnType<typeof createQuittance>
