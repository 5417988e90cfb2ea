import type { ReactNode } from 'react';
import { OuterPage } from '@/components/shell/outer-page';

/** A page that belongs to no network: a form, in the middle. */
export function NarrowPage({
  title,
  children,
  wide = false,
}: {
  readonly title: string;
  readonly children: ReactNode;
  readonly wide?: boolean;
}) {
  return (
    <OuterPage className={wide ? 'max-w-[1060px]' : 'max-w-[460px] min-[700px]:py-16'}>
      <h1 className="mb-4 font-semibold text-heading tracking-tight">{title}</h1>
      {children}
    </OuterPage>
  );
}
