import { rlpBytes, rlpInteger, rlpList } from '@/lib/consensus/encode-rlp';
import { hexToBytes } from '@/lib/consensus/hex-bytes';
import type { DrillTransaction } from '@/lib/drill/types';

/** A legacy transaction before its hash and sender are known. */
export type UnsignedTransfer = Pick<DrillTransaction, 'nonce' | 'gasPrice' | 'gas' | 'to' | 'value' | 'data'>;
type Signature = Pick<DrillTransaction, 'v' | 'r' | 's'>;

/** RLP of a signed legacy transaction; with (chainId, 0, 0) in place of v, r, s it is what EIP-155 signs. Source: quorum core/types/legacy_tx.go. */
export const encodeTransfer = ({ nonce, gasPrice, gas, to, value, data }: UnsignedTransfer, { v, r, s }: Signature): Uint8Array =>
  rlpList([
    rlpInteger(nonce, 'nonce'),
    rlpInteger(gasPrice, 'gasPrice'),
    rlpInteger(gas, 'gas'),
    rlpBytes(hexToBytes(to, 'to', 20)),
    rlpInteger(value, 'value'),
    rlpBytes(hexToBytes(data, 'data')),
    rlpInteger(v, 'v'),
    rlpInteger(r, 'r'),
    rlpInteger(s, 's'),
  ]);
