import { CopyButton } from '@/components/marks/copy-button';

/** A step in words; what stands between backticks is a command, in type of its own and with a button that copies it. */
export function StepText({ text }: { readonly text: string }) {
  return (
    <span className="min-w-0 break-words">
      {text.split('`').map((part, index) =>
        index % 2 === 0 ? (
          part
        ) : (
          // The parts of one step never move.
          // biome-ignore lint/suspicious/noArrayIndexKey: fixed order
          <span key={index} className="inline-flex max-w-full items-center gap-0.5 rounded-md bg-sunk pr-0.5 pl-1.5 align-middle">
            <code className="min-w-0 break-all font-mono text-[12.5px]">{part}</code>
            <CopyButton text={part} what="the command" />
          </span>
        ),
      )}
    </span>
  );
}
