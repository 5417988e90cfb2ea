import { CopyButton } from '@/components/marks/copy-button';

type Props = {
  readonly text: string;
  /** Names the copy button: "Copy …". */
  readonly what: string;
  /** Long lines are broken; else they scroll within, as where line ends count. */
  readonly wrap?: boolean;
};

/** Text to be copied whole, as it stands; it scrolls within itself and is reached by keyboard. */
export function CommandBlock({ text, what, wrap = false }: Props) {
  return (
    <div className="relative min-w-0 rounded-md border border-line bg-sunk">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section aria-label={what} tabIndex={0} className="max-h-72 overflow-auto rounded-md">
        <pre
          className={`px-3 py-2.5 pr-10 font-mono text-small leading-relaxed ${wrap ? 'whitespace-pre-wrap break-all' : 'w-max min-w-full'}`}
        >
          {text}
        </pre>
      </section>
      <span className="absolute top-1.5 right-1.5 rounded bg-sunk">
        <CopyButton text={text} what={what} />
      </span>
    </div>
  );
}
