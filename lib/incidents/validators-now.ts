import type { NodePicture } from '@/lib/chain/picture';
import type { Moment, TurnRecord } from '@/lib/chain/turn-record';
import type { Address } from '@/lib/consensus/types';
import { periodMs } from './pace';
import type { DiagnosisInput } from './types';

/** Turns of its own that must have failed one after the other: one alone happens on a healthy network. */
const FAILED_IN_ROW = 2;

/** Turns of everybody within which one without a node must have signed to count: a block keeps little more than a quorum of seals. */
const LATELY_TURNS = 3;

/** Why a validator does not count towards the quorum. `no-node` = no configured node proved to be it, and it signs nothing. */
export type Absence = 'not-answering' | 'core-stopped' | 'silent' | 'no-node';

/** One validator of the set as it stands. `absent` null = it takes part, as far as can be seen; 'unknown' = that can't be told. */
export type ValidatorNow = { readonly address: Address; readonly nodes: readonly string[]; readonly absent: Absence | 'unknown' | null };

/** Every validator of the set in force; null = the set is not known. */
export function validatorsNow(input: DiagnosisInput): readonly ValidatorNow[] | null {
  const { set } = input.picture;
  if (!set) return null;
  const nodes = nodesByAddress(input);
  const records = new Map(input.turns.map((record) => [record.address, record]));
  return set.validators.map((address) => {
    const own = nodes.get(address) ?? [];
    return { address, nodes: own.map(({ name }) => name), absent: absenceOf(input, own, records.get(address)) };
  });
}

/** Its node is there, whatever its consensus does: a stopped core or a silent one is another kind of absence than a node that can't be reached. */
export const isHere = ({ absent }: ValidatorNow): boolean => absent !== 'not-answering' && absent !== 'no-node' && absent !== 'unknown';

function absenceOf(input: DiagnosisInput, nodes: readonly NodePicture[], record: TurnRecord | undefined): ValidatorNow['absent'] {
  const answering = nodes.filter((node) => node.answering);
  if (answering.length > 0) {
    if (answering.every((node) => node.mining === false)) return 'core-stopped';
    return record && isSilent(record, failedTurns(record, nodes)) ? 'silent' : null;
  }
  const since = Math.max(...nodes.map(({ silentSince }) => silentSince ?? Number.NEGATIVE_INFINITY));
  // Its blocks and seals are in the chain since: its consensus runs, only its RPC can't be reached. While no block comes, that is of the past.
  const isRunning = input.picture.liveness.state === 'producing';
  if (record && signedSince(record, since + 2 * periodMs(input))) return isRunning ? null : 'unknown';
  if (nodes.length > 0) return 'not-answering';
  if (record && isSilent(record, record.failed)) return 'no-node';
  return isRunning && record && signedLately(input, record) ? null : 'unknown';
}

/** A proposal or a seal within the last turns of everybody: an older one says nothing of now. */
function signedLately({ picture: { head, set } }: DiagnosisInput, { lastProposed, lastSealed }: TurnRecord): boolean {
  if (!head || !set) return false;
  const from = head.height - LATELY_TURNS * set.validators.length;
  return [lastProposed, lastSealed].some((moment) => moment !== null && moment.height > from);
}

const signedSince = ({ lastProposed, lastSealed }: TurnRecord, since: number): boolean =>
  Number.isFinite(since) && [lastProposed, lastSealed].some((moment) => moment !== null && moment.at > since);

/** Its own turns that failed one after the other. Where its node is back, those of its absence say nothing of now. */
export function failedTurns({ failed }: TurnRecord, nodes: readonly NodePicture[]): readonly Moment[] {
  const since = Math.min(...nodes.flatMap((node) => (node.answering ? (node.answeringSince ?? Number.POSITIVE_INFINITY) : [])));
  return nodes.some((node) => node.answering) ? failed.filter(({ at }) => at > since) : failed;
}

/**
 * It missed its own turns one after the other and sealed nothing since the first of them. A seal alone may be missing for long, as a block
 * keeps little more than a quorum of them; with the turns it proves that nothing of it arrives.
 */
function isSilent({ lastSealed }: TurnRecord, failed: readonly Moment[]): boolean {
  const [first] = failed;
  return failed.length >= FAILED_IN_ROW && first !== undefined && (lastSealed === null || lastSealed.height < first.height);
}

export type FailingValidator = { readonly address: Address; readonly failed: readonly Moment[]; readonly record: TurnRecord };

/** Validators that fail their own turns, but are not silent beside a node that answers. */
export function failingValidators(input: DiagnosisInput): readonly FailingValidator[] {
  const absent = new Map(validatorsNow(input)?.map((one) => [one.address, one.absent]));
  const nodes = nodesByAddress(input);
  return input.turns.flatMap((record) => {
    const { address } = record;
    const why = absent.get(address);
    const failed = failedTurns(record, nodes.get(address) ?? []);
    return failed.length < FAILED_IN_ROW || why === 'silent' || why === 'no-node' || why === 'core-stopped'
      ? []
      : [{ address, failed, record }];
  });
}

function nodesByAddress({ picture }: DiagnosisInput): ReadonlyMap<Address, readonly NodePicture[]> {
  const found = new Map<Address, NodePicture[]>();
  for (const node of picture.nodes) {
    if (!node.counted || !node.address) continue;
    const own = found.get(node.address);
    if (own) own.push(node);
    else found.set(node.address, [node]);
  }
  return found;
}

/** Nodes of the chain that proved to be the validator. */
export const nodesOf = ({ picture }: DiagnosisInput, address: Address): readonly NodePicture[] =>
  picture.nodes.filter((node) => node.counted && node.address === address);
