import type { Incident } from '@/lib/incidents/types';
import { findHelp } from '@/lib/views/help/find-help';
import { say } from '@/lib/views/phrases';
import { sayPhrase } from '@/lib/views/say-phrase';
import { MIN_HEX, readQuestion, type SearchQuestion } from '@/lib/views/search-question';
import type { SearchHit, SearchView } from '@/lib/views/search-types';
import { incidentReader, incidentWords } from './incident-reader';
import { reader } from './reader';

const MOST_HITS = 30;
const MOST_INCIDENTS = 5;

/** What a text may mean in all networks: nodes, validators, heights, blocks, incidents. */
export async function readSearch(q: string): Promise<SearchView> {
  const question = readQuestion(q);
  if (question.text === '') return { q, hint: null, hits: [] };
  const { networks } = await reader();
  const found = await Promise.all(
    [...networks.values()].map(async (watch) => [...(await watch.pages().search(question)), ...(await incidentHits(watch, question))]),
  );
  const hits = [...found.flat(), ...helpHits(question)].slice(0, MOST_HITS);
  return { q, hint: hits.length > 0 ? null : hintOf(question), hits };
}

type Watch = Awaited<ReturnType<typeof reader>>['networks'] extends ReadonlyMap<string, infer W> ? W : never;

async function incidentHits(watch: Watch, question: SearchQuestion): Promise<readonly SearchHit[]> {
  const { text, hex, height } = question;
  if (text.length < 2 || hex || height !== null) return [];
  const incidents = await foundIncidents(watch, question).catch(() => []);
  if (incidents.length === 0) return [];
  const { people } = await incidentReader();
  const { say: context } = incidentWords(watch, people);
  const { id, name } = watch.picture();
  return incidents.map((one) => ({
    kind: 'incident' as const,
    network: id,
    networkName: name,
    title: sayPhrase(one.cause.says, context),
    detail: say('search.incident', { id: one.id, status: one.status }),
    height: null,
    node: null,
    incident: one.id,
  }));
}

/** Numbers and hashes are no words of the field. */
function helpHits({ text, hex, height, incident }: SearchQuestion): readonly SearchHit[] {
  if (hex || height !== null || incident !== null) return [];
  const nowhere = { network: '', networkName: '', height: null, node: null, incident: null } as const;
  return findHelp(text).map(({ anchor, title, says }) => ({ kind: 'help' as const, ...nowhere, title, detail: says, anchor }));
}

/** `#7` is that one and no other. */
async function foundIncidents(watch: Watch, { text, incident }: SearchQuestion): Promise<readonly Incident[]> {
  if (incident === null) return (await watch.incidents({ q: text, limit: MOST_INCIDENTS })).incidents;
  const found = await watch.incident(incident);
  return found ? [found.incident] : [];
}

function hintOf({ text }: SearchQuestion): string {
  const isShortHex = /^0x[0-9a-f]*$/.test(text) && text.length < 2 + MIN_HEX;
  return isShortHex ? say('search.short', { count: MIN_HEX }) : say('search.nothing');
}
