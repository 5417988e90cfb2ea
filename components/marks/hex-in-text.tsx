import { WholeHex } from '@/components/marks/whole-hex';

/** A sentence in which hashes stand whole, their middle cut until they are opened. */
export function HexInText({ text }: { readonly text: string }) {
  return text.split(/(0x[0-9a-f]{64})/).map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text keep their order
      <WholeHex key={index} value={part} />
    ),
  );
}
