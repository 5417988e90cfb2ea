import type { NameOf } from '@/components/fork/node-names';
import { shortenHex } from '@/components/format/shorten';
import { NameAndAddress } from '@/components/height/name-and-address';
import { HexText } from '@/components/marks/hex';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { SealView } from '@/lib/views/types';
import { sayHeight } from '@/lib/views/words/height';

type Props = { readonly seals: readonly SealView[]; readonly nameOf: NameOf; readonly several: boolean };

const VALIDATOR_WORD = {
  yes: null,
  no: sayHeight('seal-list.no-validator-this'),
  unknown: sayHeight('seal-list.not-known-whether'),
} as const satisfies Record<SealView['validator'], string | null>;

/** Recovered signers of a block's commit seals; those that sealed another block of this height as well are marked. */
export function SealList({ seals, nameOf, several }: Props) {
  if (seals.length === 0) return <p className="text-ink2">{sayHeight('seal-list.no-commit-seal')}</p>;
  return (
    <ul className="live-value">
      {seals.map((seal) => (
        <li
          key={seal.seal}
          data-both={seal.alsoSealed.length > 0}
          className="-mx-2 flex flex-wrap items-center justify-between gap-x-4 rounded px-2 py-1 data-[both=true]:bg-warn-bg"
        >
          <span className="flex min-w-0 flex-wrap items-center gap-x-2">
            {seal.signer === null ? (
              sayHeight('seal-list.recovers-no-address')
            ) : (
              <NameAndAddress address={seal.signer} name={seal.node ?? nameOf(seal.signer)} />
            )}
            {VALIDATOR_WORD[seal.validator] === null ? null : (
              <span className="text-small text-warn">{VALIDATOR_WORD[seal.validator]}</span>
            )}
            {several && seal.alsoSealed.length > 0 ? (
              <span className="inline-flex items-center gap-1 text-small text-warn">
                <SeverityMark severity="warning" size={12} />
                {sayHeight('seal-list.sealed-too', { alsoSealed: seal.alsoSealed.map(blockWords).join(', ') })}
              </span>
            ) : null}
          </span>
          <span className="text-ink3">
            <HexText
              value={seal.seal}
              what={sayHeight('seal-list.seal', {
                node: seal.node ?? (seal.signer === null ? sayHeight('seal-list.nobody') : shortenHex(seal.signer)),
              })}
            />
          </span>
        </li>
      ))}
    </ul>
  );
}

function blockWords(label: string): string {
  return label.startsWith('0x') ? shortenHex(label) : label;
}
