import { RefusalError } from '../kernel/result.ts'

const LONGEST = 300

/**
 * An error as the log may keep it: where it arose and what kind it is, without what people gave us.
 * PostgreSQL tells values in message and detail ("Key (email)=(…) already exists"), parsers quote
 * what they could not read; the stack keeps its places alone, because it begins with the message.
 */
export function loggedError(error: unknown): object {
  if (!(error instanceof Error)) return { type: typeof error }
  const { name, stack, cause } = error
  // Its facts are what people gave us; its code says what it is.
  if (error instanceof RefusalError) return { type: 'Refusal', refusal: error.refusal.code }
  const facts = error as Error & Readonly<Record<string, unknown>>
  return {
    type: name === 'Error' ? error.constructor.name : name,
    ...textsOf(facts, ['code', 'table', 'column', 'constraint', 'routine', 'syscall']),
    message: isAboutValues(facts.code)
      ? 'a value that the database refused'
      : withoutData(error.message),
    stack: (stack ?? '')
      .split('\n')
      .filter(line => /^\s+at /.test(line))
      .slice(0, 12)
      .map(line => line.trim()),
    ...(cause === undefined ? {} : { cause: loggedError(cause) }),
  }
}

/** SQLSTATE classes whose messages hold values: data exceptions, constraints, our own RAISE. */
function isAboutValues(code: unknown): boolean {
  return typeof code === 'string' && /^(?:22|23|P0)[0-9A-Z]{3}$/.test(code)
}

function textsOf(facts: Readonly<Record<string, unknown>>, names: readonly string[]): object {
  const found = names.filter(name => typeof facts[name] === 'string')
  return Object.fromEntries(found.map(name => [name, facts[name]]))
}

const DATA = [
  // What stands in quotation marks was quoted from somewhere, and may hold such marks itself.
  /".*"|[“„].*[“”]|«.*»|(?<![A-Za-z])'.*'|`.*`/gs,
  /[^\s@]+@[^\s@]+\.[^\s@]+/g,
  /\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b/g,
  // Tokens, keys and the like.
  /(?<![\w/.-])[\w-]{32,}(?![\w/.-])/g,
]

/** A message without e-mail addresses, bank accounts, tokens, and whatever it quotes. */
export function withoutData(message: string): string {
  return DATA.reduce((text, pattern) => text.replace(pattern, '…'), message).slice(0, LONGEST)
}
