/** A refused row in the queue. */
export type RejectedRow = {
  readonly rejectedId: string
  readonly account: string
  readonly kind: 'event' | 'read' | 'interval'
  readonly code: string
  readonly received: Readonly<Record<string, unknown>>
  readonly receivedAt: string
  readonly timesReceived: string
}

/** What a refused row says, why it was refused, and the meters that it may mean. */
export type RejectedView = {
  readonly rejectedId: string
  readonly kind: 'event' | 'read' | 'interval'
  readonly received: Readonly<Record<string, unknown>>
  readonly corrected: Readonly<Record<string, unknown>> | null
  readonly shortened: boolean
  readonly state: string
  readonly source: string
  readonly receivedAt: string
  readonly timesReceived: string
  readonly reason: string
  readonly remedy: string
  readonly meters: readonly {
    readonly account: string
    readonly accountName: string
    readonly serial: string
    readonly register: string
    readonly meterCode: string
    readonly installedOn: string
    readonly removedOn: string | null
  }[]
}
