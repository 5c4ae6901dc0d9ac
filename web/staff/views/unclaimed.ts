/** What lies unclaimed for customers of one place. */
export type UnclaimedPlace = {
  readonly entity: string
  readonly country: string
  readonly region: string
  readonly currency: string
  readonly waiting: number
  readonly waitingMinor: string
  readonly ripe: number
  readonly ripeMinor: string
  readonly held: number
  readonly heldMinor: string
  readonly handed: number
  readonly handedMinor: string
  readonly nextAnswerBy: string | null
}

/** A dormant credit that is not over. */
export type UnclaimedCase = {
  readonly caseId: string
  readonly account: string
  readonly name: string
  readonly entity: string
  readonly country: string
  readonly region: string
  readonly currency: string
  readonly amountMinor: string
  readonly heardOn: string
  readonly dormantOn: string
  readonly answerBy: string
  readonly heldOn: string | null
  readonly messageId: string | null
  readonly messageState: string | null
}

/** What the view of unclaimed property answers; amounts are minor units as texts. */
export type UnclaimedView = {
  readonly today: string
  readonly places: readonly UnclaimedPlace[]
  readonly cases: readonly UnclaimedCase[]
}
