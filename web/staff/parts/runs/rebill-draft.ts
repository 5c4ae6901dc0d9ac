/** A rebill while it is typed; what is empty is left out. */
export type RebillDraft = {
  readonly entity: string
  readonly from: string
  readonly to: string
  readonly plan: string
  readonly cycle: string
  readonly accounts: string
  readonly method: 'difference' | 'void'
  readonly cause: string
  readonly reason: string
  readonly issueOn: string
}

/** What the server is asked to start. */
export function rebillInput(draft: RebillDraft): Record<string, unknown> {
  const given = (name: 'to' | 'plan' | 'cycle' | 'cause') =>
    draft[name].trim() === '' ? {} : { [name]: draft[name].trim() }
  const accounts = [...new Set(draft.accounts.split(/[\s,;]+/).filter(number => number !== ''))]
  return {
    ...{ entity: draft.entity, from: draft.from, ...given('to'), method: draft.method },
    ...{ ...given('plan'), ...given('cycle'), ...given('cause') },
    ...(accounts.length === 0 ? {} : { accounts }),
    ...{ reason: draft.reason.trim(), issueOn: draft.issueOn },
  }
}

/** Whether so much is there that it can be tried. */
export function isRebillWhole({ entity, from, reason, issueOn }: RebillDraft): boolean {
  return [entity, from, reason.trim(), issueOn].every(text => text !== '')
}
