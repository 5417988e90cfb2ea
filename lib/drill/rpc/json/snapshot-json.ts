import type { Address, ValidatorSnapshot } from '@/lib/consensus/types';
import { type Json, sortedKeys } from '@/lib/drill/rpc/json/header-json';
import type { At } from '@/lib/drill/rpc/rpc-method';

/**
 * A snapshot as istanbul_getSnapshot prints it. `votes` is null where the client starts its list anew: at genesis and at every epoch block.
 * Source: quorum consensus/istanbul/backend/snapshot.go toJSONStruct.
 */
export function snapshotJson({ node }: At, { height, hash, validators, votes }: ValidatorSnapshot): Json {
  const { epochLength, policy } = node.workshop.settingsAt(height);
  const listed = votes.map(({ voter, recipient, add, height: block }) => ({ validator: voter, block, address: recipient, authorize: add }));
  return {
    epoch: epochLength,
    number: height,
    hash,
    votes: height % epochLength === 0 ? null : listed,
    tally: tallyOf(votes),
    validators,
    policy: policy === 'sticky' ? 1 : 0,
  };
}

function tallyOf(votes: ValidatorSnapshot['votes']): Json {
  const tally = new Map<Address, { readonly authorize: boolean; readonly votes: number }>();
  for (const { recipient, add } of votes) tally.set(recipient, { authorize: add, votes: (tally.get(recipient)?.votes ?? 0) + 1 });
  return sortedKeys(Object.fromEntries(tally));
}
