import { describe, expect, it } from 'vitest';
import { diagnose } from '@/lib/incidents/diagnose';
import { DETECTORS } from '@/lib/incidents/registry';
import type { DiagnosisInput, Phrase } from '@/lib/incidents/types';
import { watchRecording } from '@/lib/monitor/watch.test-world';
import { PHRASES } from '@/lib/views/phrases';
import { sayContext, sayPhrase } from '@/lib/views/say-phrase';

/** The sentences that are chosen where one signer's seals on two blocks carry one and the same round. */
const OF_ONE_ROUND = ['detector.sealed-both.same-round', 'sealing.same-round'];

/** Every sentence of every cause with its explanations and outlook. */
function everySentence(input: DiagnosisInput): readonly string[] {
  const say = (phrases: readonly Phrase[]) => phrases.map((one) => sayPhrase(one, sayContext(input.picture.nodes)));
  return DETECTORS.flatMap((detector) =>
    detector.detect(input).present.flatMap((cause) => {
      const { readings, outlook } = diagnose(detector.id, cause, input);
      const read = readings.flatMap((one) => [one.says, ...one.for, ...one.against, ...one.unknown]);
      const why = outlook ? [outlook.says, ...outlook.because] : [];
      return say([cause.says, ...(cause.means ? [cause.means] : []), ...read, ...why]);
    }),
  );
}

describe('words that accuse', () => {
  it('stand in no sentence but those of equal rounds, and of a motive in none', () => {
    const with_ = (pattern: RegExp) => Object.entries(PHRASES).flatMap(([key, words]) => (pattern.test(words) ? [key] : []));
    expect(with_(/equivocat/i).sort()).toEqual(OF_ONE_ROUND);
    expect(with_(/malicious|attack|byzantine|dishonest|cheat/i)).toEqual([]);
  });

  it.each([
    ['qbft-fork-2-2', false, 'validator-2 and validator-3 sealed two blocks at height 14, in rounds 0 and 1.'],
    ['qbft-fork-3-1', false, 'validator-2 and validator-3 sealed two blocks at height 11, in rounds 0 and 1.'],
    ['ibft-fork-2-2', false, 'validator-2 and validator-3 sealed two blocks at height 12; round unknown.'],
    [
      'besu-qbft-fork-2-2',
      true,
      'validator-2 and validator-3 sealed two blocks at height 5, both in round 1: equivocation by the headers.',
    ],
  ])('%s: equivocation is said: %s', async (name, isSaid, words) => {
    const world = await watchRecording(name);
    await world.tick(4);
    const said = everySentence(world.watch.diagnosis());
    expect(said.some((sentence) => /equivocation/.test(sentence))).toBe(isSaid);
    expect(said.join('\n')).toContain(words);
    expect(said.filter((sentence) => /In different rounds honest software/.test(sentence))).toHaveLength(/^qbft/.test(name) ? 1 : 0);
  });
});

describe('turns that passed at the forked height', () => {
  it.each([
    ['qbft-fork-2-2', 'The block of B at 14 is of round 1: the turns of validator-1 before it passed without one there.'],
    ['ibft-fork-2-2', null],
  ])('%s: %s', async (name, words) => {
    const world = await watchRecording(name);
    await world.tick(4);
    const said = everySentence(world.watch.diagnosis()).filter((sentence) => /turns (of .*|passed) before/.test(sentence));
    expect([...new Set(said)]).toEqual(words === null ? [] : [words]);
  });
});
