import { shortenHex } from '@/components/format/shorten';
import { BranchChip } from '@/components/marks/branch-chip';
import { CopyButton } from '@/components/marks/copy-button';
import { WholeHex } from '@/components/marks/whole-hex';

type Props = {
  readonly value: string;
  readonly what: string;
  readonly copy?: boolean;
  /** The branch it stands on, where it does. */
  readonly branch?: string | null;
};

/** A hash or address, its middle cut, with the mark of its branch and a button that shows and copies all of it; `what` names it for that button. */
export function HexText({ value, what, copy = true, branch = null }: Props) {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap print:whitespace-normal">
      <span className="screen-only">
        {copy ? <span className="font-mono text-small">{shortenHex(value)}</span> : <WholeHex value={value} />}
      </span>
      {/* Drawn by the style sheet: it is in nobody's text but on paper, where nothing can be opened. */}
      <span aria-hidden="true" data-whole={value} className="print-only print-whole" />
      {branch === null ? null : (
        <span className="mr-1 ml-1.5 inline-flex">
          <BranchChip label={branch} />
        </span>
      )}
      {copy ? <CopyButton text={value} what={what} shows={value} /> : null}
    </span>
  );
}
