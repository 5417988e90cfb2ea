import '@/components/wall/screen.css';
import { SeverityMark } from '@/components/marks/severity-mark';
import type { WallNotice } from '@/lib/views/wall-notice';

type Props = {
  readonly notice: WallNotice;
  /** Where somebody who stands before it may go; a page that is loaded, not one that is drawn. */
  readonly way?: { readonly href: string; readonly says: string } | undefined;
};

/** A whole screen in large letters: why it shows no network, and what to do. */
export function ScreenNotice({ notice, way }: Props) {
  return (
    <main className="screen-notice">
      <h1>
        <SeverityMark severity="unknown" />
        <span>{notice.title}</span>
      </h1>
      <p role="status">{notice.todo}</p>
      {way === undefined ? null : (
        <p>
          <a href={way.href} className="link font-medium">
            {way.says}
          </a>
        </p>
      )}
    </main>
  );
}
