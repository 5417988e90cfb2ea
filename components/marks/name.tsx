import { shortenMiddle } from '@/components/format/shorten';

/** A node's name, its middle cut when long; the whole name on hover and for screen readers. */
export function Name({ name, max = 24 }: { readonly name: string; readonly max?: number }) {
  const short = shortenMiddle(name, max);
  // A name may be written from right to left: what stands around it keeps its order.
  if (short === name) return <bdi>{name}</bdi>;
  return (
    <bdi title={name}>
      <span aria-hidden="true">{short}</span>
      <span className="sr-only">{name}</span>
    </bdi>
  );
}
