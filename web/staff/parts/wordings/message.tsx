import { Table, Text } from '@mantine/core'
import type { Block, Run } from '../../../../src/documents/messages/blocks.ts'

/** The blocks of a message as its reader sees them, whatever the mail program. */
export function MessageBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  return blocks.map((block, n) => <OneBlock key={n} block={block} />)
}

function OneBlock({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return (
        <p style={{ whiteSpace: 'pre-line', margin: '0 0 12px' }}>
          <Runs runs={block.runs} />
        </p>
      )
    case 'list':
      return (
        <ul style={{ margin: '0 0 12px', paddingInlineStart: 20 }}>
          {block.items.map((runs, n) => (
            <li key={n}>
              <Runs runs={runs} />
            </li>
          ))}
        </ul>
      )
    case 'payment':
      return (
        <Table mb="sm" withTableBorder>
          <Table.Tbody>
            {block.facts.map(({ label, value }) => (
              <Table.Tr key={label}>
                <Table.Th scope="row" w={160}>
                  {label}
                </Table.Th>
                <Table.Td>{value}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )
    default:
      return <Rows block={block} />
  }
}

function Rows({ block }: { readonly block: Extract<Block, { kind: 'table' }> }) {
  const side = (column: number) => (block.head[column]?.isRight === true ? 'figure' : '')
  return (
    <Table mb="sm">
      <Table.Thead>
        <Table.Tr>
          {block.head.map(({ label }, n) => (
            <Table.Th key={n} className={side(n)}>
              {label}
            </Table.Th>
          ))}
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {block.rows.map((row, n) => (
          <Table.Tr key={n}>
            {row.map((cell, column) => (
              <Table.Td key={column} className={side(column)}>
                {cell}
              </Table.Td>
            ))}
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}

function Runs({ runs }: { readonly runs: readonly Run[] }) {
  return runs.map((run, n) =>
    run.isStrong === true ? (
      <Text key={n} span inherit fw={600}>
        {run.text}
      </Text>
    ) : (
      <span key={n}>{run.text}</span>
    ),
  )
}
