import { SeverityMark } from '@/components/marks/severity-mark';

/** That a recovery goes on without approval, by whom and why: said as long as it has not ended. */
export function GlassLine({ sentence }: { readonly sentence: string }) {
  return (
    <span data-glass className="flex min-w-0 items-start gap-2.5">
      <span className="pt-0.5">
        <SeverityMark severity="warning" />
      </span>
      <strong className="min-w-0 break-words font-semibold">{sentence}</strong>
    </span>
  );
}
