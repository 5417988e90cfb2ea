/** What each action of the audit log is in words, after who did it; one without words is shown as it is. */
export const AUDIT_WORDS: Readonly<Record<string, string>> = {
  'sign-in': 'signed in',
  'sign-out': 'signed out',
  'setup.check-node': 'had an address asked what it is',
  'network.poll': 'asked all nodes at once',
  'account.create-first': 'became the first administrator',
  'account.create': 'made an account',
  'account.set-role': 'changed a role',
  'account.set-disabled': 'disabled or enabled an account',
  'account.end-sessions': 'signed an account out everywhere',
  'account.end-own-sessions': 'ended own sessions',
  'account.renew-link': 'made a link to set a password',
  'account.set-password-by-link': 'set the password by a link',
  'account.change-password': 'changed the own password',
  'display.create': 'made a link for a display',
  'display.revoke': 'revoked a display',
  'display.open': 'opened the link of a display',
  'incident.acknowledge': 'acknowledged an incident',
  'incident.unacknowledge': 'took an acknowledgement back',
  'incident.assign': 'assigned an incident',
  'incident.note': 'wrote a note on an incident',
  'incident.shelve': 'shelved an incident',
  'incident.unshelve': 'took an incident off the shelf',
  'incident.close': 'closed an incident',
  'recovery.plan': 'planned a recovery',
  'recovery.dry-run': 'tried a recovery dry',
  'recovery.submit': 'handed a recovery in',
  'recovery.approve': 'approved a recovery',
  'recovery.withdraw': 'withdrew an approval',
  'recovery.break-glass': 'let a recovery start without approval',
  'recovery.start': 'started a recovery',
  'recovery.confirm': 'confirmed a step by its height',
  'recovery.confirm-stopped': 'said that a node is stopped',
  'recovery.by-hand': 'did a step by hand',
  'recovery.leave-out': 'went on without a node',
  'recovery.skip-evidence': 'went on without complete evidence',
  'recovery.pause': 'paused a recovery',
  'recovery.resume': 'went on with a recovery',
  'recovery.abort': 'aborted a recovery',
  'recovery.discard': 'discarded a recovery',
  'recovery.send': 'sent a call to a node',
  'recovery.answer': 'had an answer from a node',
  'recovery.check': 'checked the nodes',
  'recovery.step': 'went on to another step',
  'recovery.see': 'saw a change in a recovery',
  'recovery.stop': 'stopped a recovery at a problem',
  'notify.give-up': 'tried for a day to deliver a notice',
};

/** Who is said to have done what nobody signed in did: the product itself carries recoveries out and sends notices; a refusal was a person's try. */
export const nobodysName = ({ action, outcome }: { readonly action: string; readonly outcome: string }): string =>
  /^(recovery|notify)\./.test(action) && outcome !== 'refused' ? 'Quorumwatch' : 'nobody signed in';

export const AUDIT_OUTCOMES = { done: 'done', refused: 'refused', failed: 'failed' } as const;

/** The detail of a row as "key: value" pieces; what is null says nothing. */
export function auditDetail(detail: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(detail).flatMap(([key, value]) => (value === null ? [] : [`${key}: ${String(value)}`]));
}
