/** An endpoint as the view tells it. */
export type EndpointCard = {
  readonly endpointId: string
  readonly url: string
  readonly description: string | null
  readonly events: readonly string[]
  readonly state: 'active' | 'disabled'
  readonly disabledReason: string | null
  readonly disabledAt: string | null
  readonly failingSince: string | null
  readonly createdBy: string
  readonly createdAt: string
  readonly waiting: number
  readonly delivered: number
  readonly failed: number
  readonly lastAt: string | null
  readonly lastOutcome: string | null
  readonly lastStatus: number | null
  readonly secrets: readonly { readonly since: string; readonly until: string | null }[]
}

export type WebhooksView = {
  readonly endpoints: readonly EndpointCard[]
  readonly types: readonly { readonly type: string; readonly version: number }[]
}

export type DeliveryLine = {
  readonly eventId: string
  readonly replay: number
  readonly type: string
  readonly occurredAt: string
  readonly state: 'waiting' | 'sending' | 'delivered' | 'failed'
  readonly attempts: number
  readonly nextAt: string | null
  readonly outcome: string | null
  readonly status: number | null
  readonly durationMs: number | null
}

export type DeliveryDetail = {
  readonly body: string | null
  readonly tries: readonly {
    readonly attempt: number
    readonly startedAt: string
    readonly durationMs: number
    readonly outcome: string
    readonly status: number | null
    readonly answer: string
  }[]
}

/** What an endpoint is called: what somebody wrote of it, or its address. */
export function nameOf({ description, url }: Pick<EndpointCard, 'description' | 'url'>): string {
  return description ?? url
}
