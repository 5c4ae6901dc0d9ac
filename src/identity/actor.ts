/** Who asks, read from the text that commands and the log carry. */
export type Actor =
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'key'; readonly keyId: string }
  | { readonly kind: 'job'; readonly task: string }
  | { readonly kind: 'operator'; readonly login: string }
  | { readonly kind: 'nobody' }

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/**
 * `person:<id>` is somebody with roles, `key:<id>` a program with an API key, `job:<task>` our own
 * worker, `cli:<login>` whoever runs the command line on the machine that holds the data: the local
 * operator. Anything else is nobody and may do nothing.
 */
export function actorOf(text: string): Actor {
  const at = text.indexOf(':')
  const [kind, name] = [text.slice(0, at), text.slice(at + 1)]
  if (at < 1 || name === '') return { kind: 'nobody' }
  if (kind === 'person' && UUID.test(name)) return { kind, personId: name }
  if (kind === 'key' && UUID.test(name)) return { kind, keyId: name }
  if (kind === 'job') return { kind, task: name }
  if (kind === 'cli') return { kind: 'operator', login: name }
  return { kind: 'nobody' }
}

/** The actor text of a person. */
export function personActor(personId: string): string {
  return `person:${personId}`
}

/** The person who acts in a command that is only for people. */
export function personIn(ctx: { readonly actor: string }): string {
  const who = actorOf(ctx.actor)
  if (who.kind !== 'person') throw new Error(`defect: ${ctx.actor} is no person`)
  return who.personId
}
