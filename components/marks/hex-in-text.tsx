import { shortenHex } from '@/components/format/shorten';

/** A sentence in which hashes stand whole, their middle cut on the screen. */
export function HexInText({ text }: { readonly text: string }) {
  return text.split(/(0x[0-9a-f]{64})/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
      <span key={index} title={part} className="whitespace-nowrap font-mono text-small">
        {shortenHex(part)}
      </span>
    ),
  );
}
