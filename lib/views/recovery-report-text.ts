import { code, plain, section, utc } from './markdown-text';
import type { RecoveryReport, ReportCommand } from './recovery-report-types';
import type { NodeLeft } from './recovery-types';

/** A recovery as a Markdown report in plain words, times in UTC. What people and nodes wrote is escaped: it can't become markup of its own. */
export function recoveryReportText(report: RecoveryReport): string {
  const { plan } = report;
  return [
    `# ${plain(plan.title)}: recovery ${plan.number} of ${plain(plan.networkName)}`,
    [report.sentence, ...(report.leftAs === null ? [] : [report.leftAs])].map(plain).join('\n\n'),
    facts(report),
    section(
      'What happened',
      report.happened.map((one) => `- ${plain(one)}`),
    ),
    section('The plan', planLines(report)),
    section('Who', people(report)),
    section('Commands', report.commands.map(command)),
    section('What was seen and done', turns(report)),
    section('How each node was left', left(report)),
    section('Evidence', evidence(report)),
    section('Transactions of dropped blocks', transactions(report)),
    section(
      'What to change',
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
    ['Planned', utc(plan.madeAt)],
    ['Started', startedAt === null ? null : utc(startedAt)],
    ['Ended', endedAt === null ? null : utc(endedAt)],
    ['Last common block', block(plan.ancestor)],
    ['All were to end on', block(plan.target)],
    ['Incident', plan.incident === null ? null : `${plan.incident}`],
    ['SHA-256 of the plan', code(plan.hash)],
    ['Not known, as an earlier version kept it', plan.notKept.length === 0 ? null : plan.notKept.join('; ')],
    ['Report made', utc(madeAt)],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${value}`])).join('\n');
}

function planLines({ plan: { worth, landings, absent }, steps }: RecoveryReport): readonly string[] {
  const { losesBlocks, losesTransactions, losesVotes } = worth;
  const lost = losesTransactions === null ? 'a number of transactions that is not known' : count(losesTransactions.length, 'transaction');
  const votes = losesVotes === null ? 'a number of votes on validators that is not known' : count(losesVotes.length, 'vote');
  return [
    `- Kept: ${worth.keepsBranch === null ? 'no branch' : `branch ${plain(worth.keepsBranch)}`}; dropped: ${list(worth.dropsBranches.map((one) => `branch ${one}`))}`,
    `- Loses ${count(losesBlocks.length, 'block')} with ${lost} and ${votes}`,
    ...losesBlocks.map(({ height, hash, branch }) => `  - ${height} ${code(hash)}, branch ${plain(branch)}`),
    ...(losesVotes ?? []).map((vote) => `  - vote ${plain(vote)}`),
    `- Rewinds ${list(worth.rewinds)}; touches ${list(worth.touches)}`,
    ...worth.emptiesPools.map(
      ({ node, pending }) =>
        `- Empties the pool of ${plain(node)}; ${pending === null ? 'how many waited there was not told' : `${count(pending, 'transaction')} waited there`}`,
    ),
    ...worth.warns.map((one) => `- Beware: ${plain(one)}`),
    ...(absent.length === 0 ? [] : [`- Said to be stopped: ${list(absent)}`]),
    ...landings.map(
      ({ node, asked, expected, why }) => `- ${plain(node)}, asked for ${asked}: ${expected.replace('-', ' ')}. ${plain(why)}`,
    ),
    '',
    ...steps.map(({ title, doneAt, wasNeeded }, index) => {
      const end = doneAt === null ? ': not done' : wasNeeded ? ` (${utc(doneAt)})` : `: not needed, nothing was sent (${utc(doneAt)})`;
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
    `- Planned by ${plain(plan.author.name)}, ${utc(plan.madeAt)}; approvals needed: ${plan.approvalsNeeded}`,
    ...approvals.map(({ by, at, state }) => `- Approved by ${plain(by.name)}, ${utc(at)} (${state.replace('-', ' ')})`),
    ...(despite
      ? [`- **Although the dry run foretold a stop**, by ${plain(despite.by.name)}, ${utc(despite.at)}: ${plain(despite.reason)}`]
      : []),
    ...(breakGlass ? [`- **Without approval**, by ${plain(breakGlass.by.name)}, ${utc(breakGlass.at)}: ${plain(breakGlass.reason)}`] : []),
    ...(skipped ? [`- **Without complete evidence**, by ${plain(skipped.by.name)}, ${utc(skipped.at)}: ${plain(skipped.reason)}`] : []),
    ...(aborted ? [`- **Aborted** by ${plain(aborted.by.name)}, ${utc(aborted.at)}: ${plain(aborted.reason)}`] : []),
    ...(discarded ? [`- Ended where it stood by ${plain(discarded.by.name)}, ${utc(discarded.at)}`] : []),
    ...leftOut.map(({ node, by, at }) => `- Without ${plain(node)}, by ${plain(by.name)}, ${utc(at)}`),
  ];
}

function command({ node, calls, times, attempt, sentAt, answer, seenAt, by, task }: ReportCommand): string {
  const what = calls.length === 0 ? plain(task) : calls.map(code).join(', ');
  const often = [...(times > 1 ? [`${times} times`] : []), ...(attempt > 1 ? [`attempt ${attempt}`] : [])];
  const who = by === null ? '' : `, by hand by ${plain(by.name)}`;
  const said = answer === null ? 'no answer kept' : `${plain(answer.outcome)} ${utc(answer.at)}: ${code(answer.said)}`;
  const seen = seenAt === null ? 'not seen done' : `seen done ${utc(seenAt)}`;
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
  const block = (one: NodeLeft['head']) => (one === null ? 'not known' : `${one.height} ${code(one.hash)}`);
  return (nodes ?? []).map(({ name, at, head, before, says }) => {
    const when = at === null ? '' : ` (${utc(at)})`;
    return `- ${plain(name)}${when}: head ${block(head)}, when planned ${block(before)}; ${says.map(plain).join('; ')}`;
  });
}

function evidence({ evidence: { saved, wanted, isComplete, missing, pieces } }: RecoveryReport): readonly string[] {
  if (wanted === 0 && pieces.length === 0) return [];
  const rows = pieces.map(({ id, at, kind, node, height, hash, bytes, sha256 }) => {
    const block = height === null ? '' : `${height}${hash === null ? '' : ` ${code(hash)}`}`;
    return `| ${id} | ${utc(at)} | ${kind} | ${plain(node)} | ${block} | ${bytes} | ${code(sha256)} |`;
  });
  return [
    `Pieces saved: ${saved} of ${wanted}${isComplete ? '; everything above the last common block is among them' : ''}.`,
    ...missing.map((one) => `- Missing: ${plain(one)}`),
    ...(rows.length === 0
      ? []
      : [
          '',
          '| piece | taken | kind | node | block | bytes | SHA-256 of the body |',
          '| --- | --- | --- | --- | --- | --- | --- |',
          ...rows,
        ]),
  ];
}

function transactions({ transactions: all }: RecoveryReport): readonly string[] {
  if (all.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { says } of all) counts.set(says, (counts.get(says) ?? 0) + 1);
  const rows = all.map(({ hash, sender, nonce, says, detail }) => {
    const from = sender === null ? 'sender not known' : `${code(sender)} nonce ${nonce ?? 'not known'}`;
    return `- ${code(hash)} (${from}): ${plain(says)}${detail === null ? '' : `; ${plain(detail)}`}`;
  });
  return [...[...counts].map(([says, number]) => `- ${count(number, 'transaction')}: ${plain(says)}`), '', ...rows];
}

const count = (number: number, what: string): string => `${number} ${what}${number === 1 ? '' : 's'}`;
const list = (names: readonly string[]): string => (names.length === 0 ? 'nothing' : names.map(plain).join(', '));
