import type { GalleryPart } from '@/components/gallery/part';
import { HeightSentence } from '@/components/height/height-sentence';
import { IncidentHeader } from '@/components/incident/incident-header';
import { IncidentRow } from '@/components/incidents/incident-row';
import { SentenceFrame } from '@/components/marks/sentence-frame';
import { Verdict } from '@/components/overview/verdict';
import { PageSentence } from '@/components/shell/page-sentence';
import { StaleBanner } from '@/components/shell/stale-banner';
import { forkIncident, triage } from '@/components/test-incidents';
import { AT, allUnreachable, forked, healthy, noData, oneDown, stalled } from '@/components/test-views';
import type { OverviewView } from '@/lib/views/types';

const VERDICTS: readonly (readonly [string, OverviewView])[] = [
  ['healthy', healthy],
  ['one down', oneDown],
  ['stalled', stalled],
  ['forked', forked],
  ['nothing heard', noData],
  ['all unreachable', allUnreachable],
];
const verdict = (view: OverviewView) => (
  <Verdict verdict={view.verdict} network="gallery" forkedAt={view.fork?.height ?? null} incident={view.fork === null ? null : 1} />
);

/** Sentences: what is so, first, in words. */
export const VERDICT_PARTS: readonly GalleryPart[] = [
  {
    name: 'Verdict sentence',
    says: 'Grey while all is well; mark, word and hue when it is not; what was heard last when the link is lost.',
    wide: true,
    states: [
      ...VERDICTS.map(([name, view]) => ({ name, draw: () => verdict(view) })),
      { name: 'link lost', link: 'lost' as const, draw: () => verdict(forked) },
    ],
  },
  {
    name: 'Sentence of a page',
    says: 'The same frame on every other page.',
    wide: true,
    states: [
      { name: 'ok', draw: () => <PageSentence severity="ok" sentence="6 of 6 nodes answer." /> },
      {
        name: 'warning',
        draw: () => (
          <PageSentence severity="warning" sentence="validator-3 has failed 5 of 6 turns." details={['It seals, it does not propose.']} />
        ),
      },
      {
        name: 'critical',
        draw: () => <PageSentence severity="critical" sentence="The validators are in two groups that do not see each other." />,
      },
      { name: 'not known', draw: () => <PageSentence severity="unknown" sentence="No node tells its peers." /> },
      { name: 'a height, forked', draw: () => <HeightSentence state="forked" sentence="2 hashes at 14." /> },
      { name: 'a height, undecided', draw: () => <HeightSentence state="undecided" sentence="Too few have answered to compare 14." /> },
      { name: 'an incident', draw: () => <IncidentHeader view={forkIncident} actions={null} /> },
      {
        name: 'ended',
        draw: () => (
          <SentenceFrame severity="ok" tone="ended" lead={<p className="mb-1 text-small">Closed</p>} sentence="Forked at 14 for 8 min." />
        ),
      },
    ],
  },
  {
    name: 'Stale and lost',
    says: 'Loud when what is shown can’t be relied on any more.',
    wide: true,
    states: [
      { name: 'lost', draw: () => <StaleBanner freshness={{ state: 'lost', ageMs: 90_000, lostMs: 85_000 }} asOf={AT - 90_000} /> },
      { name: 'late', draw: () => <StaleBanner freshness={{ state: 'late', ageMs: 90_000, lostMs: 0 }} asOf={AT - 90_000} /> },
      { name: 'nothing before', draw: () => <StaleBanner freshness={{ state: 'lost', ageMs: null, lostMs: 4000 }} asOf={null} /> },
    ],
  },
  {
    name: 'Incident in the list',
    says: 'How bad, what, since when, whose.',
    wide: true,
    states: triage.incidents.map((row) => ({
      name: `${row.severity}, ${row.status}${row.shelved === null ? '' : ', shelved'}${row.acknowledged === null ? '' : ', acknowledged'}`,
      draw: () => (
        <ol aria-label="Incidents" className="card overflow-hidden p-0">
          <IncidentRow row={row} may={{ ok: true }} busy={false} onAcknowledge={() => {}} />
        </ol>
      ),
    })),
  },
];
