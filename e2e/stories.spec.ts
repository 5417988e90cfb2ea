import { sentence, stateWord } from './overview-parts';
import { followStory } from './read-events';
import { expect, test, type WatchOptions } from './replay-fixture';

type Tale = {
  readonly title: string;
  readonly recording: string;
  readonly options: WatchOptions;
  /** What is said, in this order; other things may be said in between. A line reads "state[ and stalled]: sentence | quorum N | heals …". */
  readonly turns: readonly RegExp[];
  /** What is never said. */
  readonly never: RegExp;
};

const LOSS = {
  healthy: /^healthy: All 4 validators agree at \d+; a block is due every 2 s\. \| quorum 3/,
  oneDown: /^degraded: Producing without margin at \d+: 3 of 4 validators answer, quorum is 3\./,
} as const;

/** Each recording to its end, where time stands still: all that must be said of it, and what must not. */
const TALES: readonly Tale[] = [
  {
    title: 'QBFT: one down, quorum lost, quorum back without a block, whole again; never forked',
    recording: 'qbft-healthy-and-quorum-loss',
    options: { from: 'healthy', speed: 10 },
    turns: [
      LOSS.healthy,
      LOSS.oneDown,
      /^stalled and stalled: Stalled at 30: 2 of 4 validators answer(, of \d it is not known;|,) quorum is 3\./,
      /^stalled and stalled: Stalled at 30 although 3 of 4 validators answer \(quorum 3\)\./,
      LOSS.healthy,
    ],
    never: /fork/i,
  },
  {
    title: 'IBFT: the same, and it goes on only when the fourth is back; never forked',
    recording: 'ibft-healthy-and-quorum-loss',
    options: { from: 'healthy', speed: 10 },
    turns: [
      LOSS.healthy,
      LOSS.oneDown,
      /^stalled and stalled: Stalled at 34: 2 of 4 validators answer(, of \d it is not known;|,) quorum is 3\./,
      /^stalled and stalled: Stalled at 34 although 3 of 4 validators answer \(quorum 3\)\./,
      LOSS.healthy,
    ],
    never: /fork/i,
  },
  {
    title: 'Besu: stalled for five minutes with a quorum, then whole again; other seals under one hash are no fork',
    recording: 'besu-qbft-healthy-and-quorum-loss',
    options: { from: 'healthy', speed: 25 },
    turns: [
      /^stalled and stalled: Stalled at 25: 2 of 4 validators answer(, of \d it is not known;|,) quorum is 3\./,
      /^stalled and stalled: Stalled at 25 although 3 of 4 validators answer \(quorum 3\)\. No block for [345] min/,
      LOSS.healthy,
    ],
    never: /fork/i,
  },
  {
    title: 'QBFT: the 2-2 fork is recovered, and the block that is due after 40 s is no alarm',
    recording: 'qbft-fork-2-2',
    options: { from: 'forked', speed: 10 },
    turns: [
      /^forked: Forked at 14 \(last common 13\): A has 2 of 4 validators, B has 2, .*heals no$/,
      /^forked and stalled: Forked at 14 .* No block for 1 min/,
      /^healthy: All 4 validators agree at 14;/,
      /^healthy: All 4 validators agree at 1[5-9];/,
    ],
    // Rewound and not yet started it stands at 13, for as long as a poll may happen to see.
    never: /^slow|^stalled(?!.* at 13 although 4 of 4 )|Forked at (?!14\b|or below)|A has 2 .*B has 2,.*heals yes$/,
  },
  {
    title: 'QBFT: the 3-1 fork heals by itself, and is said to',
    recording: 'qbft-fork-3-1',
    options: { from: 'forked', speed: 6 },
    turns: [
      /^forked: Forked at 11 \(last common 10\): A has 3 of 4 validators, B has 1, quorum is 3\..*heals yes$/,
      /^healthy: All 4 validators agree at \d+;/,
    ],
    never: /Forked at (?!11\b|or below)|heals no$/,
  },
  {
    title: 'IBFT: the 2-2 fork and its recovery',
    recording: 'ibft-fork-2-2',
    options: { from: 'forked', speed: 10 },
    turns: [
      /^forked.*: Forked at 12 \(last common 11\): A has 2 of 4 validators, B has 2, quorum is 3\..*heals no$/,
      /^forked and stalled: Forked at 12/,
      /^healthy: All 4 validators agree at [12]\d;/,
    ],
    // Of nodes heard on their way out of it one may be the last on its branch for a moment.
    never: /Forked at (?!12\b|or below)|A has 2 .*B has 2,.*heals yes$/,
  },
  {
    title: 'Besu: the fork rewound is agreed but stalled until all are restarted, then producing',
    recording: 'besu-qbft-fork-2-2',
    options: { from: 'joined', speed: 5 },
    turns: [
      /^forked.*: Forked at 5 \(last common 4\): A has 2 of 4 validators, B has 2, quorum is 3\./,
      /^stalled and stalled: Stalled at 5 although 4 of 4 validators answer \(quorum 3\)\./,
      /^healthy: All 4 validators agree at \d+;/,
    ],
    never: /Forked at (?!5\b|or below)/,
  },
  {
    title: 'QBFT: a validator is voted in and out, 4, 5, 4 with quorums 3, 4, 3; never forked, never stalled',
    recording: 'qbft-rpc-surface',
    options: { from: 'vote-in', speed: 4 },
    turns: [
      /^healthy: All 4 validators agree .* \| quorum 3/,
      /^healthy: All 5 validators agree .* \| quorum 4/,
      /^healthy: All 4 validators agree .* \| quorum 3/,
    ],
    never: /fork|stall/i,
  },
];

/** How far the turns have come true, in order. */
function countTold(turns: readonly RegExp[], lines: readonly string[]): number {
  let told = 0;
  for (const line of lines) if (turns[told]?.test(line) === true) told += 1;
  return told;
}

/** What was said, once each, whatever the ages in it. */
const summarize = (lines: readonly string[]): string =>
  [...new Set(lines.map((line) => line.replace(/for [\d.]+ (s|min( \d+ s)?)/g, 'for …')))].join('\n');

for (const { title, recording, options, turns, never } of TALES) {
  test(title, async ({ page, watch }) => {
    const { url, page: address, id, replay } = await watch(recording, { ...options, waits: true });
    const story = followStory(url, id);
    await page.goto(address);
    // From its first second on, however long the machine took to come so far.
    await expect.poll(() => (story.told.at(-1)?.verdict.state ?? 'unknown') !== 'unknown').toBe(true);
    replay.begin();
    const lines = () =>
      story.told.map(
        ({ verdict: { state, stalled, sentence: said, healsByItself }, quorum }) =>
          `${state}${stalled ? ' and stalled' : ''}: ${said} | quorum ${quorum.size} | heals ${healsByItself}`,
      );
    const isOver = () => replay.clock.now() === replay.plan.endAt && turns.at(-1)?.test(lines().at(-1) ?? '') === true;
    await expect.poll(isOver, { timeout: 55_000, intervals: [250], message: 'the recording ends as it should' }).toBe(true);
    const said = lines().filter((line, index, all) => line !== all[index - 1]);
    expect(turns[countTold(turns, said)]?.source ?? 'all told', summarize(said)).toBe('all told');
    expect(said.filter((line) => never.test(line))).toEqual([]);
    // What is said is what the screen shows.
    await expect.poll(async () => (await sentence(page).textContent()) === story.told.at(-1)?.verdict.sentence).toBe(true);
    await expect(stateWord(page)).toHaveText('Healthy');
    story.end();
  });
}
