import { code, plain, section, utc } from './markdown-text';
import type { RecoveryReport, ReportCommand } from './recovery-report-types';
import type { NodeLeft } from './recovery-types';
import { sayRecoveryReport } from './words/recovery-report';

/** A recovery as a Markdown report in plain words, times in UTC. What people and nodes wrote is escaped: it can't become markup of its own. */
export function recoveryReportText(report: RecoveryReport): string {
  const { plan } = report;
  return [
    `# ${sayRecoveryReport('recovery', { title: plain(plan.title), number: String(plan.number), network: plain(plan.networkName) })}`,
    [report.sentence, ...(report.leftAs === null ? [] : [report.leftAs])].map(plain).join('\n\n'),
    facts(report),
    section(
      sayRecoveryReport('what-happened'),
      report.happened.map((one) => `- ${plain(one)}`),
    ),
    section(sayRecoveryReport('plan'), planLines(report)),
    section(sayRecoveryReport('who'), people(report)),
    section(sayRecoveryReport('commands'), report.commands.map(command)),
    section(sayRecoveryReport('what-seen-done'), turns(report)),
    section(sayRecoveryReport('how-each-node'), left(report)),
    section(sayRecoveryReport('evidence'), evidence(report)),
    section(sayRecoveryReport('transactions-dropped-blocks'), transactions(report)),
    section(
      sayRecoveryReport('what-change'),
      report.advice.map((one) => `- ${plain(one)}`),
    ),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function facts({ plan, startedAt, endedAt, madeAt }: RecoveryReport): string {
  const block = (one: typeof plan.ancestor) => one && `${one.height} ${code(one.hash)}`;
  const rows: readonly (readonly [string, string | null])[] = [
    [sayRecoveryReport('planned'), utc(plan.madeAt)],
    [sayRecoveryReport('started'), startedAt === null ? null : utc(startedAt)],
    [sayRecoveryReport('ended'), endedAt === null ? null : utc(endedAt)],
    [sayRecoveryReport('last-common-block'), block(plan.ancestor)],
    [sayRecoveryReport('all-were-end'), block(plan.target)],
    [sayRecoveryReport('incident'), plan.incident === null ? null : `${plan.incident}`],
    [sayRecoveryReport('sha-256-plan'), code(plan.hash)],
    [sayRecoveryReport('not-known-as'), plan.notKept.length === 0 ? null : plan.notKept.join('; ')],
    [sayRecoveryReport('report-made'), utc(madeAt)],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${value}`])).join('\n');
}

function planLines({ plan: { worth, landings, absent }, steps }: RecoveryReport): readonly string[] {
  const { losesBlocks, losesTransactions, losesVotes } = worth;
  const lost =
    losesTransactions === null
      ? sayRecoveryReport('number-transactions-that')
      : sayRecoveryReport('transactions', { count: losesTransactions.length });
  const votes = losesVotes === null ? sayRecoveryReport('number-votes-on') : sayRecoveryReport('votes', { count: losesVotes.length });
  return [
    `- ${sayRecoveryReport('kept-dropped', { keepsBranch: worth.keepsBranch === null ? sayRecoveryReport('no-branch') : sayRecoveryReport('branch', { branch: plain(worth.keepsBranch) }), dropsBranches: list(worth.dropsBranches.map((one) => sayRecoveryReport('branch', { branch: one }))) })}`,
    `- ${sayRecoveryReport('loses-blocks-with', { losesBlocks: losesBlocks.length, lost, votes })}`,
    ...losesBlocks.map(
      ({ height, hash, branch }) =>
        `  - ${sayRecoveryReport('block-lost', { height: String(height), hash: code(hash), branch: plain(branch) })}`,
    ),
    ...(losesVotes ?? []).map((vote) => `  - ${sayRecoveryReport('vote', { vote: plain(vote) })}`),
    `- ${sayRecoveryReport('rewinds-touches', { rewinds: list(worth.rewinds), touches: list(worth.touches) })}`,
    ...worth.emptiesPools.map(
      ({ node, pending }) =>
        `- ${pending === null ? sayRecoveryReport('empties-untold', { node: plain(node) }) : sayRecoveryReport('empties', { node: plain(node), pending })}`,
    ),
    ...worth.warns.map((one) => `- ${sayRecoveryReport('beware', { says: plain(one) })}`),
    ...(absent.length === 0 ? [] : [`- ${sayRecoveryReport('said-be-stopped', { absent: list(absent) })}`]),
    ...landings.map(
      ({ node, asked, expected, why }) =>
        `- ${sayRecoveryReport('asked-for', { node: plain(node), asked: String(asked), expected: expected.replace('-', ' '), why: plain(why) })}`,
    ),
    '',
    ...steps.map(({ title, doneAt, wasNeeded }, index) => {
      const end =
        doneAt === null
          ? `: ${sayRecoveryReport('not-done')}`
          : wasNeeded
            ? ` (${utc(doneAt)})`
            : `: ${sayRecoveryReport('not-needed-nothing', { doneAt: utc(doneAt) })}`;
      return `${index + 1}. ${plain(title)}${end}`;
    }),
  ];
}

function people({
  plan,
  approvals,
  breakGlass,
  despite,
  aborted,
  discarded,
  leftOut,
  evidence: { skipped },
}: RecoveryReport): readonly string[] {
  return [
    `- ${sayRecoveryReport('planned-by-approvals', { author: plain(plan.author.name), madeAt: utc(plan.madeAt), approvalsNeeded: String(plan.approvalsNeeded) })}`,
    ...approvals.map(
      ({ by, at, state }) => `- ${sayRecoveryReport('approved-by', { name: plain(by.name), at: utc(at), state: state.replace('-', ' ') })}`,
    ),
    ...(despite
      ? [`- ${sayRecoveryReport('although-dry-run', { by: plain(despite.by.name), at: utc(despite.at), reason: plain(despite.reason) })}`]
      : []),
    ...(breakGlass
      ? [
          `- ${sayRecoveryReport('without-approval-by', { by: plain(breakGlass.by.name), at: utc(breakGlass.at), reason: plain(breakGlass.reason) })}`,
        ]
      : []),
    ...(skipped
      ? [
          `- ${sayRecoveryReport('without-complete-evidence', { by: plain(skipped.by.name), at: utc(skipped.at), reason: plain(skipped.reason) })}`,
        ]
      : []),
    ...(aborted
      ? [`- ${sayRecoveryReport('aborted-by', { by: plain(aborted.by.name), at: utc(aborted.at), reason: plain(aborted.reason) })}`]
      : []),
    ...(discarded ? [`- ${sayRecoveryReport('ended-where-stood', { by: plain(discarded.by.name), at: utc(discarded.at) })}`] : []),
    ...leftOut.map(({ node, by, at }) => `- ${sayRecoveryReport('without-by', { node: plain(node), name: plain(by.name), at: utc(at) })}`),
  ];
}

function command({ node, calls, times, attempt, sentAt, answer, seenAt, by, task }: ReportCommand): string {
  const what = calls.length === 0 ? plain(task) : calls.map(code).join(', ');
  const often = [
    ...(times > 1 ? [sayRecoveryReport('times', { times })] : []),
    ...(attempt > 1 ? [sayRecoveryReport('attempt', { attempt: String(attempt) })] : []),
  ];
  const who = by === null ? '' : `, ${sayRecoveryReport('by-hand-by', { name: plain(by.name) })}`;
  const said = answer === null ? sayRecoveryReport('no-answer-kept') : `${plain(answer.outcome)} ${utc(answer.at)}: ${code(answer.said)}`;
  const seen = seenAt === null ? sayRecoveryReport('not-seen-done') : sayRecoveryReport('seen-done', { seenAt: utc(seenAt) });
  const first = `- ${utc(sentAt)} ${node === null ? '' : `**${plain(node)}** `}${what}${often.length > 0 ? ` (${often.join(', ')})` : ''}${who}`;
  if (task.startsWith('give-back:')) return `${first}\n  - ${said}`;
  return `${first}\n  - ${by === null ? `${said}; ` : ''}${seen}`;
}

function turns({ turns: all }: RecoveryReport): readonly string[] {
  return all.map(({ at, says, node, by }) => {
    const whose = [...(node === null ? [] : [plain(node)]), ...(by === null ? [] : [plain(by.name)])].join(', ');
    return `- ${utc(at)}${whose === '' ? '' : ` (${whose})`} ${plain(says)}`;
  });
}

function left({ left: nodes }: RecoveryReport): readonly string[] {
  const block = (one: NodeLeft['head']) => (one === null ? sayRecoveryReport('not-known') : `${one.height} ${code(one.hash)}`);
  return (nodes ?? []).map(({ name, at, head, before, says }) => {
    const when = at === null ? '' : ` (${utc(at)})`;
    return `- ${sayRecoveryReport('head-when-planned', { name: plain(name), when, head: block(head), before: block(before), says: says.map(plain).join('; ') })}`;
  });
}

function evidence({ evidence: { saved, wanted, isComplete, missing, pieces } }: RecoveryReport): readonly string[] {
  if (wanted === 0 && pieces.length === 0) return [];
  const rows = pieces.map(({ id, at, kind, node, height, hash, bytes, sha256 }) => {
    const block = height === null ? '' : `${height}${hash === null ? '' : ` ${code(hash)}`}`;
    return `| ${id} | ${utc(at)} | ${kind} | ${plain(node)} | ${block} | ${bytes} | ${code(sha256)} |`;
  });
  return [
    sayRecoveryReport(isComplete ? 'pieces-saved-all' : 'pieces-saved', { saved: String(saved), wanted: String(wanted) }),
    ...missing.map((one) => `- ${sayRecoveryReport('missing', { says: plain(one) })}`),
    ...(rows.length === 0 ? [] : ['', sayRecoveryReport('piece-taken-kind'), '| --- | --- | --- | --- | --- | --- | --- |', ...rows]),
  ];
}

function transactions({ transactions: all }: RecoveryReport): readonly string[] {
  if (all.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { says } of all) counts.set(says, (counts.get(says) ?? 0) + 1);
  const rows = all.map(({ hash, sender, nonce, says, detail }) => {
    const from =
      sender === null
        ? sayRecoveryReport('sender-not-known')
        : sayRecoveryReport('nonce', { sender: code(sender), nonce: nonce ?? sayRecoveryReport('not-known') });
    return `- ${code(hash)} (${from}): ${plain(says)}${detail === null ? '' : `; ${plain(detail)}`}`;
  });
  return [...[...counts].map(([says, number]) => `- ${sayRecoveryReport('became', { number, says: plain(says) })}`), '', ...rows];
}

const list = (names: readonly string[]): string => (names.length === 0 ? sayRecoveryReport('nothing') : names.map(plain).join(', '));
