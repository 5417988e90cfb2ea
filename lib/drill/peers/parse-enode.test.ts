import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { EnodeError, parseEnode, printEnode } from '@/lib/drill/peers/parse-enode';

const KEY =
  'bea1176b1bea1d408e23d9aaac32ef6ceeccb595e2b308e1415c3988f9a10d6c5d406dfa89cef38a2bbf905d763803161f3754fcb82c756ccb26176efdabe875';

type Call = { readonly method: string; readonly params: readonly unknown[] };

describe('an enode URL', () => {
  it('is read and printed again', () => {
    const text = `enode://${KEY}@127.0.0.1:31301?discport=0`;
    expect(parseEnode(text)).toMatchObject({ publicKey: KEY, host: '127.0.0.1', port: 31301, udpPort: 0 });
    expect(printEnode(parseEnode(text))).toBe(text);
    expect(printEnode(parseEnode(`enode://${KEY}@localhost:1`))).toBe(`enode://${KEY}@127.0.0.1:1`);
    expect(parseEnode(`enode://${KEY}`)).toMatchObject({ host: null });
    expect(parseEnode(text).id).toBe(parseEnode(`enode://${KEY}`).id);
  });

  // Left: what was asked of a v24.4.1 node; right: what it answered.
  it.each([
    ['', "missing 'enr:' prefix for base64-encoded record"],
    ['enode://', 'does not contain node ID'],
    ['enode://zz@1.1.1.1:1', "invalid public key (encoding/hex: invalid byte: U+007A 'z')"],
    ['enode://0', 'invalid public key (encoding/hex: odd length hex string)'],
    ['enode://00', 'invalid public key (wrong length, want 128 hex chars)'],
    [`enode://${'0'.repeat(128)}@127.0.0.1:1`, 'invalid public key (invalid secp256k1 public key)'],
    [`enode://${KEY}@127.0.0.1`, 'invalid port'],
    [`enode://${KEY}@127.0.0.1:65536`, 'invalid port'],
    [`enode://${KEY}@127.0.0.1:abc`, `parse "enode://${KEY}@127.0.0.1:abc": invalid port ":abc" after host`],
    [`enode://${KEY}@127.0.0.1:-1`, `parse "enode://${KEY}@127.0.0.1:-1": invalid port ":-1" after host`],
    [`enode://${KEY}@300.1.1.1:30303`, 'lookup 300.1.1.1: no such host'],
    [`enode://${KEY}@:30303`, 'lookup : no such host'],
    [`enode://${KEY}@127.0.0.1:1?discport=70000`, 'invalid discport in query'],
    ['enode://127.0.0.1:30303', 'does not contain node ID'],
    [`enode://${KEY}:pw@127.0.0.1:1`, "invalid public key (encoding/hex: invalid byte: U+003A ':')"],
  ])('%j is refused in the words of the client', (text, why) => {
    expect(() => parseEnode(text)).toThrow(new EnodeError(why));
  });

  it('is refused as recorded', () => {
    const lines = gunzipSync(readFileSync('fixtures/recordings/qbft-rpc-surface/answers.jsonl.gz')).toString().trim().split('\n');
    const refused = lines
      .map((line) => JSON.parse(line) as { request: Call; answer?: { error?: { message: string } } })
      .filter(
        ({ request, answer }) => /^admin_(add|remove)Peer$/.test(request?.method) && answer?.error?.message.startsWith('invalid enode'),
      );
    expect(refused.length).toBe(2);
    for (const { request, answer } of refused) {
      expect(() => parseEnode(String(request.params[0]))).toThrow(
        new EnodeError(answer?.error?.message.replace('invalid enode: ', '') ?? ''),
      );
    }
  });
});
