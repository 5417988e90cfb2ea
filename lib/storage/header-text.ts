import { deflateRawSync, inflateRawSync } from 'node:zlib';

/**
 * What nearly every header holds, so that only the rest takes room (about a quarter of the text). It is part of the stored
 * form: a change here makes stored headers unreadable, so a better one comes as form 2 beside it.
 */
const DICTIONARY_1 = Buffer.from(
  [
    '{"baseFeePerGas":"0x0","withdrawalsRoot":"0x","blobGasUsed":"0x","excessBlobGas":"0x","parentBeaconBlockRoot":"0x","requestsHash":"0x",',
    '"totalDifficulty":"0x","size":"0x","uncles":[],"transactions":[],"hash":"0x","number":"0x","parentHash":"0x","stateRoot":"0x",',
    '"extraData":"0xf90164a000000000000000000000000000000000000000000000000000000000000000f87894c080c001f8c9b841"b841,"miner":"0x',
    '"sha3Uncles":"0x1dcc4de8dec75d7aab85b567b6ccd41ad312451b948a7413f0a142fd40d49347",',
    '"transactionsRoot":"0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421",',
    '"receiptsRoot":"0x56e81f171bcc55a6ff8345e692c0f86e5b48e01b996cadc001622fb5e363b421",',
    '"mixHash":"0x63746963616c2062797a616e74696e65206661756c7420746f6c6572616e6365","nonce":"0x0000000000000000",',
    `"difficulty":"0x1","gasLimit":"0x","gasUsed":"0x0","timestamp":"0x","logsBloom":"0x${'0'.repeat(512)}"}`,
  ].join(''),
);

/** The header's JSON text packed: one byte that names the form, then the text deflated. */
export function packHeader(text: string): Buffer {
  return Buffer.concat([Buffer.from([1]), deflateRawSync(text, { dictionary: DICTIONARY_1 })]);
}

/** The reverse of packHeader; throws a plain Error on a form it does not know. */
export function unpackHeader(bytes: Buffer): string {
  if (bytes[0] !== 1) throw new Error(`a stored header has form ${bytes[0]}, known is 1`);
  return inflateRawSync(bytes.subarray(1), { dictionary: DICTIONARY_1 }).toString('utf8');
}
