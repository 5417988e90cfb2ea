import { shortenHex } from '@/components/format/shorten';
import { HexText } from '@/components/marks/hex';
import type { Address } from '@/lib/consensus/types';
import { sayHeight } from '@/lib/views/words/height';

type Props = {
  readonly address: Address;
  /** As node-names gives it: the address itself, cut, where nobody proves it. */
  readonly name: string;
};

/** Who an address is, and the address: alone where no node here proves it. */
export function NameAndAddress({ address, name }: Props) {
  const what = sayHeight('name-and-address.what', { name });
  return (
    <span className="inline-flex max-w-full flex-wrap items-center gap-x-1.5">
      {name === shortenHex(address) ? null : <span className="break-words">{name}</span>}
      <span className="text-ink3">
        <HexText value={address} what={what} />
      </span>
    </span>
  );
}
