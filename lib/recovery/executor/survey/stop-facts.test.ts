import { describe, expect, it } from 'vitest';
import type { LogHeard } from '@/lib/chain/node-log';
import { aLog } from '@/lib/chain/node-log.test-world';
import { address, NOW, node } from '@/lib/incidents/diagnosis.test-world';
import { draw, TWO_TWO } from '../../plan-world.test-world';
import { withStarts } from '../with-starts';
import { stopFacts } from './stop-facts';

const lookOf = (name: string) => {
  const found = draw(TWO_TWO).survey.looks.find(({ node: one }) => one === name);
  if (!found) throw new Error(name);
  return found;
};

const of = (heard?: LogHeard, startedAt: number | null = NOW - 60_000) =>
  stopFacts([node(1, { answeringSince: NOW - 5_000, log: aLog({ startedAt, ...(heard && { heard }) }) })], [])[0];

describe('since when a process runs', () => {
  it('is told by our clock: by how much its log is behind it is added', () => {
    expect(of({ from: 0, until: NOW, behindMs: 120_000 })).toMatchObject({ upSince: NOW + 60_000, lastStop: 'clean' });
    expect(of({ from: 0, until: NOW, behindMs: -30_000 })).toMatchObject({ upSince: NOW - 90_000 });
    expect(of({ from: 0, until: NOW, behindMs: 0 })).not.toHaveProperty('isByOwnClock');
  });

  it('is not told by a log that is another node’s by its own word', () => {
    const log = aLog({ startedAt: NOW - 60_000, address: address(2) });
    expect(stopFacts([node(1, { answeringSince: NOW - 5_000, log })], [])[0]).toMatchObject({ upSince: NOW - 5_000, lastStop: 'unknown' });
    const looks = withStarts([lookOf('validator-1')], [node(1, { log }), node(2)]);
    expect(looks[0]).not.toHaveProperty('startedAt');
    expect(withStarts([lookOf('validator-1')], [node(1, { log: { ...log, address: address(1) } })])[0]).toHaveProperty('startedAt');
  });

  it('is by its own clock where no line was seen to come', () => {
    expect(of()).toMatchObject({ upSince: NOW - 60_000, isByOwnClock: true });
    expect(of(undefined, null)).toEqual({ node: 'validator-1', upSince: NOW - 5_000, startedAtHeight: null, lastStop: 'unknown' });
  });
});
