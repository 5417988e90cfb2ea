import type { Route } from 'next';
import Link from 'next/link';

type Props<W extends string> = {
  readonly label: string;
  readonly windows: readonly (readonly [window: W, word: string])[];
  readonly chosen: W;
  readonly path: Route;
};

/** Which span is shown; it stands in the address. */
export function WindowPicker<W extends string>({ label, windows, chosen, path }: Props<W>) {
  return (
    <nav aria-label={label} className="flex overflow-hidden rounded-md border border-edge text-small">
      {windows.map(([window, word]) => (
        <Link
          key={window}
          href={`${path}?window=${window}` as Route}
          scroll={false}
          prefetch={false}
          aria-current={window === chosen ? 'true' : undefined}
          className="border-edge border-l px-2.5 py-1 text-ink2 first:border-l-0 hover:bg-sunk hover:text-ink focus-visible:-outline-offset-2 aria-[current=true]:bg-ink aria-[current=true]:text-surface"
        >
          {word}
        </Link>
      ))}
    </nav>
  );
}
