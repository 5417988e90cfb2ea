import { shortenHex } from '@/components/format/shorten';
import { CopyButton } from '@/components/marks/copy-button';

type Props = { readonly value: string; readonly what: string; readonly copy?: boolean };

/** A hash or address, its middle cut, whole on hover, with a button that copies all of it; `what` names it for that button. */
export function HexText({ value, what, copy = true }: Props) {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap">
      <span className="font-mono text-small" title={value}>
        {shortenHex(value)}
      </span>
      {copy ? <CopyButton text={value} what={what} /> : null}
    </span>
  );
}
