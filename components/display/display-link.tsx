import { ShownOnce } from '@/components/account/shown-once';
import { Spoken } from '@/components/marks/spoken';
import { sayDisplay } from '@/lib/views/words/display';

/** The link that is opened on a screen, and what may be added to it. */
export function DisplayLink({ name, path }: { readonly name: string; readonly path: string }) {
  const says = <>{sayDisplay('display-link.link-for-open', { name })}</>;
  return (
    <ShownOnce says={says} path={path} what={sayDisplay('display-link.link')}>
      <p className="mt-1.5 text-ink2">
        <Spoken
          parts={sayDisplay.parts('display-link.further-settings-go', {
            distance: <code>&amp;distance=5</code>,
            size: <code>&amp;size=55</code>,
            theme: <code>&amp;theme=dark</code>,
            dim: <code>&amp;dim=22-06</code>,
            sound: <code>&amp;sound=1</code>,
          })}
        />
      </p>
    </ShownOnce>
  );
}
