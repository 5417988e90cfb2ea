import type { Address } from '@/lib/consensus/types';
import type { ForkFacts } from '../fork-facts';
import { type Phrase, phrase } from '../phrase';
import type { Confidence, DiagnosisInput } from '../types';
import { labelsOf, secondsApart } from './pair-facts';
import type { ReadingRule } from './rule';
import { uncleanStop } from './unclean-stops';

/** Two blocks made this close together (seconds) leave no time to be killed, started and to agree anew. */
const TOO_CLOSE_SECONDS = 2;

/** Validators lost final blocks by an unclean shutdown and made the same heights again. */
export const reproducedAfterUncleanShutdown: ReadingRule = {
  id: 'reproduced-after-unclean-shutdown',
  read: (facts, input) => {
    const lost = lowered(facts, input);
    const sealers = [...new Set(facts.pairs.flatMap((pair) => pair.doubleSealings.map(({ address }) => address)))];
    const lostSealers = sealers.filter((address) => lost.addresses.has(address));
    const close = facts.pairs.filter((pair) => (secondsApart(pair) ?? Number.POSITIVE_INFINITY) <= TOO_CLOSE_SECONDS);
    const unlogged = sealers.filter(
      (address) => !input.picture.nodes.some((node) => node.address === address && node.log?.state === 'live'),
    );
    const out = facts.pairs.some(({ sides }) => sides.some(({ proposer }) => proposer === 'unexpected'));
    return {
      says: phrase('reading.reproduced.says', { height: facts.forked }),
      for: lost.says,
      against: [
        ...close.map((pair) => phrase('reading.fact.times', { ...labelsOf(pair), ms: { ms: (secondsApart(pair) ?? 0) * 1000 } })),
        ...(out ? facts.pairs.map((pair) => phrase('reading.fact.author-unexpected', labelsOf(pair))) : []),
        ...(sealers.length > 0 && unlogged.length === 0 && lost.says.length === 0 && lost.undated.length === 0
          ? [phrase('reading.reproduced.logs-clean')]
          : []),
      ],
      unknown: [
        ...lost.undated,
        ...(lost.says.length === 0 && unlogged.length > 0
          ? [phrase('reading.reproduced.not-seen', { validators: { validators: unlogged } })]
          : []),
      ],
      confidence: confidenceOf({
        sealers,
        lostSealers,
        any: lost.says.length > 0,
        close: close.length === facts.pairs.length,
        out,
        isOpen: unlogged.length > 0 || lost.undated.length > 0,
      }),
    };
  },
};

function confidenceOf(seen: {
  readonly sealers: readonly Address[];
  readonly lostSealers: readonly Address[];
  readonly any: boolean;
  readonly close: boolean;
  readonly out: boolean;
  readonly isOpen: boolean;
}): Confidence {
  if (seen.close || seen.out) return 'unlikely';
  if (seen.sealers.length > 0 && seen.lostSealers.length === seen.sealers.length) return 'likely';
  if (seen.any) return 'possible';
  return seen.sealers.length > 0 && seen.isOpen ? 'possible' : 'unlikely';
}

/** Validators that came back below the forked height, or whose log tells of an unclean stop between the two blocks. */
function lowered(
  { forked, pairs }: ForkFacts,
  { picture, headDrops }: DiagnosisInput,
): { addresses: ReadonlySet<Address>; says: readonly Phrase[]; undated: readonly Phrase[] } {
  const addresses = new Set<Address>();
  const says: Phrase[] = [];
  const addressOf = (name: string) => picture.nodes.find((node) => node.name === name)?.address ?? null;
  for (const { node, at, from, to, wasAway } of headDrops) {
    if (!wasAway || to.height >= forked || from.height < forked) continue;
    says.push(phrase('reading.reproduced.came-back', { node, at: { at }, from: from.height, to: to.height }));
    const address = addressOf(node);
    if (address) addresses.add(address);
  }
  const undated: Phrase[] = [];
  for (const { name, address, log } of picture.nodes) {
    const stop = uncleanStop(log?.uncleanShutdowns ?? [], pairs);
    if (!stop) continue;
    if (stop.when === 'unknown') {
      undated.push(phrase('reading.reproduced.undated', { node: name }));
      continue;
    }
    says.push(phrase('reading.reproduced.unclean', { node: name, at: { at: stop.at } }));
    if (address) addresses.add(address);
  }
  return { addresses, says, undated };
}
