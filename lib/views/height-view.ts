import { headerDiff } from '@/lib/chain/header-diff';
import type { BlockPicture, HeightPicture, NetworkPicture } from '@/lib/chain/picture';
import { sealedBoth } from '@/lib/chain/sealed-both';
import type { Address, Hash, Header } from '@/lib/consensus/types';
import { formatNumber, listOf, shortHash } from './format';
import { branchLabels, orderNodes } from './matrix-view';
import { nameValidator } from './name-validators';
import { whyOf } from './overview-view';
import { say } from './phrases';
import type { HeaderDiffRow, HeightBlockView, HeightView, SealView } from './types';
import { sayView } from './words/views';

export type HeightInput = {
  readonly picture: NetworkPicture;
  readonly height: HeightPicture;
  /** Current and lapsed claims here: node → hashes it claimed before. */
  readonly former: readonly { readonly node: string; readonly hash: Hash }[];
  readonly block: (hash: Hash) => BlockPicture | null;
};

/** One height: who holds which block, how the headers differ, who sealed what. */
export function heightView({ picture, height, former, block }: HeightInput): HeightView {
  const labels = labelsAt(picture, height.height);
  const formerHashes = [...new Set(former.map((claim) => claim.hash))].filter((hash) => !height.camps.some((camp) => camp.hash === hash));
  const labelOf = (camp: HeightPicture['camps'][number]) => camp.nodes.map((node) => labels.get(node)).find(Boolean) ?? '~';
  const camps = [...height.camps].sort((a, b) => labelOf(a).localeCompare(labelOf(b)));
  const hashes = [...camps.map((camp) => camp.hash), ...formerHashes];
  const pictures = hashes.flatMap((hash) => block(hash) ?? []);
  const current = pictures.filter((one) => height.camps.some((camp) => camp.hash === one.header.hash));
  const both = sealedBoth(current.map((one) => one.committers));
  return {
    network: picture.id,
    height: height.height,
    state: hashes.length === 0 ? 'unknown' : height.state,
    asOf: picture.asOf,
    sentence: speakHeight(height, formerHashes.length),
    nodes: orderNodes(picture.nodes).map((node) => {
      const camp = height.camps.find((one) => one.nodes.includes(node.name));
      const why = camp
        ? null
        : height.behind.includes(node.name)
          ? sayView('claim.behind')
          : node.counted
            ? sayView('claim.not-told')
            : sayView('claim.not-compared');
      return {
        name: node.name,
        address: node.address,
        role: node.role,
        hash: camp?.hash ?? null,
        branch: camp ? (labels.get(node.name) ?? null) : null,
        why,
      };
    }),
    blocks: pictures.map((one) => blockView({ picture, height, former, block }, one, pictures, labels)),
    diff: current.length < 2 ? [] : diffRows(current),
    sealedBoth: both,
  };
}

/** Branch letters where branches exist: above the last common ancestor. */
function labelsAt(picture: NetworkPicture, height: number): ReadonlyMap<string, string> {
  const { fork } = picture;
  return fork.state === 'proven' && height > fork.ancestor.height ? branchLabels(picture) : new Map();
}

function diffRows(blocks: readonly BlockPicture[]): HeaderDiffRow[] {
  return [...headerDiff(blocks)];
}

function speakHeight(height: HeightPicture, former: number): string {
  const at = formatNumber(height.height);
  const history = former === 0 ? '' : ` ${say('height.history', { count: former })}`;
  const [camp] = height.camps;
  if (!camp) return say('height.unknown', { height: at }) + history;
  if (height.state === 'forked') {
    const camps = height.camps.map((one) => sayView('hash-on', { hash: shortHash(one.hash), nodes: listOf(one.nodes) }));
    return say('height.forked', { count: height.camps.length, height: at, camps: camps.join('; ') }) + history;
  }
  if (height.state !== 'agreed') return say('height.undecided', { height: at, why: say(`why.${height.why ?? 'no-claims'}`) }) + history;
  const params = {
    height: at,
    held: camp.validators.length,
    validators: height.validators ?? sayView('not-known'),
    hash: shortHash(camp.hash),
  };
  return say(height.why === 'all-nodes' ? 'height.agreed.noset' : 'height.agreed', params) + history;
}

function blockView(
  input: HeightInput,
  block: BlockPicture,
  all: readonly BlockPicture[],
  labels: ReadonlyMap<string, string>,
): HeightBlockView {
  const { height, former, picture } = input;
  const { hash } = block.header;
  const camp = height.camps.find((one) => one.hash === hash);
  const nodes = camp?.nodes ?? [];
  const verified = block.committers.filter((address) => block.parentValidators?.includes(address));
  return {
    label: nodes.map((node) => labels.get(node)).find((label) => label !== undefined) ?? null,
    hash,
    nodes,
    formerNodes: [...new Set(former.filter((claim) => claim.hash === hash).map((claim) => claim.node))].filter(
      (node) => !nodes.includes(node),
    ),
    validators: camp?.validators ?? [],
    header: headerFields(block.header),
    author: block.author,
    round: block.round,
    roundSource: block.roundSource,
    proposer: block.proposer,
    expectedProposer: block.expectedProposer,
    seals: sealViews(picture, block, all),
    quorumSeals: block.quorumSize === null ? null : verified.length >= block.quorumSize,
    verification: block.verification.state,
    verificationWhy: whyOf(block.verification),
    txCount: block.txCount,
    firstSeenAt: block.firstSeenAt,
    current: camp !== undefined,
  };
}

function sealViews(picture: NetworkPicture, block: BlockPicture, all: readonly BlockPicture[]): SealView[] {
  const seals = new Map<string, Address | null>();
  for (const copy of block.copies)
    for (const { seal, signer } of copy.seals) if (!seals.has(signer ?? seal)) seals.set(signer ?? seal, signer);
  const bySeal = new Map<string, string>(
    block.copies.flatMap((copy) => copy.seals.map(({ seal, signer }) => [signer ?? seal, seal] as const)),
  );
  return [...seals].map(([key, signer]) => ({
    seal: bySeal.get(key) ?? key,
    signer,
    validator:
      signer === null ? 'no' : block.parentValidators === null ? 'unknown' : block.parentValidators.includes(signer) ? 'yes' : 'no',
    node: signer ? nameValidator(signer, picture.nodes) : null,
    alsoSealed: signer ? all.filter((other) => other !== block && other.committers.includes(signer)).map((other) => other.header.hash) : [],
  }));
}

/** Header fields as text for the raw view: numbers in decimal, the rest as on the wire. */
export function headerFields(header: Header): Record<string, string> {
  return Object.fromEntries(Object.entries(header).map(([field, value]) => [field, String(value)]));
}
