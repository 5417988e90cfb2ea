import { shortenMiddle } from '@/components/format/shorten';

/** A node's name, its middle cut when long; the whole name on hover and for screen readers. */
export function Name({ name, max = 24 }: { readonly name: string; readonly max?: number }) {
  const short = shortenMiddle(name, max);
  if (short === name) return <span>{name}</span>;
  return (
    <span title={name}>
      <span aria-hidden="true">{short}</span>
      <span className="sr-only">{name}</span>
    </span>
  );
}
