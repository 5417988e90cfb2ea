import { shortenHex } from '@/components/format/shorten';
import { Hint } from '@/components/overlay/hint';

/** A hash or address, its middle cut; whole on hover, focus or touch. For where no button copies it. */
export function WholeHex({ value }: { readonly value: string }) {
  return (
    <Hint says={value} explains>
      <button type="button" className="term whitespace-nowrap font-mono text-small">
        {shortenHex(value)}
      </button>
    </Hint>
  );
}
