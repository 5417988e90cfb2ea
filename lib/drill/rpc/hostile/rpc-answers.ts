import type { Hostile, Visit } from '@/lib/drill/rpc/hostile/hostile';
import { send } from '@/lib/drill/rpc/hostile/http-answers';

type Entry = Readonly<Record<string, unknown>>;
type Call = Readonly<Record<string, unknown>>;
/** The calls of a body and the right answers to them; no batch has one of each. */
type Exchange = { readonly isBatch: boolean; readonly calls: readonly Call[]; readonly answers: readonly Entry[] };

const isObject = (value: unknown): value is Entry => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Only read after the right answer was made: the text is JSON then, or the answer says that it is not. */
function read(visit: Visit): Exchange {
  const said = visit.right().body;
  const answer: unknown = said === '' ? [] : JSON.parse(said);
  const asked = (() => {
    try {
      return JSON.parse(visit.text) as unknown;
    } catch {
      return [];
    }
  })();
  return {
    isBatch: Array.isArray(asked) && Array.isArray(answer),
    calls: [asked].flat().filter(isObject),
    answers: [answer].flat().filter(isObject),
  };
}

/** Answers rightly but for what `change` makes of the list of answers. */
const twistAll = (
  says: string,
  change: (answers: readonly Entry[], calls: readonly Call[]) => readonly Entry[],
  status = 200,
): Hostile => ({
  says,
  answer: (visit) => {
    const { isBatch, calls, answers } = read(visit);
    const changed = change(answers, calls);
    const body = isBatch ? changed : changed[0];
    send(visit.response, status, body === undefined ? '' : JSON.stringify(body));
  },
});

const twist = (says: string, change: (answer: Entry, call: Call | undefined) => Entry, status?: number): Hostile =>
  twistAll(
    says,
    (answers, calls) =>
      answers.map((answer) =>
        change(
          answer,
          calls.find(({ id }) => id === answer.id),
        ),
      ),
    status,
  );

const QUANTITY = /^0x(0|[1-9a-f][0-9a-f]{0,15})$/;
const isBlock = (value: unknown): value is Entry => isObject(value) && 'parentHash' in value && 'number' in value;

/** Changes the numbers that stand as results, and the heights in blocks. */
const numbers = (says: string, change: (quantity: string) => unknown): Hostile =>
  twist(says, (answer) => {
    const { result } = answer;
    if (typeof result === 'string' && QUANTITY.test(result)) return { ...answer, result: change(result) };
    return isBlock(result) ? { ...answer, result: { ...result, number: change(String(result.number)) } } : answer;
  });

const blocks = (says: string, change: (block: Entry) => Entry): Hostile =>
  twist(says, (answer) => (isBlock(answer.result) ? { ...answer, result: change(answer.result) } : answer));

const without = ({ result: _, ...rest }: Entry): Entry => rest;
const NOT_ETH = /^(?!eth_|rpc_)/;
const BATCH_LIMIT = 3;

/** The right answer to single calls and short batches, else `refuse`. */
const batches = (says: string, most: number, refuse: (visit: Visit) => void): Hostile => ({
  says,
  answer: (visit) => {
    const { isBatch, calls } = read(visit);
    if (isBatch && calls.length > most) refuse(visit);
    else send(visit.response, 200, visit.right().body);
  },
});
const refusal = (code: number, message: string) => JSON.stringify({ jsonrpc: '2.0', id: null, error: { code, message } });

/** Answers in the form of JSON-RPC that are not what was asked. */
export const RPC_ANSWERS = {
  'text-content-type': {
    says: 'right answers as text/plain',
    answer: (visit) => send(visit.response, 200, visit.right().body, { 'content-type': 'text/plain' }),
  },
  'wrong-ids': twist('other ids than asked', (answer) => ({ ...answer, id: Number(answer.id) + 1000 })),
  'text-ids': twist('ids as text', (answer) => ({ ...answer, id: String(answer.id) })),
  'first-id-for-all': twistAll('one id for all', (answers) => answers.map((answer) => ({ ...answer, id: answers[0]?.id }))),
  'other-order': twistAll('a batch the other way round', (answers) => [...answers].reverse()),
  'missing-entries': twistAll('a batch without its first entry', (answers) => answers.slice(1)),
  'neither-result-nor-error': twist('entries without a result', (answer) => without(answer)),
  'negative-numbers': numbers('negative numbers', () => '-0x1'),
  'huge-numbers': numbers('numbers beyond 64 bits', () => `0x1${'0'.repeat(20)}`),
  'decimal-numbers': numbers('decimal numbers where hex is due', (quantity) => Number(quantity)),
  'leading-zeros': numbers('numbers with leading zeros', (quantity) => quantity.replace('0x', '0x0')),
  'other-height': blocks('a block of another height than asked', (block) => ({ ...block, number: '0x3' })),
  'negative-height': blocks('a block of a negative height', (block) => ({ ...block, number: '-0x3' })),
  'changed-hash': blocks('blocks whose hash is not theirs', (block) => ({ ...block, hash: `0x${'ee'.repeat(32)}` })),
  'only-eth': twist('nothing but the eth API', (answer, call) => {
    const name = String(call?.method ?? '');
    if (!NOT_ETH.test(name)) return answer;
    return { ...without(answer), error: { code: -32601, message: `the method ${name} does not exist/is not available` } };
  }),
  'batch-refused': batches('no batches', 0, ({ response }) => send(response, 200, refusal(-32600, 'batch requests are not supported'))),
  'batch-refused-by-http': batches('no batches, HTTP 400', 0, ({ response }) => send(response, 400, 'Bad Request')),
  'batch-too-long': batches('no batches of more than 3', BATCH_LIMIT, ({ response }) =>
    send(response, 200, refusal(-32005, 'Number of requests exceeds max batch size')),
  ),
  'errors-over-http-400': twist(
    'errors to everything, HTTP 400',
    ({ id }) => ({ jsonrpc: '2.0', id, error: { code: -32602, message: 'Invalid params' } }),
    400,
  ),
  'echoes-headers': {
    says: 'errors that repeat the request with its headers, as a debugging proxy does',
    answer: (visit) => {
      const { headers, url } = visit.response.req;
      const message = `refused: ${JSON.stringify(headers)} ${url}`;
      const { isBatch, answers } = read(visit);
      const said = answers.map(({ id }) => ({ jsonrpc: '2.0', id, error: { code: -32000, message } }));
      send(visit.response, 200, JSON.stringify(isBatch ? said : said[0]));
    },
  },
} as const satisfies Readonly<Record<string, Hostile>>;
