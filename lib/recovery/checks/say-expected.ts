import { type Phrase, phrase } from '@/lib/incidents/phrase';
import type { Check } from '../plan-types';

/** What a check asks for, in words. */
export function sayExpected(check: Check): Phrase {
  switch (check.kind) {
    case 'same-chain':
      return phrase('run.expect.same-chain', { node: check.node, chain: String(check.chainId), address: check.address });
    case 'core':
      return sayFor(
        check.running ? phrase('run.expect.core-on', { node: check.node }) : phrase('run.expect.core-off', { node: check.node }),
        check.forMs ?? 0,
      );
    case 'no-peers':
      return sayFor(phrase('run.expect.no-peers', { node: check.node }), check.forMs);
    case 'head': {
      const params = { node: check.node, height: check.is.height, hash: { hash: check.is.hash } };
      return check.orBelow ? phrase('run.expect.head-or-below', params) : phrase('run.expect.head', params);
    }
    case 'holds':
      return phrase('run.expect.holds', { node: check.node, height: check.block.height, hash: { hash: check.block.hash } });
    case 'linked':
      return phrase('run.expect.linked', { node: check.node, to: { list: check.to } });
    case 'only-linked':
      return phrase('run.expect.only-linked', { node: check.node, to: { list: check.to } });
    case 'reaches': {
      const params = { node: check.node, height: check.height, via: { hash: check.via.hash } };
      return check.or ? phrase('run.expect.reaches-or', { ...params, or: { hash: check.or.hash } }) : phrase('run.expect.reaches', params);
    }
    case 'grows':
      return phrase('run.expect.grows', { nodes: { list: check.nodes }, height: check.above.height + check.blocks });
    case 'cycle':
      return phrase('run.expect.cycle', { validators: { validators: check.validators }, height: check.above.height });
    case 'person-says':
      return phrase('run.expect.person');
  }
}

const sayFor = (what: Phrase, ms: number): Phrase => (ms === 0 ? what : phrase('run.expect.for', { what: { phrase: what }, for: { ms } }));
