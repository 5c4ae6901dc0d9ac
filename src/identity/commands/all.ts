import type { AnyCommand, Registry } from '../../platform/command.ts'
import { makePasswordLink, removeSecondFactor } from '../sign-in/commands/links.ts'
import { endSessionsOf } from '../sign-in/commands/sessions.ts'
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
    endSessionsOf,
    makePasswordLink,
    removeSecondFactor,
    ...approvalCommands(of),
  ]
}
