export type MarkKind = 'read' | 'cutOff' | 'issue' | 'due'

/** A date of the billing calendar: each kind has a shape of its own, so that no colour has to be told. */
export function Mark(props: {
  readonly kind: MarkKind
  readonly name?: string
  readonly isLate?: boolean
}) {
  const { kind, name, isLate = false } = props
  const isFull = kind === 'issue' || kind === 'cutOff'
  return (
    <svg
      viewBox="0 0 16 16"
      className={['cycle-mark', isFull ? 'full' : '', isLate ? 'late' : ''].join(' ')}
      role="img"
      aria-label={name ?? kind}
      aria-hidden={name === undefined}
    >
      {name === undefined ? null : <title>{name}</title>}
      {kind === 'read' && <circle cx={8} cy={8} r={5} />}
      {kind === 'cutOff' && <path d="M8 2v12" />}
      {kind === 'issue' && <rect x={3.5} y={3.5} width={9} height={9} rx={1} />}
      {kind === 'due' && <path d="M8 3l5 9.5H3z" />}
    </svg>
  )
}
