type Texts = Readonly<Record<string, string>>

export type AuthorityRule = {
  readonly code: string
  readonly command: string
  readonly role: string | null
  readonly reason: string | null
  readonly atLeast: string | null
  readonly currency: string | null
  readonly approvers: readonly string[]
  readonly expiresDays: number
}

export type AuthorityView = {
  readonly now: string
  readonly switch: { readonly secondPerson: boolean }
  readonly rules: readonly AuthorityRule[]
  readonly coming: readonly (AuthorityRule & {
    readonly active: boolean
    readonly fromAt: string
  })[]
  readonly roles: readonly {
    readonly role: string
    readonly name: Texts
    readonly limits: readonly {
      readonly command: string
      readonly currency: string
      readonly amountMinor: string
    }[]
    readonly permissions: Readonly<Record<string, 'do' | 'propose'>>
  }[]
  readonly delegations: readonly {
    readonly delegationId: string
    readonly from: string
    readonly to: string
    readonly fromAt: string
    readonly untilAt: string
    readonly reason: string
  }[]
}

export type Standing = {
  readonly email: string
  readonly name: string
  readonly acts: 'alone' | 'approval' | 'no'
  readonly rules: readonly string[]
  readonly approves: 'yes' | 'for_another' | 'own_request' | 'no'
  readonly onBehalfOf: string | null
}
