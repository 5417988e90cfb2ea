import type { ReactNode } from 'react';
import { type Severity, SeverityMark } from '@/components/marks/severity-mark';

type Props = {
  readonly severity: Severity;
  readonly says: string;
  readonly help: string;
  /** Where to go on. */
  readonly children?: ReactNode;
  /** The page has nothing else to say. */
  readonly isPage?: boolean;
};

/** A page or a part of one that has nothing to show: what that means, and what to do next. */
export function StateNote({ severity, says, help, children, isPage = false }: Props) {
  return (
    <div className={`flex gap-3.5 ${isPage ? 'py-10' : ''}`}>
      <span className={isPage ? 'pt-1.25' : 'pt-0.5'}>
        <SeverityMark severity={severity} size={isPage ? 24 : 18} />
      </span>
      <div className="min-w-0 break-words">
        {isPage ? <h1 className="font-semibold text-heading tracking-tight">{says}</h1> : <p className="font-medium">{says}</p>}
        <p className="mt-0.5 max-w-[70ch] text-ink2">{help}</p>
        {children === undefined ? null : <div className="mt-3 flex flex-wrap gap-x-5 gap-y-2">{children}</div>}
      </div>
    </div>
  );
}
