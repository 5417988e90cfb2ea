import fc from 'fast-check';
import { expect, it } from 'vitest';
import { sayPhrase } from '@/lib/views/say-phrase';
import { drawn } from './drawn.test-world';
import { offerPlans } from './offer-plans';
import { brokenRules } from './plan-rules.test-world';
import { draw } from './plan-world.test-world';
import { worlds } from './random-worlds.test-world';
import type { Applying } from './recommend';

const phrasesIn = (value: unknown): { key: string; params: Record<string, never> }[] => {
  if (Array.isArray(value)) return value.flatMap(phrasesIn);
  if (typeof value !== 'object' || value === null) return [];
  if ('key' in value && 'params' in value) return [value as never];
  return Object.values(value).flatMap(phrasesIn);
};

it('every plan offered for a random network keeps every safety rule, and says everything in words', () => {
  let applying = 0;
  fc.assert(
    fc.property(worlds, ({ world }) => {
      const input = draw(world);
      const offers = offerPlans(input);
      for (const offer of offers.offers) {
        if (!offer.applies) continue;
        applying += 1;
        expect(brokenRules(offer as Applying, input).map((text) => `${offer.playbook}/${offer.variant}: ${text}`)).toEqual([]);
      }
      const words = phrasesIn(offers).map((one) => sayPhrase(one));
      expect(words.filter((text) => /\[|\{|undefined|NaN/.test(text))).toEqual([]);
      expect(new Set(offers.offers.map(({ playbook, variant }) => `${playbook}/${variant}`)).size).toBe(offers.offers.length);
    }),
    drawn(150, 20261128),
  );
  expect(applying).toBeGreaterThan(10);
}, 60_000);

it('the same answers give the same plans and hashes', () => {
  fc.assert(
    fc.property(worlds, ({ world }) => {
      const hashes = () => offerPlans(draw(world)).offers.map((offer) => (offer.applies ? offer.hash : null));
      expect(hashes()).toEqual(hashes());
    }),
    drawn(15, 20261128),
  );
});
