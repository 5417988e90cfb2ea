import { expect, it } from 'vitest';
import type { TurnView } from './incident-types';
import { saidBefore } from './said-before';

const turn = (at: number, kind: TurnView['kind'], sentence: string): TurnView => ({ id: at, at, kind, by: null, sentence, text: null });
const turns = [turn(1, 'opened', 'Opened: A 2 and B 2.'), turn(2, 'noted', 'Note.'), turn(8, 'changed', 'Changed: A 3 and B 1.')];
const incident = { sentence: 'A 3 and B 1.', means: 'It heals by itself.', worst: null, turns };

it('says what the incident said when the plan was made, not what the recovery turned it into', () => {
  expect(saidBefore(incident, 5)).toEqual(['Opened: A 2 and B 2.']);
});

it('says what it says now, and what that means, where it has not changed since', () => {
  expect(saidBefore(incident, 9)).toEqual(['A 3 and B 1.', 'It heals by itself.']);
  expect(saidBefore({ ...incident, means: null, turns: [] }, 9)).toEqual(['A 3 and B 1.']);
});

it('says also how it was at its gravest before that, where it was graver than then', () => {
  const worst = { at: 1, severity: 'critical', sentence: 'A 2 and B 2.' } as const;
  const then = [...turns, turn(20, 'changed', 'Changed: A 4.')];
  expect(saidBefore({ ...incident, worst, turns: then }, 9)).toEqual([
    'At its gravest (critical, 1970-01-01 00:00:00 UTC): A 2 and B 2.',
    'Changed: A 3 and B 1.',
  ]);
  expect(saidBefore({ ...incident, worst, turns: then }, 5)).toEqual(['Opened: A 2 and B 2.']);
  expect(saidBefore({ ...incident, worst: { ...worst, at: 15 }, turns: then }, 9)).toEqual(['Changed: A 3 and B 1.']);
});
