import { fill } from '../../ui/words/words.ts'

type Users = {
  readonly uses: readonly {
    readonly entity: string | null
    readonly segment: string | null
    readonly policyCode: string | null
  }[]
  readonly ownAccounts: readonly { readonly policyCode: string | null; readonly count: string }[]
}

type UserWords = Readonly<Record<'everybody' | 'entity' | 'segment' | 'accounts', string>>

/** For whom a policy of reminders or late charges holds today, in words. */
export function usersOf({ uses, ownAccounts }: Users, policy: string, words: UserWords): string[] {
  const named = uses
    .filter(({ policyCode }) => policyCode === policy && policy !== '')
    .map(({ entity, segment }) =>
      [
        entity === null ? null : fill(words.entity, { entity }),
        segment === null ? null : fill(words.segment, { segment }),
      ]
        .filter(text => text !== null)
        .join(', '),
    )
    .map(text => (text === '' ? words.everybody : text))
  const accounts = ownAccounts.find(({ policyCode }) => policyCode === policy)
  return accounts === undefined
    ? named
    : [...named, fill(words.accounts, { count: accounts.count })]
}
