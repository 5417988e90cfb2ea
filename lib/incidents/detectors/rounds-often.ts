import type { BlockPicture } from '@/lib/chain/picture';
import type { Address } from '@/lib/consensus/types';
import { isOfThem } from '../is-of-them';
import { newestBlocks } from '../newest-blocks';
import { standingMs } from '../pace';
import { phrase } from '../phrase';
import type { Cause, Detector, DiagnosisInput } from '../types';
import { failingValidators, nodesOf, validatorsNow } from '../validators-now';
import { isNobodyHeard } from '../who-answers';

const HEIGHTS = 20;
/** Heights of these that needed more than round 0 for no known validator's sake. */
const OFTEN = 5;

/** Heights need more than one round again and again, and no single validator is the reason. */
export const roundsOften: Detector = {
  id: 'rounds-often',
  needs: ['headers', 'settings'],
  onDelayMs: standingMs,
  offDelayMs: standingMs,
  playbooks: [],
  consequenceOf: ['fork', 'stall', 'unreachable', 'failing-turns', 'silent-validator', 'partition', 'clock-skew'],
  // No single validator is its reason: only what holds everybody takes it in, or one whose turn it was in the rounds that failed.
  isConsequence: (cause, of, input) => isOfThem({ ...cause, validators: turnsOf(input, cause) }, of),
  detect: (input) => {
    if (isNobodyHeard(input)) return { present: [], cannotTell: [{ need: 'headers', nodes: [], keys: 'all' }] };
    const blocks = newestBlocks(input.picture, HEIGHTS).filter(({ header }) => header.height > 1);
    if (blocks.length > 0 && blocks.every(({ round }) => round === null))
      return { present: [], cannotTell: [{ need: 'settings', nodes: [], keys: 'all' }] };
    const known = knownReasons(input);
    const changed = blocks.filter((block) => isUnexplained(input, block, known));
    return { present: changed.length < OFTEN ? [] : [causeOf(input, blocks, changed)], cannotTell: [] };
  },
};

/** Validators whose failing turns are an incident of their own. */
function knownReasons(input: DiagnosisInput): ReadonlySet<Address> {
  const absent = (validatorsNow(input) ?? []).filter((one) => one.absent !== null && one.absent !== 'unknown');
  return new Set([...absent.map(({ address }) => address), ...failingValidators(input).map(({ address }) => address)]);
}

function isUnexplained(input: DiagnosisInput, block: BlockPicture, known: ReadonlySet<Address>): boolean {
  const { round, header, author } = block;
  if (round === null || round === 0) return false;
  const turns = Array.from({ length: Math.min(round, 100) }, (_, turn) => input.proposerAfter(header.parentHash, turn));
  return turns.some((address) => address === null || (address !== author && !known.has(address) && !wasAway(input, address, block)));
}

/** Whose turns failed at the heights of the cause, as far as it is known. */
function turnsOf(input: DiagnosisInput, { heights }: Cause): readonly Address[] {
  if (!heights) return [];
  const blocks = newestBlocks(input.picture, HEIGHTS).filter(({ header }) => header.height >= heights.from && header.height <= heights.to);
  const turns = blocks.flatMap(({ round, header }) =>
    Array.from({ length: Math.min(round ?? 0, 100) }, (_, turn) => input.proposerAfter(header.parentHash, turn)),
  );
  return [...new Set(turns.filter((address) => address !== null))];
}

/** Its node came back only after that block. */
function wasAway(input: DiagnosisInput, address: Address, { firstSeenAt }: BlockPicture): boolean {
  const nodes = nodesOf(input, address);
  return nodes.length > 0 && nodes.every(({ answeringSince }) => answeringSince === null || firstSeenAt <= answeringSince);
}

function causeOf({ picture }: DiagnosisInput, blocks: readonly BlockPicture[], changed: readonly BlockPicture[]): Cause {
  const heights = changed.map(({ header }) => header.height);
  const [from, to] = [Math.min(...heights), Math.max(...heights)];
  const rounds = changed.reduce((sum, { round }) => sum + (round ?? 0), 0);
  return {
    key: 'rounds-often',
    severity: 'warning',
    since: null,
    says: phrase('detector.rounds.often', { changed: changed.length, heights: blocks.length, rounds }),
    means: picture.protocol === 'ibft' ? phrase('detector.rounds.ibft') : phrase('detector.rounds.means'),
    nodes: [],
    validators: [],
    heights: { from, to },
    facts: { heights: blocks.length, changed: changed.map(({ header, round, author }) => ({ height: header.height, round, author })) },
  };
}
