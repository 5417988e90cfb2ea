/** What each action of the audit log is in words, after who did it; one without words is shown as it is. */
export const AUDIT_WORDS: Readonly<Record<string, string>> = {
  'sign-in': 'signed in',
  'sign-out': 'signed out',
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
  'incident.acknowledge': 'acknowledged an incident',
  'incident.unacknowledge': 'took an acknowledgement back',
  'incident.assign': 'assigned an incident',
  'incident.note': 'wrote a note on an incident',
  'incident.shelve': 'shelved an incident',
  'incident.unshelve': 'took an incident off the shelf',
  'incident.close': 'closed an incident',
};

export const AUDIT_OUTCOMES = { done: 'done', refused: 'refused', failed: 'failed' } as const;

/** The detail of a row as "key: value" pieces, nested values as JSON. */
export function auditDetail(detail: Readonly<Record<string, unknown>>): readonly string[] {
  return Object.entries(detail).map(([key, value]) => `${key}: ${typeof value === 'string' ? value : JSON.stringify(value)}`);
}
