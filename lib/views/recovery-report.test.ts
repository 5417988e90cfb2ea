import { describe, expect, it } from 'vitest';
import { phrase } from '@/lib/incidents/phrase';
import { adviceAgainst } from '@/lib/recovery/advice-against';
import { offerPlans } from '@/lib/recovery/offer-plans';
import { draw, TWO_TWO } from '@/lib/recovery/plan-world.test-world';
import type { KeptPlan } from '@/lib/recovery/run-types';
import { runOf } from '@/lib/storage/testing/recovery-samples';
import { isOnlyIfNeeded } from './planned-step';
import type { AroundRecovery } from './recovery-kept';
import { recoveryReport } from './recovery-report';
import { recoveryReportText } from './recovery-report-text';
import type { ReportLine } from './recovery-report-types';

const input = draw(TWO_TWO);
const offer = offerPlans(input).offers.find((one) => one.applies && one.playbook === 'rewind-all');
if (!offer?.applies) throw new Error('rewind-all does not apply');
const { plan } = offer;
const step = plan.steps.find(({ kind }) => kind === 'rewind');
const [task] = step?.tasks ?? [];
if (!step || !task) throw new Error('nothing is rewound');

const ann = { id: 'p1', name: 'Ann' };
const bob = { id: 'p2', name: 'Bob # <b>' };
const hash = (name: number) => `0x${name.toString(16).padStart(64, '0')}` as const;
const kept: KeptPlan = {
  ...{ network: 'net', number: 4, revision: 9, hash: 'ab'.repeat(32), plan, author: ann, approvalsNeeded: 1, incident: 3, madeAt: 1_000 },
  run: runOf({
    phase: 'done',
    startedAt: 2_000,
    endedAt: 90_000,
    doneSteps: Object.fromEntries(plan.steps.map(({ id }, index) => [id, 3_000 + index])),
    approvals: [{ by: bob, at: 1_500, planHash: 'ab'.repeat(32), expiresAt: 9_000_000, withdrawnAt: null }],
    despite: { by: ann, at: 1_400, reason: 'The forecast | is wrong' },
    breakGlass: { by: ann, at: 1_600, reason: 'Nobody else | awake' },
    evidence: { wanted: 5, saved: 4, missing: ['pool of member-1: txpool is not served'], isComplete: true },
    givenBack: [
      {
        ...{ hash: hash(1), fate: 'resent', sender: `0x${'11'.repeat(20)}`, nonce: 0, at: 80_000 },
        ...{ detail: phrase('given-back.in-block', { height: 17, hash: hash(17) }), block: { height: 17, hash: hash(17) } },
        ...{ was: [], sent: { times: 1, taken: 1, at: 80_000 } },
      },
      {
        ...{ hash: hash(2), fate: 'private', sender: null, nonce: null, detail: null, block: null },
        ...{ was: [], sent: null, at: 80_000 },
      },
    ],
    leftAs: phrase('report.restarted'),
  }),
};
const around = {
  ...{ networkName: 'Net', nodes: [], fork: null, now: 100_000, here: [], keeping: { ok: true }, approvers: [], hindrance: null },
  say: { nameOf: (address: string) => address },
  reader: { me: null, operate: { ok: false, why: '' }, approve: { ok: false, why: '' } },
} as unknown as AroundRecovery;
const line = (at: number, kind: ReportLine['kind'], data: ReportLine['data'], more: Partial<ReportLine> = {}): ReportLine => ({
  ...{ at, kind, data, step: step.id, node: task.node, by: null },
  ...more,
});
const calls = task.calls;
const lines: readonly ReportLine[] = [
  line(5_000, 'intent', { task: task.id, attempt: 1, times: 1, calls }),
  line(5_100, 'answer', { task: task.id, outcome: 'lost', said: 'timed out `x`\n# no heading' }),
  line(6_000, 'intent', { task: task.id, attempt: 2, times: 1, calls }),
  line(6_100, 'answer', { task: task.id, outcome: 'answered', said: 'null' }),
  line(6_900, 'check', { task: task.id, state: 'verified' }),
  line(6_950, 'check', { task: 'other', state: 'by-hand' }, { by: 'p2' }),
  line(7_000, 'check', { check: {}, state: 'passed', expected: phrase('report.restarted'), seen: phrase('report.restarted') }),
  line(7_100, 'step', { done: step.id }),
  line(7_150, 'event', { backTo: step.id, why: phrase('run.back.gap') }, { node: null }),
  line(7_160, 'event', { returned: 'well', head: { height: 14, hash: hash(14) } }, { node: 'validator-4' }),
  line(7_170, 'event', { unkept: { since: 7_000, problem: 'The disk is full' } }, { node: null }),
  line(7_200, 'problem', { code: 'too-late', says: phrase('report.restarted') }),
  line(80_000, 'intent', { transaction: hash(1), method: 'eth_sendRawTransaction' }, { node: 'member-1' }),
  line(80_050, 'answer', { transaction: hash(1), outcome: 'refused', said: 'pool is full' }, { node: 'member-1' }),
  line(80_100, 'intent', { transaction: hash(1), method: 'eth_sendRawTransaction' }, { node: 'member-2' }),
  line(80_200, 'answer', { transaction: hash(1), outcome: 'answered', said: `"${hash(1)}"` }, { node: 'member-2' }),
  line(80_300, 'intent', { transaction: hash(3), method: 'eth_sendRawTransaction' }, { node: 'member-2' }),
];
const pieces = [{ id: 7, at: 2_500, kind: 'block', node: 'validator-1', height: 14, hash: hash(14), sha256: 'cd'.repeat(32), bytes: 99 }];
const made = () =>
  recoveryReport({
    ...{ kept, around, lines, pieces, madeAt: 100_000, happened: ['Forked at 14.'] },
    personOf: (id) => (id === 'p2' ? bob : { id, name: id }),
    advice: adviceAgainst(plan, input.diagnosis),
  });

describe('the report of a recovery', () => {
  it('tells each command with its time, answer and the look that showed it done', () => {
    const { commands } = made();
    expect(
      commands.map(({ attempt, sentAt, seenAt, answer, by }) => [attempt, sentAt, answer?.outcome ?? null, seenAt, by?.id ?? null]),
    ).toEqual([
      [1, 5_000, 'lost', null, null],
      [2, 6_000, 'answered', 6_900, null],
      [0, 6_950, null, null, 'p2'],
      [1, 80_000, 'refused', null, null],
      [1, 80_100, 'answered', null, null],
      [1, 80_300, null, null, null],
    ]);
    expect(commands[0]?.calls).toEqual(
      calls.map(({ method, params }) => `${method}(${params.map((one) => JSON.stringify(one)).join(', ')})`),
    );
  });

  it('says in plain words what happened, who agreed, what was saved with its digest, and what became of transactions', () => {
    const text = recoveryReportText(made());
    expect(text).toContain(': recovery 4 of Net\n');
    expect(text).toContain('Forked at 14.');
    expect(text).toContain(`- SHA-256 of the plan: \`${'ab'.repeat(32)}\``);
    expect(text).toContain('- Planned by Ann, 1970-01-01 00:00:01 UTC; approvals needed: 1');
    expect(text).toContain('- **Without approval**, by Ann');
    expect(text).toContain(`| 7 | 1970-01-01 00:00:02 UTC | block | validator-1 | 14 \`${hash(14)}\` | 99 | \`${'cd'.repeat(32)}\` |`);
    expect(text).toContain('Pieces saved: 4 of 5; everything above the last common block is among them.');
    expect(text).toContain('- Missing: pool of member-1: txpool is not served');
    expect(text).toContain(`- \`${hash(1)}\` (\`0x${'11'.repeat(20)}\` nonce 0): sent again; in block 17`);
    expect(text).toContain(`- \`${hash(2)}\` (sender not known): private`);
    expect(text).toContain('seen done 1970-01-01 00:00:06 UTC');
    expect(text).toContain(`**member-1** \`eth_sendRawTransaction(${hash(1)})\`\n  - refused 1970-01-01 00:01:20 UTC: \`pool is full\``);
    expect(text).toContain(`**member-2** \`eth_sendRawTransaction(${hash(3)})\`\n  - no answer kept`);
    expect(text).toContain('## What to change');
  });

  it('says in words what each person did and why, who had it get out, and how each node was left', () => {
    const by = { by: 'p2', step: null, node: null };
    const acts = [
      line(6_000, 'person', { verb: 'break-glass', reason: 'nobody answers', phase: 'ready' }, by),
      line(6_500, 'person', { verb: 'confirm', step: step.id, height: 13, phase: 'rewind' }, by),
      line(7_000, 'person', { verb: 'abort', reason: 'wrong branch', phase: 'aborting' }, by),
    ];
    const aborted = { by: bob, at: 7_000, reason: 'wrong | branch' };
    const run = { ...kept.run, phase: 'aborted' as const, aborted, looks: input.survey.looks };
    const report = recoveryReport({
      ...{ kept: { ...kept, run }, around, lines: acts, pieces: [], madeAt: 100_000, happened: [], advice: [] },
      personOf: () => bob,
    });
    expect(report.turns.map(({ says }) => says)).toEqual([
      'Broke the glass, so that it goes on without the approval of another person: nobody answers',
      expect.stringMatching(/^Typed the height 13 to confirm the step "Rewind /),
      'Aborted it: wrong branch',
    ]);
    const text = recoveryReportText(report);
    expect(text).toContain('- **Aborted** by ');
    expect(text).toMatch(/## How each node was left\n\n- validator-1.*: head 101 `0x[0-9a-f]{64}`, when planned 101 .*; consensus runs/);
  });

  it('says of a step that was only for a node that stays behind that nothing was sent, and that only where nothing was', () => {
    const minimal = offerPlans(input).offers.find((one) => one.applies && one.playbook === 'minimal-move');
    if (!minimal?.applies) throw new Error('minimal-move does not apply');
    const { plan: other } = minimal;
    const ends = (state: 'not-needed' | 'verified') => {
      const tasks = other.steps.flatMap(({ tasks: all }) => all.map(({ id }) => [id, { state, at: 3_000 }] as const));
      const doneSteps = Object.fromEntries(other.steps.map(({ id }) => [id, 3_000]));
      const run = runOf({ phase: 'done', startedAt: 2_000, endedAt: 90_000, doneSteps, tasks: Object.fromEntries(tasks) });
      return recoveryReportText(
        recoveryReport({
          ...{ kept: { ...kept, plan: other, run }, around, lines: [], pieces: [], madeAt: 100_000, happened: [], advice: [] },
          personOf: (id) => ({ id, name: id }),
        }),
      );
    };
    const maybe = other.steps.filter(isOnlyIfNeeded).length;
    expect(maybe).toBeGreaterThan(0);
    expect(ends('not-needed').split('not needed, nothing was sent')).toHaveLength(maybe + 1);
    expect(ends('verified')).not.toContain('nothing was sent');
  });

  it('says why it went back, who came back and how they compared, and when nothing could be kept', () => {
    const title = made().steps.find(({ id }) => id === step.id)?.title;
    const says = [
      `Back to the step "${title}", to do it again and to prove it again: Nobody looked for more than 10 s, and a link may have come and gone meanwhile.`,
      expect.stringMatching(
        /^validator-4, which the plan goes on without, answered again and was compared: at 14 0x0\S* it stands on the chain/,
      ),
      'Nothing could be kept since 1970-01-01 00:00:07 UTC, and nothing was sent: The disk is full.',
    ];
    expect(made().turns.map((turn) => turn.says)).toEqual(expect.arrayContaining(says));
    const text = recoveryReportText(made());
    expect(text).toContain('Nobody looked for more than 10 s');
    expect(text).toContain('answered again and was compared');
  });

  it("never lets people's or nodes' words become markup", () => {
    const text = recoveryReportText(made());
    expect(text.split('\n').filter((one) => one.startsWith('# '))).toHaveLength(1);
    expect(text).toContain("lost 1970-01-01 00:00:05 UTC: `timed out 'x' # no heading`");
    expect(text).toContain('Nobody else \\| awake');
    expect(text).toContain('The forecast \\| is wrong');
    expect(text).not.toContain('<b>');
  });

  it('leaves every sentence with its words', () => {
    const text = JSON.stringify(made());
    expect(text).not.toMatch(
      /\[(?:advice|report|plan)\.[\w.-]+\]|\{(?:nodes|fault|release|timeout|period|blocks|step|why|seen|expected)\}/,
    );
  });
});

describe('advice against recurrence', () => {
  const keys = (over: Partial<typeof input.diagnosis>, of = plan) =>
    adviceAgainst(of, { ...input.diagnosis, ...over }).map(({ key }) => key);
  const clientOf = (version: readonly number[] | null) => () =>
    ({ family: 'goquorum', version, majorityForkHeals: true, miningTells: true }) as const;
  const withSettings = (change: object) => {
    const { picture } = input.diagnosis;
    const { set } = picture;
    if (!set?.settings) throw new Error('no settings');
    return { picture: { ...picture, set: { ...set, settings: { ...set.settings, ...change } } } };
  };

  it('names releases with a fault that shows here, those that fork a chain first, and none for one that is mended', () => {
    const [first] = adviceAgainst(plan, { ...input.diagnosis, clientOf: clientOf([22, 7, 1]) });
    expect(first).toMatchObject({ key: 'advice.fault', params: { release: '23.4.0' } });
    expect(keys({ clientOf: clientOf([24, 4, 1]) }).filter((key) => key.startsWith('advice.fault'))).toEqual([]);
    expect(keys({ clientOf: () => null })).toContain('advice.versions-unknown');
  });

  it('says which time-outs are too short, and that there is no maximum', () => {
    const told = (change: object) => keys({ ...withSettings(change), clientOf: clientOf([24, 4, 1]) });
    const well = { blockPeriodMs: 5_000, emptyBlockPeriodMs: 0, requestTimeoutMs: 10_000, maxRequestTimeoutMs: 60_000, protocol: 'qbft' };
    expect(told(well).filter((key) => /timeout/.test(key))).toEqual([]);
    expect(told({ ...well, requestTimeoutMs: 5_000 })).toContain('advice.timeout-period');
    expect(told({ ...well, emptyBlockPeriodMs: 10_000 })).toContain('advice.timeout-empty');
    expect(told({ ...well, maxRequestTimeoutMs: null })).toContain('advice.max-timeout');
    expect(told({ ...well, protocol: 'ibft', maxRequestTimeoutMs: null })).toContain('advice.ibft-timeout');
    expect(keys({ picture: { ...input.diagnosis.picture, set: null } })).toContain('advice.settings-unknown');
  });

  it('tells GoQuorum people to pause traffic, and whoever lost blocks to tell their readers', () => {
    expect(keys({})).toEqual(expect.arrayContaining(['advice.traffic', 'advice.tell-readers', 'advice.votes']));
    const besu = () => ({ family: 'besu', version: [24, 5, 4], majorityForkHeals: null, miningTells: false }) as const;
    expect(keys({ clientOf: besu })).not.toContain('advice.traffic');
    expect(keys({}, { ...plan, worth: { ...plan.worth, losesBlocks: [] } })).not.toContain('advice.tell-readers');
  });
});
