import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sayPhrase } from '@/lib/views/say-phrase';
import type { PlannedCall } from './plan-types';
import { readPasted } from './read-pasted';

const setHead: PlannedCall = { method: 'debug_setHead', params: ['0xd'] };
const remove = (name: string): PlannedCall => ({ method: 'admin_removePeer', params: [`enode://${name}@127.0.0.1:1`] });
const ENODE = `enode://${'ab'.repeat(64)}@10.0.0.1:30303?discport=0`;
const rpc = (id: number, result: unknown) => JSON.stringify({ jsonrpc: '2.0', id, result });

const read = (text: string, calls: readonly PlannedCall[] = [setHead]) => {
  const { answers, faults, kept } = readPasted(text, calls);
  return { answers, said: faults.map((fault) => sayPhrase(fault)), kept };
};
const answered = (...values: readonly unknown[]) => values.map((value) => ({ kind: 'answered', value }));

describe('what is pasted back', () => {
  it.each([
    ["curl's answer", '{"jsonrpc":"2.0","id":1,"result":null}\n\n'],
    ['with Windows line ends', '{"jsonrpc":"2.0","id":1,"result":null}\r\n\r\n'],
    ['over several lines', '{\n  "jsonrpc": "2.0",\n  "id": 1,\n  "result": null\n}'],
    [
      'with the command and a prompt around it',
      `root@host:~# curl -sS -w '\\n' --data '{"jsonrpc":"2.0","id":1,"method":"debug_setHead","params":["0xd"]}' "$VALIDATOR_1_URL"\n{"jsonrpc":"2.0","id":1,"result":null}\nroot@host:~# `,
    ],
    ['with the prompt right behind it', '{"jsonrpc":"2.0","id":1,"result":null}root@host:~# '],
    ['of the console', 'null'],
    ['of the console with what was typed', '> debug.setHead("0xd")\nnull\n> '],
    ['of the console without a value', 'undefined\n'],
    ['out of a pod', 'Defaulted container "x-quorum" out of: x-quorum, x-tessera\nnull\n'],
    ['in colours', '\u001b[32mnull\u001b[0m\n'],
    ["of the console's own connection", '{\n  id: 1,\n  jsonrpc: "2.0",\n  result: null\n}'],
    ['with quotes of a word processor', '{“jsonrpc”:“2.0”,“id”:1,“result”:null}'],
    ['of Besu', '{"jsonrpc":"2.0","id":1,"result":"Success"}'],
    ['run twice', 'null\nnull\n'],
  ])('%s is read', (_what, text) => {
    const { answers, said } = read(text);
    expect(said).toEqual([]);
    expect(answers).toEqual(answered(text.includes('Success') ? 'Success' : null));
  });

  const three = [remove('a'), remove('b'), remove('c')];
  it.each([
    ['one a line', `${rpc(1, true)}\n\n${rpc(2, true)}\n\n${rpc(3, true)}\n`],
    ['in any order', `${rpc(3, true)}\n${rpc(1, true)}\n${rpc(2, true)}\n`],
    ['one behind the other', `${rpc(1, true)}${rpc(2, true)}${rpc(3, true)}`],
    ['as a batch', `[${rpc(1, true)},${rpc(2, true)},${rpc(3, true)}]`],
    ['as the console prints a list', '[true, true, true]'],
    ['one console line each', 'true\ntrue\ntrue\n'],
  ])('answers of several commands are read %s', (_what, text) => {
    expect(read(text, three)).toMatchObject({ answers: answered(true, true, true), said: [] });
  });

  it.each([
    ['', 'Nothing was pasted: paste what the commands printed.'],
    ['   \n', 'Nothing was pasted: paste what the commands printed.'],
    ['I did it, all fine', 'No answer was found for: 1: debug_setHead.'],
    [
      '<html><head><title>401</title></head></html>',
      'What was pasted is a web page, not an answer of a node: check the address, and whether a proxy asks for credentials.',
    ],
    [
      'curl: (7) Failed to connect to 10.0.0.1 port 8545: Connection refused',
      'It did not reach the node: curl: (7) Failed to connect to 10.0.0.1 port 8545: Connection refused',
    ],
    [
      'Fatal: Failed to start the JavaScript console: api modules: Post "http://localhost:8545": EOF',
      'It did not reach the node: Fatal: Failed to start the JavaScript console: api modules: Post "http://localhost:8545": EOF',
    ],
    [
      'Error from server (NotFound): pods "validator-9" not found',
      'It did not reach the node: Error from server (NotFound): pods "validator-9" not found',
    ],
    ['bash: VALIDATOR_1_POD: parameter null or not set', 'It did not reach the node: bash: VALIDATOR_1_POD: parameter null or not set'],
    ['sh: 1: VALIDATOR_1_POD: parameter not set or null', 'It did not reach the node: sh: 1: VALIDATOR_1_POD: parameter not set or null'],
    ['-bash: geth: command not found', 'It did not reach the node: -bash: geth: command not found'],
    ['invalid host specified', 'It did not reach the node: invalid host specified'],
    ['{"jsonrpc":"2.0","id":1,"resu', 'An answer is cut off or broken, beginning with: {"jsonrpc":"2.0","id":1,"resu'],
    [
      '{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"the method debug_setHead does not exist/is not available"}}',
      'The node refused call 1: debug_setHead: the method debug_setHead does not exist/is not available (-32601)',
    ],
    [
      'Error: invalid argument 0: json: cannot unmarshal non-string into Go value of type hexutil.Uint64\n\tat web3.js:6347:37(47)\n\tat send (web3.js:5081:62(35))\n',
      'The node refused call 1: debug_setHead: invalid argument 0: json: cannot unmarshal non-string into Go value of type hexutil.Uint64',
    ],
    [
      "TypeError: Cannot read property 'setHead' of undefined at <eval>:1:7(1)",
      "The node refused call 1: debug_setHead: Cannot read property 'setHead' of undefined at <eval>:1:7(1)",
    ],
    ['true', 'Call 1: debug_setHead answered true, which it does not when it is taken.'],
    [
      '{"jsonrpc":"2.0","id":7,"result":null}',
      'An answer carries number 7, which none of these commands has: it belongs to other commands.',
    ],
  ])('says what is wrong with %j', (text, fault) => {
    const { said } = read(text);
    expect(said).toEqual([fault]);
  });

  it('names the commands that have no answer, and those that were refused', () => {
    const { answers, said } = read(`${rpc(1, true)}\n${rpc(3, false)}\n`, three);
    expect(answers.map(({ kind }) => kind)).toEqual(['answered', 'not-told', 'answered']);
    expect(said).toEqual([
      'No answer was found for: 2: admin_removePeer.',
      'Call 3: admin_removePeer answered false, which it does not when it is taken.',
    ]);
    expect(read('true\ntrue\ntrue\ntrue\n', three).said[0]).toBe('4 answers were pasted for 3 commands: paste only what these printed.');
  });

  it('of work on a machine counts only what failed', () => {
    expect(read('pod "validator-1-0" deleted\n', []).said).toEqual([]);
    expect(read('[\n  "enode://aa@b:1"\n]\n', []).said).toEqual([]);
    expect(read('Error from server (Forbidden): pods "x" is forbidden', []).said).toEqual([
      'It did not reach the node: Error from server (Forbidden): pods "x" is forbidden',
    ]);
  });

  it('keeps what was understood and nothing else of the text', () => {
    const text = `export TOKEN=s3cret\ncurl -H 'Authorization: Bearer s3cret' https://user:pw@node.example/\n${rpc(1, null)}\nroot@secret-host:~#`;
    const { kept, said } = read(text);
    expect(said).toEqual([]);
    expect(kept).toBe('[{"result":null}]');
  });

  it('reads an object in the notation of a console', () => {
    const text = `[{\n    caps: ["eth/66", "istanbul/100"],\n    enode: "${ENODE}",\n    network: {\n      inbound: false,\n    },\n    protocols: {\n      eth: {\n        difficulty: 1.5e+21\n      }\n    }\n}]`;
    expect(read(text, [{ method: 'admin_peers', params: [] }]).answers).toEqual(
      answered([
        { caps: ['eth/66', 'istanbul/100'], enode: ENODE, network: { inbound: false }, protocols: { eth: { difficulty: 1.5e21 } } },
      ]),
    );
  });

  it('never throws and gives one answer a call, whatever is pasted', () => {
    const piece = fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.json({ maxDepth: 3 }),
      fc.constantFrom(
        'null',
        'true',
        '> ',
        '\r\n',
        '\n',
        '{',
        '}',
        '[',
        '"',
        "'",
        '\\',
        rpc(1, null),
        rpc(2, true),
        'curl: (7) x',
        '\u001b[31m',
        '0x1f',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.integer({ min: 0, max: 4 }), (pieces, count) => {
        const calls = Array.from({ length: count }, () => setHead);
        const { answers, kept } = readPasted(pieces.join(''), calls);
        expect(answers).toHaveLength(count);
        expect(kept.length).toBeLessThanOrEqual(2_000);
      }),
      { numRuns: 500 },
    );
  });
});
