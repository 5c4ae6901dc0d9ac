type Flow = { readonly lastAt: string | null; readonly day: number }

/** One system that is talked to, as the console reads it. */
export type ConnectorCard = {
  readonly kind: 'program' | 'webhook' | 'provider' | 'bank' | 'meter' | 'mail'
  readonly code: string
  readonly name: string
  /** Missing: nobody set it up. */
  readonly state: 'active' | 'disabled' | 'failing' | 'missing'
  readonly received: Flow | null
  readonly sent: Flow | null
  readonly waiting: number
  readonly failure: {
    readonly at: string
    readonly code: string
    readonly answer: string | null
    readonly about: string | null
    readonly reason: string | null
    readonly remedy: string | null
  } | null
}

export type ConnectorsView = { readonly connectors: readonly ConnectorCard[] }
