import { countOf } from './counted';
import type { IncidentView } from './incident-types';
import { plain, section, utc } from './markdown-text';

/** One incident as a Markdown report in plain words, times in UTC. What people and nodes wrote is escaped: it can't become markup or a table of its own. */
export function incidentReport(view: IncidentView, madeAt: number): string {
  return [
    `# ${plain(view.title)}: incident ${view.id} of ${plain(view.networkName)}`,
    [view.sentence, view.means, view.ending, atWorst(view)].flatMap((one) => (one ? [plain(one)] : [])).join('\n\n'),
    facts(view, madeAt),
    section('Who is on which side', camps(view)),
    section('What it brought about', consequences(view)),
    section('Explanations, best first', readings(view)),
    section('Why it does or does not heal', outlook(view)),
    section(
      'What could not be told',
      view.cannotTell.map((one) => `- ${plain(one)}`),
    ),
    section('Timeline', timeline(view)),
    section('What to do', playbooks(view)),
    section('Evidence', evidence(view)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function facts(view: IncidentView, madeAt: number): string {
  const { heights, acknowledged, assignee, closed, unknownSince } = view;
  const rows: readonly (readonly [string, string | null])[] = [
    ['Severity', view.status === 'open' ? view.severity : `${view.severity} at its gravest`],
    ['Status', statusOf(view)],
    ['Began', utc(view.beganAt)],
    ['Opened', utc(view.openedAt)],
    ['Resolved', view.resolvedAt === null ? null : utc(view.resolvedAt)],
    ['Not known since', unknownSince === null ? null : utc(unknownSince)],
    ['Came back', view.reopened === 0 ? null : countOf(view.reopened, 'time')],
    ['Heights', heights && (heights.from === heights.to ? `${heights.from}` : `${heights.from} to ${heights.to}`)],
    ['Nodes', view.nodes.length === 0 ? null : view.nodes.map(plain).join(', ')],
    ['Acknowledged', acknowledged && `by ${plain(acknowledged.by.name)}, ${utc(acknowledged.at)}`],
    ['Assigned to', assignee && plain(assignee.name)],
    ['Closed', closed && `by ${plain(closed.by.name)}, ${utc(closed.at)}: ${plain(closed.cause)}`],
    ['Report made', utc(madeAt)],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${value}`])).join('\n');
}

/** Of one that stands: how it was when it was graver, or said otherwise. */
function atWorst({ status, worst }: IncidentView): string | null {
  return status === 'open' && worst ? `At its gravest, ${worst.severity}, ${utc(worst.at)}: ${worst.sentence}` : null;
}

function statusOf({ status, gone }: IncidentView): string {
  return gone ? `${status}, but not seen since ${utc(gone.since)}: it resolves at ${utc(gone.resolvesAt)} if it stays so` : status;
}

function camps({ fork }: IncidentView): readonly string[] {
  if (!fork) return [];
  const common = `Last common block: ${fork.ancestor.height} \`${fork.ancestor.hash}\`. They part at ${fork.height}.`;
  const branches = fork.branches.map((branch) => {
    const round = branch.round === null ? 'round not known' : `round ${branch.round}`;
    const quorum = quorumOf(branch);
    const sealed = branch.committers.map((address) => `\`${address}\``).join(', ') || 'nobody known';
    return [
      `- **${plain(branch.label)}**: \`${branch.hash}\`, ${round}, ${branch.verification}; tip ${branch.tip.height} \`${branch.tip.hash}\``,
      `  - held by ${branch.nodes.map(plain).join(', ') || 'nobody known'}; ${countOf(branch.validators.length, 'validator')}, ${quorum}`,
      `  - proposed by ${branch.author === null ? 'nobody known' : `\`${branch.author}\``}; sealed by ${sealed}`,
    ].join('\n');
  });
  const both =
    fork.sealedBoth.length === 0 ? [] : [`Sealed on both sides: ${fork.sealedBoth.map((address) => `\`${address}\``).join(', ')}.`];
  return [common, '', ...branches, ...(both.length > 0 ? ['', ...both] : [])];
}

function quorumOf({ hasQuorum, holdsQuorum, stopped = [] }: NonNullable<IncidentView['fork']>['branches'][number]): string {
  const cores = stopped.length === 0 ? '' : `; consensus stopped on ${stopped.map((address) => `\`${address}\``).join(', ')}`;
  if (hasQuorum === null) return `whether it has a quorum is not known${cores}`;
  if (hasQuorum) return `a quorum by itself${cores}`;
  return `${holdsQuorum ? 'a quorum by number, but none that acts' : 'no quorum by itself'}${cores}`;
}

function consequences({ consequencesList }: IncidentView): readonly string[] {
  return consequencesList.map(
    ({ title, sentence, since, until }) =>
      `- ${plain(title)}: ${plain(sentence)} (${utc(since)} to ${until === null ? 'now' : utc(until)})`,
  );
}

function readings(view: IncidentView): readonly string[] {
  return view.readings.map(({ title, confidence, sentence, for: speaks, against, unknown }, index) =>
    [
      `${index + 1}. **${plain(title)}** (${confidence.replace('-', ' ')}): ${plain(sentence)}`,
      ...speaks.map((one) => `   - for: ${plain(one)}`),
      ...against.map((one) => `   - against: ${plain(one)}`),
      ...unknown.map((one) => `   - not known: ${plain(one)}`),
    ].join('\n'),
  );
}

function outlook({ outlook: said }: IncidentView): readonly string[] {
  if (!said) return [];
  return [plain(said.sentence), '', ...said.because.map((one) => `- ${plain(one)}`)];
}

function timeline({ turns }: IncidentView): readonly string[] {
  return turns.map(({ at, by, sentence, text }) => {
    const who = by === null ? '' : ` (${plain(by.name)})`;
    return `- ${utc(at)}${who} ${plain(sentence)}${text === null ? '' : ` "${plain(text)}"`}`;
  });
}

function playbooks(view: IncidentView): readonly string[] {
  return view.playbooks.map(({ title, sentence }) => `- **${plain(title)}**: ${plain(sentence)}`);
}

function evidence(view: IncidentView): readonly string[] {
  if (view.evidence.length === 0) return [];
  const rows = view.evidence.map(({ id, at, kind, node, height, bytes, sha256 }) => {
    return `| ${id} | ${utc(at)} | ${kind} | ${node === null ? '' : plain(node)} | ${height ?? ''} | ${bytes} | \`${sha256}\` |`;
  });
  return ['| piece | taken | kind | node | height | bytes | SHA-256 of the body |', '| --- | --- | --- | --- | --- | --- | --- |', ...rows];
}
