import type { IncidentView } from './incident-types';
import { plain, section, utc } from './markdown-text';
import { sayReport } from './words/incident-report';

/** One incident as a Markdown report in plain words, times in UTC. What people and nodes wrote is escaped: it can't become markup or a table of its own. */
export function incidentReport(view: IncidentView, madeAt: number): string {
  return [
    `# ${sayReport('incident', { title: plain(view.title), id: String(view.id), network: plain(view.networkName) })}`,
    [view.sentence, view.means, view.ending, atWorst(view)].flatMap((one) => (one ? [plain(one)] : [])).join('\n\n'),
    facts(view, madeAt),
    section(sayReport('who-on-which'), camps(view)),
    section(sayReport('what-brought-about'), consequences(view)),
    section(sayReport('explanations-best-first'), readings(view)),
    section(sayReport('why-does-or'), outlook(view)),
    section(
      sayReport('what-could-not'),
      view.cannotTell.map((one) => `- ${plain(one)}`),
    ),
    section(sayReport('timeline'), timeline(view)),
    section(sayReport('what-do'), playbooks(view)),
    section(sayReport('evidence'), evidence(view)),
  ]
    .filter((part) => part !== '')
    .join('\n\n')
    .concat('\n');
}

function facts(view: IncidentView, madeAt: number): string {
  const { heights, acknowledged, assignee, closed, unknownSince } = view;
  const rows: readonly (readonly [string, string | null])[] = [
    [sayReport('severity'), view.status === 'open' ? view.severity : sayReport('at-its-gravest', { severity: view.severity })],
    [sayReport('status'), statusOf(view)],
    [sayReport('began'), utc(view.beganAt)],
    [sayReport('opened'), utc(view.openedAt)],
    [sayReport('resolved'), view.resolvedAt === null ? null : utc(view.resolvedAt)],
    [sayReport('not-known-since'), unknownSince === null ? null : utc(unknownSince)],
    [sayReport('came-back'), view.reopened === 0 ? null : sayReport('times', { count: view.reopened })],
    [
      sayReport('heights'),
      heights &&
        (heights.from === heights.to ? `${heights.from}` : sayReport('range', { from: String(heights.from), to: String(heights.to) })),
    ],
    [sayReport('nodes'), view.nodes.length === 0 ? null : view.nodes.map(plain).join(', ')],
    [sayReport('acknowledged'), acknowledged && sayReport('by', { by: plain(acknowledged.by.name), at: utc(acknowledged.at) })],
    [sayReport('assigned'), assignee && plain(assignee.name)],
    [sayReport('closed'), closed && sayReport('closed-by', { by: plain(closed.by.name), at: utc(closed.at), cause: plain(closed.cause) })],
    [sayReport('report-made'), utc(madeAt)],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [`- ${name}: ${value}`])).join('\n');
}

/** Of one that stands: how it was when it was graver, or said otherwise. */
function atWorst({ status, worst }: IncidentView): string | null {
  return status === 'open' && worst ? sayReport('worst', { severity: worst.severity, at: utc(worst.at), sentence: worst.sentence }) : null;
}

function statusOf({ status, gone }: IncidentView): string {
  return gone ? sayReport('but-not-seen', { status, since: utc(gone.since), resolvesAt: utc(gone.resolvesAt) }) : status;
}

function camps({ fork }: IncidentView): readonly string[] {
  if (!fork) return [];
  const common = sayReport('last-common-block', {
    height: String(fork.ancestor.height),
    hash: fork.ancestor.hash,
    forked: String(fork.height),
  });
  const branches = fork.branches.map((branch) => {
    const round = branch.round === null ? sayReport('round-not-known') : sayReport('round', { round: String(branch.round) });
    const quorum = quorumOf(branch);
    const sealed = branch.committers.map((address) => `\`${address}\``).join(', ') || sayReport('nobody-known');
    return [
      `- ${sayReport('tip', { label: plain(branch.label), hash: branch.hash, round, verification: branch.verification, height: String(branch.tip.height), tip: branch.tip.hash })}`,
      `  - ${sayReport('held-by-validators', { nodes: branch.nodes.map(plain).join(', ') || sayReport('nobody-known'), validators: branch.validators.length, quorum })}`,
      `  - ${sayReport('proposed-by-sealed', { author: branch.author === null ? sayReport('nobody-known') : `\`${branch.author}\``, sealed })}`,
    ].join('\n');
  });
  const both =
    fork.sealedBoth.length === 0
      ? []
      : [sayReport('sealed-on-both', { sealedBoth: fork.sealedBoth.map((address) => `\`${address}\``).join(', ') })];
  return [common, '', ...branches, ...(both.length > 0 ? ['', ...both] : [])];
}

function quorumOf({ hasQuorum, holdsQuorum, stopped = [] }: NonNullable<IncidentView['fork']>['branches'][number]): string {
  const cores =
    stopped.length === 0
      ? ''
      : `; ${sayReport('consensus-stopped-on', { stopped: stopped.map((address) => `\`${address}\``).join(', ') })}`;
  if (hasQuorum === null) return `${sayReport('whether-has-quorum')}${cores}`;
  if (hasQuorum) return `${sayReport('quorum-by-itself')}${cores}`;
  return `${sayReport(holdsQuorum ? 'quorum-by-number' : 'no-quorum-by')}${cores}`;
}

function consequences({ consequencesList }: IncidentView): readonly string[] {
  return consequencesList.map(
    ({ title, sentence, since, until }) =>
      `- ${sayReport('consequence', { title: plain(title), sentence: plain(sentence), since: utc(since), until: until === null ? sayReport('now') : utc(until) })}`,
  );
}

function readings(view: IncidentView): readonly string[] {
  return view.readings.map(({ title, confidence, sentence, for: speaks, against, unknown }, index) =>
    [
      `${index + 1}. **${plain(title)}** (${confidence.replace('-', ' ')}): ${plain(sentence)}`,
      ...speaks.map((one) => `   - ${sayReport('for', { says: plain(one) })}`),
      ...against.map((one) => `   - ${sayReport('against', { says: plain(one) })}`),
      ...unknown.map((one) => `   - ${sayReport('not-known', { says: plain(one) })}`),
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
  return [sayReport('piece-taken-kind'), '| --- | --- | --- | --- | --- | --- | --- |', ...rows];
}
