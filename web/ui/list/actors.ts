import { ACTOR_WORDS } from '../words/actors.ts'
import { useWords } from '../words/in-four.ts'
import { fill } from '../words/words.ts'
import { useActorNames } from './links.ts'

/**
 * What the doer of something is called whom lists name by `person:…`, `key:…`, `job:…` or `cli:…`; undefined of
 * what names no doer.
 */
export function useActorText(): (actor: string) => string | undefined {
  const names = useActorNames()
  const own = useWords(ACTOR_WORDS)
  return actor => {
    const named = names[actor]
    if (named !== undefined) return named
    if (actor.startsWith('cli:')) return fill(own.commandLine, { who: actor.slice(4) })
    // All of the staff have names; whoever has none once these are there signed in as a customer.
    if (actor.startsWith('person:') && 'system' in names) return own.customer
    return actor.startsWith('job:') ? own.byItself : undefined
  }
}

/** What a value of a column is called if it names a doer, or a thing of few that an installation names. */
export function useNamed(): (column: string, text: string) => string | undefined {
  const names = useActorNames()
  const actorText = useActorText()
  return (column, text) => actorText(text) ?? names[`${column}.${text}`]
}
