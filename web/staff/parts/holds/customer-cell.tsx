import { Anchor, Table, Text } from '@mantine/core'
import { Link } from '@tanstack/react-router'

/** A customer by name and number, with the way to its page. */
export function CustomerCell(props: { readonly account: string; readonly name: string }) {
  const { account, name } = props
  return (
    <Table.Td>
      <Anchor component={Link} to={`/accounts/${encodeURIComponent(account)}`} size="sm">
        {name}
      </Anchor>
      <Text size="xs" c="dimmed">
        {account}
      </Text>
    </Table.Td>
  )
}
