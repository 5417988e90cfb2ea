import type { GalleryPart } from '@/components/gallery/part';
import { Age, Since } from '@/components/marks/age';
import { BranchChip } from '@/components/marks/branch-chip';
import { CommandBlock } from '@/components/marks/command-block';
import { CopyButton } from '@/components/marks/copy-button';
import { Fault } from '@/components/marks/fault';
import { HeightLink } from '@/components/marks/height-link';
import { HexText } from '@/components/marks/hex';
import { HexInText } from '@/components/marks/hex-in-text';
import { Name } from '@/components/marks/name';
import { NodeState } from '@/components/marks/node-state';
import { SeverityMark } from '@/components/marks/severity-mark';
import { TimeText } from '@/components/marks/time-text';
import { Unknown } from '@/components/marks/unknown';
import { AT, addressOf, hashOf } from '@/components/test-views';

const SEVERITIES = ['ok', 'info', 'warning', 'critical', 'unknown'] as const;
const LETTERS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H', 'I', 'AA'];
const STATES = ['ok', 'behind', 'unreachable', 'error', 'wrong-chain', 'identity-fault', 'unknown'] as const;
const COMMANDS = 'debug_setHead("0xdb851")\neth_getBlockByNumber("latest", false)';

/** Marks: what one fact looks like wherever it stands. */
export const MARKS: readonly GalleryPart[] = [
  {
    name: 'Branch chip',
    says: 'Letter, hue and pattern. E to H have the hues of A to D; after H the letter alone tells.',
    states: LETTERS.map((label) => ({ name: label, draw: () => <BranchChip label={label} /> })),
  },
  {
    name: 'Severity mark',
    says: 'A shape of its own each, always beside a word.',
    states: SEVERITIES.map((severity) => ({
      name: severity,
      draw: () => (
        <span className="inline-flex items-center gap-2">
          <SeverityMark severity={severity} size={24} /> {severity}
        </span>
      ),
    })),
  },
  {
    name: 'Hash chip',
    says: 'The middle cut, whole on hover and when copied, with the mark of its branch.',
    states: [
      { name: 'a hash', draw: () => <HexText value={hashOf('33c1')} what="hash of 14" /> },
      { name: 'on a branch', draw: () => <HexText value={hashOf('0ac2')} what="hash of branch B" branch="B" /> },
      { name: 'an address', draw: () => <HexText value={addressOf(3)} what="address of validator-3" /> },
      { name: 'without a button', draw: () => <HexText value={hashOf('4a55')} what="hash" copy={false} /> },
      { name: 'in a sentence', draw: () => <HexInText text={`Block 13 ${hashOf('4a55')} was first seen.`} /> },
      { name: 'the button alone', draw: () => <CopyButton text="0x1" what="the call" /> },
    ],
  },
  {
    name: 'Height link',
    says: 'A height, and the way to what every node says of it.',
    states: [
      { name: 'a height', draw: () => <HeightLink network="gallery" height={899_154} /> },
      { name: 'genesis', draw: () => <HeightLink network="gallery" height={0} /> },
      {
        name: 'in words',
        draw: () => (
          <HeightLink network="gallery" height={13}>
            Last common block 13
          </HeightLink>
        ),
      },
    ],
  },
  {
    name: 'Node badge',
    says: 'A node’s name, whole for screen readers, and whether it answers.',
    states: [
      ...STATES.map((state) => ({ name: state, draw: () => <NodeState state={state} /> })),
      { name: 'a name', draw: () => <Name name="validator-1" /> },
      { name: 'a long name', draw: () => <Name name={`validator-${'of-a-consortium-'.repeat(4)}1`} /> },
      { name: 'right to left, and emoji', draw: () => <Name name="מאמת-1 🦊 émoji" /> },
    ],
  },
  {
    name: 'Age and time',
    says: 'Ages count by themselves; the absolute time is on hover, in UTC and in the reader’s zone.',
    states: [
      { name: 'age', draw: () => <Age at={AT - 4000} /> },
      { name: 'lasting', draw: () => <Since at={AT - 461_000} /> },
      { name: 'days', draw: () => <Since at={AT - 400_000_000} /> },
      { name: 'time of day', draw: () => <TimeText at={AT} /> },
      { name: 'with its date', draw: () => <TimeText at={AT} whole /> },
    ],
  },
  {
    name: 'Not known',
    says: 'A word and a hatch, never 0, a dash or nothing.',
    states: [
      { name: 'bare', draw: () => <Unknown /> },
      { name: 'with why', draw: () => <Unknown why="no node has answered" /> },
      { name: 'in other words', draw: () => <Unknown word="the ancestor is still being searched" /> },
      { name: 'hatched value', draw: () => <div className="hatched h-6 w-40 rounded border border-edge" /> },
    ],
  },
  {
    name: 'Command block',
    says: 'Text to be copied whole, as it stands.',
    wide: true,
    states: [
      { name: 'lines kept', draw: () => <CommandBlock text={COMMANDS} what="the commands" /> },
      {
        name: 'lines broken',
        draw: () => (
          <CommandBlock
            wrap
            text={`curl -s -X POST -d '{"method":"debug_setHead","params":["${hashOf('db')}"]}' http://127.0.0.1:8545`}
            what="the call"
          />
        ),
      },
      {
        name: 'long, scrolls',
        draw: () => <CommandBlock text={Array.from({ length: 30 }, (_, line) => `step ${line + 1}`).join('\n')} what="the script" />,
      },
    ],
  },
  {
    name: 'Fault',
    says: 'Why something asked for did not come about, where the person looks.',
    wide: true,
    states: [
      { name: 'stays', draw: () => <Fault says="It was refused (403)." /> },
      {
        name: 'can be dismissed',
        draw: () => <Fault says="Quorumwatch did not answer: it is not known whether this was done." onClose={() => {}} />,
      },
    ],
  },
];
