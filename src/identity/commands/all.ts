import type { AnyCommand, Registry } from '../../platform/command.ts'
import { approvalCommands } from './approvals.ts'
import {
  defineAuthorityRuleOver,
  delegateApproval,
  endDelegation,
  setSecondPerson,
} from './authority.ts'
import { grantRole, revokeRole } from './grants.ts'
import { changePerson, disablePerson, enablePerson, invitePerson } from './people.ts'
import { defineRoleOver } from './roles.ts'

/** The commands about people, roles and approvals; `of` gives all commands there are. */
export function identityCommands(of: () => Registry): readonly AnyCommand[] {
  return [
    invitePerson,
    changePerson,
    disablePerson,
    enablePerson,
    grantRole,
    revokeRole,
    defineRoleOver(of),
    defineAuthorityRuleOver(of),
    setSecondPerson,
    delegateApproval,
    endDelegation,
    ...approvalCommands(of),
  ]
}
