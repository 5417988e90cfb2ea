import { join } from 'node:path';
import { decodeBase64, decodeRlp, encodeRlp, hexlify, keccak256, recoverAddress } from 'ethers';
import { expect, it } from 'vitest';
import { readRecording } from '@/lib/drill/conformance/read-recording';
import { nodeRecord } from '@/lib/drill/rpc/json/node-record';
import { rpcWorld } from '@/lib/drill/rpc/rpc.test-world';

function open(enr: string) {
  const text = enr.slice('enr:'.length).replaceAll('-', '+').replaceAll('_', '/');
  return decodeRlp(decodeBase64(text.padEnd(Math.ceil(text.length / 4) * 4, '='))) as unknown[];
}
const keysOf = (record: unknown[]) => record.slice(2).filter((_, index) => index % 2 === 0);

it('a node record is signed by the node and has the keys of the recorded ones, in their order', () => {
  const { node } = rpcWorld({ blocks: 0 });
  const [signature, ...content] = open(nodeRecord(node));
  const digest = keccak256(encodeRlp(content as string[]));
  const signers = [27, 28].map((v) => recoverAddress(digest, `${signature}${v.toString(16)}`).toLowerCase());
  expect(signers).toContain(node.key.address);
  const recorded = readRecording(join(import.meta.dirname, '../../../../fixtures/recordings/qbft-rpc-surface')).calls.find(
    ({ method, answer }) => method === 'admin_nodeInfo' && answer.ok,
  )?.answer;
  const { enr } = (recorded?.ok ? recorded.result : {}) as { enr: string };
  expect(keysOf(open(nodeRecord(node)))).toEqual(keysOf(open(enr)));
});

it('the fork id is that of the recorded nodes for their genesis', () => {
  const { node } = rpcWorld({ blocks: 0 });
  const hash = '0x437223fcd89203b2106713cd1ace46804bd73c06741a59e7ade47ff09451c69e';
  const { genesis } = node.workshop;
  const lab = { ...node, workshop: { ...node.workshop, genesis: { ...genesis, block: { ...genesis.block, hash } } } } as typeof node;
  expect(open(nodeRecord(lab))[3]).toEqual([['0x87c4b5c7', '0x']]);
  expect(hexlify(open(nodeRecord(lab))[1] as string)).toBe('0x01');
});
