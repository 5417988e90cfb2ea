import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AUDIT_WORDS, nobodysName } from './audit-words';

const COMMANDS = join(import.meta.dirname, '../../commands/recovery');

describe('the words of the audit log', () => {
  it('has words for every recovery command, so that each can be chosen in the filter', () => {
    const names = readdirSync(COMMANDS)
      .filter((file) => !file.endsWith('.test.ts'))
      .map((file) => readFileSync(join(COMMANDS, file), 'utf8'))
      .flatMap((text) => [...text.matchAll(/\b(?:verb: |name: 'recovery\.)'?([a-z-]+)'/g)].map(([, verb]) => `recovery.${verb}`));
    expect(names.length).toBeGreaterThan(14);
    expect(names.filter((name) => AUDIT_WORDS[name] === undefined)).toEqual([]);
  });

  it('says that Quorumwatch did what it did by itself, and never so of what was refused to a stranger', () => {
    expect(nobodysName({ action: 'recovery.send', outcome: 'done' })).toBe('Quorumwatch');
    expect(nobodysName({ action: 'recovery.stop', outcome: 'failed' })).toBe('Quorumwatch');
    expect(nobodysName({ action: 'recovery.start', outcome: 'refused' })).toBe('nobody signed in');
    expect(nobodysName({ action: 'sign-in', outcome: 'refused' })).toBe('nobody signed in');
  });
});
