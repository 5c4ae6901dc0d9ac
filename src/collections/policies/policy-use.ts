/** What a rule of use is about: reminders, or late fees and interest. */
export type PolicyKind = 'dunning' | 'late_charges'

/** Which policy holds from some day on for a legal entity, a segment, both, or everybody. */
export type PolicyUse = {
  readonly legalEntityId: string | null
  readonly segmentCode: string | null
  /** Null: none. */
  readonly policyCode: string | null
}

/** For whom a policy is looked for. */
export type UsedBy = {
  readonly legalEntityId: string
  readonly segmentCode: string | null
  /** What was set for the account itself; undefined: nothing. */
  readonly ownPolicy: string | null | undefined
}

/**
 * The code of the policy that holds for a customer: what is set for the account itself, else for its
 * segment within the legal entity, its segment, the legal entity, everybody. Null where the narrowest
 * one says "none", or nothing is set at all. `uses` are those of one kind that hold on the day.
 */
export function policyCodeOf(uses: readonly PolicyUse[], by: UsedBy): string | null {
  if (by.ownPolicy !== undefined) return by.ownPolicy
  const narrowest = uses
    .filter(use => use.legalEntityId === null || use.legalEntityId === by.legalEntityId)
    .filter(use => use.segmentCode === null || use.segmentCode === by.segmentCode)
    .sort((a, b) => narrowness(b) - narrowness(a))
    .at(0)
  return narrowest?.policyCode ?? null
}

function narrowness({ legalEntityId, segmentCode }: PolicyUse): number {
  return (segmentCode === null ? 0 : 2) + (legalEntityId === null ? 0 : 1)
}
