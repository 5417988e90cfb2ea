import type { Address, Hex } from '@/lib/consensus/types';
import { cannotRead, type GoType, jsonKind } from '@/lib/drill/rpc/go/go-type';
import { goAddress, hexBig, hexBytes, hexUint64 } from '@/lib/drill/rpc/go/hex-types';

/** Of eth_call and eth_estimateGas; null = not given. */
export type CallArguments = {
  readonly from: Address | null;
  readonly to: Address | null;
  readonly gas: bigint | null;
  readonly gasPrice: bigint | null;
  readonly value: bigint | null;
  readonly data: Hex | null;
};

/** Source: quorum internal/ethapi/api.go CallArgs. Access lists are left alone: the drill runs no EVM. */
export const callArguments: GoType<CallArguments> = {
  optional: false,
  read: (value) => {
    if (value !== null && (typeof value !== 'object' || Array.isArray(value))) throw cannotRead(jsonKind(value), 'ethapi.CallArgs');
    const fields = new Map(Object.entries(value ?? {}).map(([key, entry]) => [key.toLowerCase(), entry as unknown]));
    const field = <T>(name: string, type: GoType<T>): T | null => {
      const given = fields.get(name.toLowerCase()) ?? null;
      return given === null ? null : type.read(given, `Go struct field CallArgs.${name}`);
    };
    return {
      from: field('from', goAddress),
      to: field('to', goAddress),
      gas: field('gas', hexUint64),
      gasPrice: field('gasPrice', hexBig),
      value: field('value', hexBig),
      data: field('data', hexBytes),
    };
  },
};
