/** How many approvals of different people a policy needs before it is live: a setting, 1 to 5. */
export abstract class ApprovalsRequired {
  abstract current(): number;
}
