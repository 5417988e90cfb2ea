type Props = { readonly validators: number; readonly size: number | null; readonly reachable: number | null };

/** Above this many validators single marks would be thinner than a pixel or two. */
const MOST_SEGMENTS = 30;

/** A mark a validator, filled = reachable, with a line where the quorum is reached. The words beside it say the same. */
export function QuorumMeter({ validators, size, reachable }: Props) {
  if (validators <= 0) return null;
  const short = reachable !== null && size !== null && reachable < size;
  const fill = short ? 'bg-bad' : 'bg-ink2';
  return (
    <div aria-hidden="true" className="relative my-1.5 h-2 max-w-[180px]">
      {reachable === null ? (
        <div className="hatched size-full rounded-sm border border-edge" />
      ) : validators <= MOST_SEGMENTS ? (
        <div className="grid size-full gap-0.5" style={{ gridTemplateColumns: `repeat(${validators}, minmax(0, 1fr))` }}>
          {Array.from({ length: validators }, (_, index) => index).map((index) => (
            <i key={index} className={`rounded-sm ${index < reachable ? fill : 'border border-edge'}`} />
          ))}
        </div>
      ) : (
        <div className="size-full rounded-sm border border-edge">
          <div className={`h-full rounded-l-sm ${fill}`} style={{ width: `${(100 * reachable) / validators}%` }} />
        </div>
      )}
      {size === null ? null : (
        <i className="absolute -inset-y-[3px] w-0.5 -translate-x-1/2 bg-ink" style={{ left: `${(100 * size) / validators}%` }} />
      )}
    </div>
  );
}
